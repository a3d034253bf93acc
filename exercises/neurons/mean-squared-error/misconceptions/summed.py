"""The squared errors were added up. The mean is asked for: divide the loss, and with it the gradient, by the number of elements.

zh-hans: 误差的平方被加了起来。要求的是平均值：损失及其梯度都要除以元素个数。
"""


def mean_squared_error(Y, T):
    return ((Y - T) ** 2).sum(), 2 * (Y - T)
