"""Convolution as networks compute it: the kernel slides, is not flipped, and each window becomes one number."""

import numpy as np


def corr2d(X, K):
    """Return the two-dimensional cross-correlation of ``X`` with ``K``: no padding, stride 1.

    Shapes: ``X`` is (n_h, n_w), ``K`` is (k_h, k_w) with 1 <= k_h <= n_h and 1 <= k_w <= n_w; the result is
    (n_h - k_h + 1, n_w - k_w + 1), in the dtype numpy gives the product of the two.

    Formula: ``Y[i, j] = sum over a, b of X[i + a, j + b] * K[a, b]`` (Dive into Deep Learning, section 7.2).
    """
    windows = np.lib.stride_tricks.sliding_window_view(X, K.shape)
    return np.einsum("ijab,ab->ij", windows, K)


def convolve2d(X, K):
    """Return the true two-dimensional convolution of ``X`` with ``K``: the kernel is flipped on both axes first.

    Shapes as in ``corr2d``; only positions where the whole kernel lies inside ``X`` count.

    Formula: ``Y[i, j] = sum over a, b of X[i + k_h - 1 - a, j + k_w - 1 - b] * K[a, b]`` (Goodfellow et al.,
    Deep Learning, equation 9.5).
    """
    windows = np.lib.stride_tricks.sliding_window_view(X, K.shape)
    return np.einsum("ijab,ab->ij", windows, K[::-1, ::-1])


def corr2d_bias(X, K, b):
    """Return ``corr2d(X, K)`` with the number ``b`` added to every element (Dive into Deep Learning, section 7.2.2)."""
    windows = np.lib.stride_tricks.sliding_window_view(X, K.shape)
    return np.einsum("ijab,ab->ij", windows, K) + b


def zero_pad(X, padding):
    """Return ``X`` (..., n_h, n_w) framed with zeros: p_h rows above and below, p_w columns left and right.

    ``padding`` is (p_h, p_w), each >= 0; the result is (..., n_h + 2 p_h, n_w + 2 p_w), of the dtype of ``X``.
    """
    p_h, p_w = padding
    return np.pad(X, [(0, 0)] * (X.ndim - 2) + [(p_h, p_h), (p_w, p_w)])


def corr2d_stride(X, K, stride):
    """Return every s_h-th row and every s_w-th column of ``corr2d(X, K)``, the first ones included.

    ``stride`` is (s_h, s_w), each >= 1; the result is ((n_h - k_h) // s_h + 1, (n_w - k_w) // s_w + 1).
    """
    windows = np.lib.stride_tricks.sliding_window_view(X, K.shape)[:: stride[0], :: stride[1]]
    return np.einsum("ijab,ab->ij", windows, K)


def corr2d_padding_stride(X, K, padding, stride):
    """Return the cross-correlation of ``X`` (n_h, n_w), padded with zeros, with ``K`` (k_h, k_w) at a stride.

    ``padding`` (p_h, p_w) is added on each of the two sides, ``stride`` is (s_h, s_w); the result is
    ((n_h + 2 p_h - k_h) // s_h + 1, (n_w + 2 p_w - k_w) // s_w + 1).

    Formula: ``Y[i, j] = sum over a, b of P[i s_h + a, j s_w + b] * K[a, b]`` with P the padded ``X`` (Dive into Deep
    Learning, section 7.3).
    """
    p_h, p_w = padding
    padded = np.pad(X, ((p_h, p_h), (p_w, p_w)))
    windows = np.lib.stride_tricks.sliding_window_view(padded, K.shape)[:: stride[0], :: stride[1]]
    return np.einsum("ijab,ab->ij", windows, K)


def corr2d_same(X, K, stride):
    """Return the cross-correlation of ``X`` (n_h, n_w) with ``K`` at ``stride`` (s_h, s_w), padded as "same" says.

    The result is (ceil(n_h / s_h), ceil(n_w / s_w)). On each axis the last window needs ``(out - 1) s + k - n`` zeros,
    at least 0; half of them, rounded down, come in front and the rest behind, as in TensorFlow and, at stride 1, in
    PyTorch.
    """
    frame = []
    for n, k, s in zip(X.shape, K.shape, stride, strict=True):
        out = (n + s - 1) // s
        total = max((out - 1) * s + k - n, 0)
        frame.append((total // 2, total - total // 2))
    windows = np.lib.stride_tricks.sliding_window_view(np.pad(X, frame), K.shape)[:: stride[0], :: stride[1]]
    return np.einsum("ijab,ab->ij", windows, K)


def detect_edges(X):
    """Return the vertical edges of ``X`` (n_h, n_w), n_w >= 2: each pixel less its right neighbour, (n_h, n_w - 1).

    It is ``corr2d`` with the kernel ``[[1, -1]]`` (Dive into Deep Learning, section 7.2.3).
    """
    return X[:, :-1] - X[:, 1:]


def learn_kernel(X, Y, K, rate, steps):
    """Return the kernel after ``steps`` steps of gradient descent that make ``corr2d(X, K)`` resemble ``Y``.

    Shapes: ``X`` (n_h, n_w); ``K`` (k_h, k_w), the kernel to start from, which stays as it is; ``Y`` of the shape of
    ``corr2d(X, K)``. The loss is ``sum((corr2d(X, K) - Y)^2)``, so its gradient is ``2 * corr2d(X, error)``, and each
    step gives ``K - rate * gradient`` (Dive into Deep Learning, section 7.2.4).
    """
    kernel_windows = np.lib.stride_tricks.sliding_window_view(X, K.shape)
    error_windows = np.lib.stride_tricks.sliding_window_view(X, Y.shape)
    for _ in range(steps):
        error = np.einsum("ijab,ab->ij", kernel_windows, K) - Y
        K = K - rate * 2 * np.einsum("abij,ij->ab", error_windows, error)
    return K


def corr2d_multi_in(X, K):
    """Return the sum over the channels of the cross-correlations of ``X`` (c, n_h, n_w) with ``K`` (c, k_h, k_w).

    The result is (n_h - k_h + 1, n_w - k_w + 1) (Dive into Deep Learning, section 7.4.1).
    """
    windows = np.lib.stride_tricks.sliding_window_view(X, K.shape[1:], axis=(1, 2))
    return np.einsum("cijab,cab->ij", windows, K)


def corr2d_multi_in_out(X, K):
    """Return a cross-correlation of ``X`` (c, n_h, n_w) for each kernel of ``K`` (o, c, k_h, k_w), stacked.

    The result is (o, n_h - k_h + 1, n_w - k_w + 1) (Dive into Deep Learning, section 7.4.2).
    """
    windows = np.lib.stride_tricks.sliding_window_view(X, K.shape[2:], axis=(1, 2))
    return np.einsum("cijab,ocab->oij", windows, K)


def conv1x1(X, K):
    """Return the 1x1 convolution of ``X`` (c, n_h, n_w) with ``K`` (o, c, 1, 1).

    It is a dense layer over the channels of each pixel. The result is (o, n_h, n_w) (Lin, Chen and Yan 2013, Network in
    network, section 3.1).
    """
    return np.einsum("chw,oc->ohw", X, K[:, :, 0, 0])


def convolve1d(f, g):
    """Return the full convolution of ``f`` (n,) with ``g`` (m,), both at least one long: (n + m - 1,).

    Formula: ``(f * g)[t] = sum over a of f[a] * g[t - a]``, over all a where both are defined (Goodfellow et al.,
    Deep Learning, equation 9.3).
    """
    out = np.zeros(len(f) + len(g) - 1, dtype=np.result_type(f, g))
    for a, value in enumerate(f):
        out[a : a + len(g)] += value * g
    return out


def text_features(X, K, b):
    """Return, for each kernel, its largest response to any window of a text: max-over-time pooling.

    Shapes: ``X`` (n, d), a row of d numbers for each word; ``K`` (o, k, d) with k <= n: kernels of k words that see
    whole words; ``b`` (o,). The result is (o,), each ``max over t of b[f] + sum over a, l of X[t + a, l] * K[f, a, l]``
    (Kim 2014, Convolutional neural networks for sentence classification, section 2).
    """
    windows = np.lib.stride_tricks.sliding_window_view(X, K.shape[1], axis=0)
    return np.einsum("tla,fal->tf", windows, K).max(axis=0) + b


def frequency_gain(k, n):
    """Return how much the kernel ``k`` (m,) with m <= n lets through of each of n frequencies: (n,), float64.

    Formula: ``gain[f] = |sum over a of k[a] * exp(-2 pi i f a / n)|``, the size of the discrete Fourier transform of
    the kernel, filled up with zeros to n. Convolution and cross-correlation have the same gain.
    """
    angles = 2 * np.pi * np.arange(n)[:, None] * np.arange(len(k)) / n
    return np.hypot(np.cos(angles) @ k, np.sin(angles) @ k)


def circular_corr2d(X, K):
    """Return the cross-correlation of ``X`` (n_h, n_w) with ``K`` where the image goes on at its opposite edge.

    ``K`` (k_h, k_w) is nowhere larger than ``X``; the result has the shape of ``X``. It commutes with every
    ``shift2d``: convolution is translation equivariant.

    Formula: ``Y[i, j] = sum over a, b of X[(i + a) mod n_h, (j + b) mod n_w] * K[a, b]``.
    """
    k_h, k_w = K.shape
    wrapped = np.pad(X, ((0, k_h - 1), (0, k_w - 1)), mode="wrap")
    windows = np.lib.stride_tricks.sliding_window_view(wrapped, K.shape)
    return np.einsum("ijab,ab->ij", windows, K)


def shift2d(X, down, right):
    """Return ``X`` (..., n_h, n_w) moved ``down`` rows and ``right`` columns; what leaves an edge enters opposite."""
    return np.roll(X, (down, right), axis=(-2, -1))
