"""Convolutional layers over batches: many channels, forward and backward, and their relatives.

Batches are (n, c, h, w): examples, channels, rows, columns, but for ``conv2d_channels_last``. ``padding`` (p_h, p_w) is
added on each of the two sides, ``stride`` is (s_h, s_w).
"""

import numpy as np


def conv2d_forward(X, W, b, padding, stride):
    """Return the output of a convolutional layer.

    Shapes: ``X`` (n, c, h, w), ``W`` (o, c, k_h, k_w), ``b`` (o,); the result is
    (n, o, (h + 2 p_h - k_h) // s_h + 1, (w + 2 p_w - k_w) // s_w + 1).

    Formula: ``Y[e, f, i, j] = b[f] + sum over m, a, d of P[e, m, i s_h + a, j s_w + d] * W[f, m, a, d]`` with P the
    padded ``X`` (Dive into Deep Learning, section 7.4).
    """
    p_h, p_w = padding
    padded = np.pad(X, ((0, 0), (0, 0), (p_h, p_h), (p_w, p_w)))
    windows = np.lib.stride_tricks.sliding_window_view(padded, W.shape[2:], axis=(2, 3))
    windows = windows[:, :, :: stride[0], :: stride[1]]
    return np.einsum("ncijab,ocab->noij", windows, W, optimize=True) + b[:, None, None]


def conv2d_backward(dY, X, W, padding, stride):
    """Return the gradients (dX, dW, db) of ``conv2d_forward``, each of the shape of what it belongs to.

    ``dY`` is the gradient of the loss by the output, of the output's shape. The gradient that reaches the padding is
    dropped (Goodfellow et al., Deep Learning, equations 9.11 and 9.13).
    """
    (p_h, p_w), (s_h, s_w) = padding, stride
    k_h, k_w = W.shape[2:]
    out_h, out_w = dY.shape[2:]
    padded = np.pad(X, ((0, 0), (0, 0), (p_h, p_h), (p_w, p_w)))
    dpadded = np.zeros(padded.shape, dtype=dY.dtype)
    dW = np.zeros(W.shape, dtype=dY.dtype)
    for a in range(k_h):
        for b in range(k_w):
            rows = slice(a, a + s_h * (out_h - 1) + 1, s_h)
            columns = slice(b, b + s_w * (out_w - 1) + 1, s_w)
            dW[:, :, a, b] = np.einsum("noij,ncij->oc", dY, padded[:, :, rows, columns])
            dpadded[:, :, rows, columns] += np.einsum("noij,oc->ncij", dY, W[:, :, a, b])
    dX = dpadded[:, :, p_h : p_h + X.shape[2], p_w : p_w + X.shape[3]]
    return dX, dW, dY.sum(axis=(0, 2, 3))


def conv2d_channels_last(X, W, b):
    """Return the output of a convolutional layer whose channels are the last axis: no padding, stride 1.

    Shapes: ``X`` (n, h, w, c), ``W`` (k_h, k_w, c, o), ``b`` (o,); the result is (n, h - k_h + 1, w - k_w + 1, o).
    It is ``conv2d_forward`` with the axes in the order of TensorFlow and Keras.
    """
    windows = np.lib.stride_tricks.sliding_window_view(X, W.shape[:2], axis=(1, 2))
    return np.einsum("eijmad,admf->eijf", windows, W) + b


def im2col(X, kernel_shape, padding, stride):
    """Return the windows of one image ``X`` (c, h, w) as the columns of a matrix.

    ``kernel_shape`` is (k_h, k_w). The result is (c k_h k_w, out_h out_w): a column holds a window's elements,
    channel by channel and row by row; the columns follow the output row by row (Chellapilla, Puri and Simard 2006,
    section 3).
    """
    p_h, p_w = padding
    padded = np.pad(X, ((0, 0), (p_h, p_h), (p_w, p_w)))
    windows = np.lib.stride_tricks.sliding_window_view(padded, kernel_shape, axis=(1, 2))
    windows = windows[:, :: stride[0], :: stride[1]].transpose(0, 3, 4, 1, 2)
    return windows.reshape(X.shape[0] * kernel_shape[0] * kernel_shape[1], -1)


def conv2d_as_product(X, W, b, padding, stride):
    """Return the convolution of one image ``X`` (c, h, w) with ``W`` (o, c, k_h, k_w), plus ``b`` (o,).

    The result is (o, out_h, out_w), computed as the product of the kernels' rows, (o, c k_h k_w), with the columns of
    ``im2col``.
    """
    out_h = (X.shape[1] + 2 * padding[0] - W.shape[2]) // stride[0] + 1
    columns = im2col(X, W.shape[2:], padding, stride)
    return (W.reshape(len(W), -1) @ columns + b[:, None]).reshape(len(W), out_h, -1)


def conv3d_forward(X, W, b):
    """Return the output of a convolution over time, rows and columns: no padding, stride 1.

    Shapes: ``X`` (n, c, t, h, w), ``W`` (o, c, k_t, k_h, k_w), ``b`` (o,); the result is
    (n, o, t - k_t + 1, h - k_h + 1, w - k_w + 1) (Tran et al. 2015, section 3.1).
    """
    windows = np.lib.stride_tricks.sliding_window_view(X, W.shape[2:], axis=(2, 3, 4))
    return np.einsum("nctijuab,ocuab->notij", windows, W, optimize=True) + b[:, None, None, None]


def depthwise_conv2d(X, W, padding, stride):
    """Return the convolution of each channel of ``X`` (n, c, h, w) with its own kernel of ``W`` (c, k_h, k_w).

    The result is (n, c, out_h, out_w) (Howard et al. 2017, MobileNets, equation 3).
    """
    p_h, p_w = padding
    padded = np.pad(X, ((0, 0), (0, 0), (p_h, p_h), (p_w, p_w)))
    windows = np.lib.stride_tricks.sliding_window_view(padded, W.shape[1:], axis=(2, 3))
    return np.einsum("ncijab,cab->ncij", windows[:, :, :: stride[0], :: stride[1]], W)


def grouped_conv2d(X, W, groups, padding, stride):
    """Return a convolution whose input and output channels are split into ``groups`` that don't see one another.

    Shapes: ``X`` (n, c, h, w), ``W`` (o, c / groups, k_h, k_w), both c and o divisible by ``groups``; the result is
    (n, o, out_h, out_w). Group g holds the g-th run of neighbouring channels (Krizhevsky et al. 2012, section 3.5).
    """
    p_h, p_w = padding
    padded = np.pad(X, ((0, 0), (0, 0), (p_h, p_h), (p_w, p_w)))
    windows = np.lib.stride_tricks.sliding_window_view(padded, W.shape[2:], axis=(2, 3))
    windows = windows[:, :, :: stride[0], :: stride[1]]
    windows = windows.reshape(len(X), groups, -1, *windows.shape[2:])
    kernels = W.reshape(groups, -1, *W.shape[1:])
    Y = np.einsum("ngcijab,gocab->ngoij", windows, kernels)
    return Y.reshape(len(X), len(W), *Y.shape[3:])


def locally_connected2d(X, W, b, stride):
    """Return the output of a locally connected layer for one image: a convolution whose weights are not shared.

    Shapes: ``X`` (c, h, w), ``W`` (o, out_h, out_w, c, k_h, k_w), ``b`` (o, out_h, out_w); the result is
    (o, out_h, out_w), out_h and out_w as for a convolution without padding.

    Formula: ``Y[o, i, j] = b[o, i, j] + sum over c, a, b of X[c, i s_h + a, j s_w + b] * W[o, i, j, c, a, b]``
    (Goodfellow et al., Deep Learning, section 9.5, equation 9.9).
    """
    windows = np.lib.stride_tricks.sliding_window_view(X, W.shape[4:], axis=(1, 2))
    return np.einsum("cijab,oijcab->oij", windows[:, :: stride[0], :: stride[1]], W) + b


def score_map(X, W, b, shape):
    """Return the scores that a dense layer, made for images of ``shape`` (c, h, w), gives every window of a larger one.

    Shapes: ``X`` (c, n_h, n_w) with n_h >= h and n_w >= w; ``W`` (c h w, o) for windows flattened channel by channel
    and row by row; ``b`` (o,). The result is (o, n_h - h + 1, n_w - w + 1): the dense layer is a convolution with o
    kernels of the window's size (Long, Shelhamer and Darrell 2015, section 3.1).
    """
    kernels = W.T.reshape(-1, *shape)
    windows = np.lib.stride_tricks.sliding_window_view(X, shape[1:], axis=(1, 2))
    return np.einsum("cijab,ocab->oij", windows, kernels) + b[:, None, None]


def transposed_conv2d(X, W, padding, stride):
    """Return the transposed convolution of ``X`` (n, c, h, w) with ``W`` (c, o, k_h, k_w).

    Each input element lays a copy of the kernel, multiplied by it, onto the output at steps of the stride; copies
    that overlap add up; then ``padding`` is cut off every side. The result is
    (n, o, (h - 1) s_h + k_h - 2 p_h, (w - 1) s_w + k_w - 2 p_w). It is the backward pass, with respect to the input,
    of a convolution with the same ``W`` (Dumoulin and Visin 2016, section 4).
    """
    (p_h, p_w), (s_h, s_w) = padding, stride
    n, _, h, w = X.shape
    _, o, k_h, k_w = W.shape
    full = np.zeros((n, o, (h - 1) * s_h + k_h, (w - 1) * s_w + k_w), dtype=np.result_type(X, W))
    for a in range(k_h):
        for b in range(k_w):
            spread = np.einsum("nchw,co->nohw", X, W[:, :, a, b])
            full[:, :, a : a + (h - 1) * s_h + 1 : s_h, b : b + (w - 1) * s_w + 1 : s_w] += spread
    return full[:, :, p_h : full.shape[2] - p_h, p_w : full.shape[3] - p_w]
