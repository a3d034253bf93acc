# expect: passed
# Comments, names and printed text are Chinese.
import numpy as np


def 输出形状(输入, 核):
    """返回互相关运算的输出形状。"""
    return 输入.shape[0] - 核.shape[0] + 1, 输入.shape[1] - 核.shape[1] + 1


def corr2d(X, K):
    # 二维互相关运算：卷积核在输入上滑动
    h, w = K.shape
    Y = np.zeros(输出形状(X, K))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i : i + h, j : j + w] * K).sum()
    print("输出形状是", Y.shape)
    return Y
