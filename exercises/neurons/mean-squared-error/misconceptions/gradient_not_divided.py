"""The gradient is that of the sum: like the loss, it is divided by the number of elements.

zh-hans: 这是总和的梯度：它与损失一样，要除以元素个数。
"""


def mean_squared_error(Y, T):
    return ((Y - T) ** 2).mean(), 2 * (Y - T)
