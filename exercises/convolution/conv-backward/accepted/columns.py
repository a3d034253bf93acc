"""By columns: two matrix products, and the columns added back to their places; a list instead of a tuple."""

import numpy as np


def conv2d_backward(dY, X, W, padding, stride):
    n, c, h, w = X.shape
    o, _, k_h, k_w = W.shape
    out_h, out_w = dY.shape[2:]
    a, i = np.arange(k_h), np.arange(out_h) * stride[0]
    b, j = np.arange(k_w), np.arange(out_w) * stride[1]
    rows = (a[:, None] + i[None, :])[:, None, :, None]
    columns = (b[:, None] + j[None, :])[None, :, None, :]
    P = np.pad(X, ((0, 0), (0, 0), (padding[0],) * 2, (padding[1],) * 2))
    cols = P[:, :, rows, columns].reshape(n, c * k_h * k_w, out_h * out_w)
    g = dY.reshape(n, o, -1)
    dW = np.einsum("nol,nkl->ok", g, cols).reshape(W.shape)
    dcols = np.einsum("ok,nol->nkl", W.reshape(o, -1), g).reshape(n, c, k_h, k_w, out_h, out_w)
    dP = np.zeros(P.shape)
    np.add.at(dP, (slice(None), slice(None), rows, columns), dcols)
    frame = [np.arange(size) + p for size, p in zip((h, w), padding)]
    return [dP[:, :, frame[0][:, None], frame[1]], dW, g.sum(axis=-1).sum(axis=0)]
