"""The gradient has the wrong sign: an output that is too large has a positive one, `Y - T`.

zh-hans: 梯度的符号反了：输出过大时梯度为正，即 `Y - T`。
"""


def mean_squared_error(Y, T):
    return ((Y - T) ** 2).mean(), 2 * (T - Y) / Y.size
