"""In the gradient the factor 2 of the square's derivative is missing.

zh-hans: 梯度中缺少平方求导得到的系数 2。
"""


def mean_squared_error(Y, T):
    return ((Y - T) ** 2).mean(), (Y - T) / Y.size
