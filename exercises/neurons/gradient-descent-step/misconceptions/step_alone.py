"""This is the step alone, `-rate * dw`. Return the parameter after the step.

zh-hans: 这只是步长本身 `-rate * dw`。请返回走完这一步之后的参数。
"""


def gradient_descent_step(w, dw, rate):
    return -rate * dw
