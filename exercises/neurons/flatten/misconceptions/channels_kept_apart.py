"""Only the last two axes were joined, so the channels still have an axis of their own. All axes but the first become one.

zh-hans: 只合并了最后两个轴，通道仍然单独占一个轴。除第一个轴外，所有的轴都要合并成一个。
"""


def flatten(X):
    return X.reshape(*X.shape[:-2], -1)
