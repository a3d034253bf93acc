"""The result is as wide as the image: the last pixel of each row was compared with something outside. It has no right neighbour, so there is one column less.

zh-hans: 结果和图像一样宽：每行最后一个像素与图像之外的值作了比较。它没有右边的像素，因此结果应当少一列。
"""

import numpy as np


def detect_edges(X):
    return X - np.pad(X, ((0, 0), (0, 1)))[:, 1:]
