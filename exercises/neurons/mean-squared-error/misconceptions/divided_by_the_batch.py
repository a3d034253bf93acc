"""The sum was divided by the number of examples. The mean is over all elements: divide by `Y.size`.

zh-hans: 和除以的是样本数。平均值是对所有元素求的：应当除以 `Y.size`。
"""


def mean_squared_error(Y, T):
    return ((Y - T) ** 2).sum() / len(Y), 2 * (Y - T) / len(Y)
