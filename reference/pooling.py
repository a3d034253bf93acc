"""Pooling layers and the way the gradient takes back through them."""

import numpy as np


def max_pool2d_backward(dY, X, pool_size, stride):
    """Return the gradient of a loss by the input ``X`` of a max-pooling layer, given its gradient ``dY`` by the output.

    Shapes: ``X`` is (n_h, n_w), ``pool_size`` is (p_h, p_w), ``stride`` is (s_h, s_w); ``dY`` is
    ((n_h - p_h) // s_h + 1, (n_w - p_w) // s_w + 1), and the result has the shape of ``X`` and the dtype of ``dY``.

    Each ``dY[i, j]`` belongs to the largest element of its window, the first one in row order where several are
    equally large; where windows overlap, what an element receives adds up (the chain rule for a maximum, see
    Goodfellow et al., Deep Learning, section 6.5).
    """
    s_h, s_w = stride
    p_h, p_w = pool_size
    windows = np.lib.stride_tricks.sliding_window_view(X, pool_size)[::s_h, ::s_w]
    first = windows.reshape(*windows.shape[:2], p_h * p_w).argmax(axis=-1)
    top, left = np.indices(first.shape)
    dX = np.zeros(X.shape, dtype=dY.dtype)
    np.add.at(dX, (top * s_h + first // p_w, left * s_w + first % p_w), dY)
    return dX


def max_pool2d(X, pool_size, padding, stride):
    """Return the maximum of every window of ``X`` (..., n_h, n_w), floating point; leading axes are kept apart.

    ``pool_size`` is (p_h, p_w); ``padding`` (rows, columns) is added on each of the two sides and never wins: it is
    at most half the window; ``stride`` is (s_h, s_w). The result's last two sides are
    ``(n + 2 padding - p) // s + 1``, as in ``torch.nn.MaxPool2d``.
    """
    frame = [(0, 0)] * (X.ndim - 2) + [(padding[0], padding[0]), (padding[1], padding[1])]
    padded = np.pad(X, frame, constant_values=-np.inf)
    windows = np.lib.stride_tricks.sliding_window_view(padded, pool_size, axis=(-2, -1))
    return windows[..., :: stride[0], :: stride[1], :, :].max(axis=(-2, -1))


def mean_pool2d(X, pool_size, padding, stride):
    """Return the mean of every window of ``X`` (..., n_h, n_w); the zeros of the padding are counted.

    Arguments and shapes as in ``max_pool2d``; as ``torch.nn.AvgPool2d`` by default.
    """
    frame = [(0, 0)] * (X.ndim - 2) + [(padding[0], padding[0]), (padding[1], padding[1])]
    windows = np.lib.stride_tricks.sliding_window_view(np.pad(X, frame), pool_size, axis=(-2, -1))
    return windows[..., :: stride[0], :: stride[1], :, :].mean(axis=(-2, -1))


def mean_pool2d_backward(dY, input_shape, pool_size, stride):
    """Return the gradient of a loss by the input of a mean-pooling layer, given its gradient ``dY`` by the output.

    Shapes: ``input_shape`` is (n_h, n_w), ``pool_size`` (p_h, p_w), ``stride`` (s_h, s_w); ``dY`` is
    ((n_h - p_h) // s_h + 1, (n_w - p_w) // s_w + 1). Each ``dY[i, j]`` is shared out equally over its window, so the
    sum of the gradient is conserved; where windows overlap, shares add up.
    """
    (p_h, p_w), (s_h, s_w) = pool_size, stride
    out_h, out_w = dY.shape
    dX = np.zeros(input_shape, dtype=dY.dtype)
    for a in range(p_h):
        for b in range(p_w):
            dX[a : a + s_h * (out_h - 1) + 1 : s_h, b : b + s_w * (out_w - 1) + 1 : s_w] += dY / (p_h * p_w)
    return dX


def global_average_pool(X):
    """Return the mean of every channel of ``X`` (n, c, h, w) over all its positions, (n, c).

    With one channel a class it stands in place of the last dense layer (Lin, Chen and Yan 2013, section 3.2).
    """
    return X.mean(axis=(2, 3))


def global_average_pool_backward(dY, input_shape):
    """Return the gradient by the input, of shape ``input_shape`` (n, c, h, w), given ``dY`` (n, c) by the output.

    Each ``dY[n, c]`` is shared out equally over the h w positions of its channel.
    """
    h, w = input_shape[2:]
    return np.broadcast_to(dY[:, :, None, None] / (h * w), input_shape).copy()


def unchanged_share(X, pool_size, down, right):
    """Return the share of max-pooled elements that stay the same when the image moves: a number from 0 to 1.

    ``X`` is (n_h, n_w); it moves by ``down`` rows and ``right`` columns, and what leaves at an edge enters at the
    opposite one. Windows (p_h, p_w) lie side by side (the stride is the window's size); what doesn't fill a window is
    left out. 1 means that pooling was invariant to this translation (Goodfellow et al., Deep Learning, section 9.3).
    """
    p_h, p_w = pool_size
    before, after = (
        np.lib.stride_tricks.sliding_window_view(image, pool_size)[::p_h, ::p_w].max(axis=(2, 3))
        for image in (X, np.roll(X, (down, right), axis=(0, 1)))
    )
    return (before == after).mean()
