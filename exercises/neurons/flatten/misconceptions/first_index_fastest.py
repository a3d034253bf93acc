"""The elements are in Fortran's order, the first index running fastest. Here the last one does, which is `reshape`'s own default.

zh-hans: 元素按 Fortran 顺序排列，第一个下标变化最快。这里应当是最后一个下标变化最快，这也是 `reshape` 的默认顺序。
"""


def flatten(X):
    return X.reshape(len(X), -1, order="F")
