"""The learning rate was not used: the step is `rate * dw`.

zh-hans: 没有用到学习率：步长是 `rate * dw`。
"""


def gradient_descent_step(w, dw, rate):
    return w - dw
