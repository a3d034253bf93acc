"""The loss is right. The gradient is that of the sum: divide it by the number of elements too.

zh-hans: 损失是对的。梯度却是总和的梯度：它也要除以元素个数。
"""


def mean_squared_error(Y, T):
    return ((Y - T) ** 2).mean(), 2 * (Y - T)
