"""The windows of the whole batch as the rows of one matrix."""

import numpy as np


def conv2d_forward(X, W, b, padding, stride):
    n, c, h, w = X.shape
    o, _, k_h, k_w = W.shape
    out_h = int(np.floor((h + 2 * padding[0] - k_h) / stride[0])) + 1
    out_w = int(np.floor((w + 2 * padding[1] - k_w) / stride[1])) + 1
    padded = np.pad(X, ((0, 0), (0, 0), (padding[0],) * 2, (padding[1],) * 2))
    columns = np.zeros((n * out_h * out_w, c * k_h * k_w))
    row = 0
    for image in padded:
        for i in range(out_h):
            for j in range(out_w):
                top, left = i * stride[0], j * stride[1]
                columns[row] = image[:, top : top + k_h, left : left + k_w].ravel()
                row += 1
    Y = columns.dot(W.reshape(o, -1).T) + b
    return Y.reshape(n, out_h, out_w, o).transpose(0, 3, 1, 2)
