"""The pixels were laid out with `reshape(-1, c)`, which cuts through the rows of the image. Each pixel's channels lie along the first axis: `reshape(c, -1)`, or `transpose` first.

zh-hans: 用 `reshape(-1, c)` 重排像素会把图像的行切断。每个像素的通道沿第一个轴排列：请用 `reshape(c, -1)`，或者先 `transpose`。
"""


def conv1x1(X, K):
    c, h, w = X.shape
    o = K.shape[0]
    return (X.reshape(-1, c) @ K.reshape(o, c).T).reshape(o, h, w)
