"""Each position is a small dense layer from its window to the output channels."""

import numpy as np


def locally_connected2d(X, W, b, stride):
    c_out, out_h, out_w = b.shape
    windows = np.lib.stride_tricks.sliding_window_view(X, W.shape[-2:], axis=(1, 2))
    windows = windows[:, :: stride[0], :: stride[1]].transpose(1, 2, 0, 3, 4).reshape(out_h * out_w, -1, 1)
    kernels = W.reshape(c_out, out_h * out_w, -1).transpose(1, 0, 2)
    return (kernels @ windows)[:, :, 0].T.reshape(b.shape) + b


def locally_connected_parameters(shape, c_out, kernel, stride=(1, 1), bias=True):
    c, h, w = shape
    n_in = c * kernel[0] * kernel[1]
    positions = ((h - kernel[0]) // stride[0] + 1) * ((w - kernel[1]) // stride[1] + 1)
    return positions * (n_in * c_out + (c_out if bias else 0))
