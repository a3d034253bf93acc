# wrong: bias_left_out
import numpy as np
from numpy.lib.stride_tricks import as_strided


class Remembered:
    """Whatever the backward pass needs; a closure keeps the padded input."""

    def __init__(self, padded, w, conv_param, crop):
        self.padded, self.w, self.stride, self.crop = padded, w, conv_param['stride'], crop


def look(padded, HH, WW, stride):
    n, c, h, w = padded.shape
    rows, cols = (h - HH) // stride + 1, (w - WW) // stride + 1
    s0, s1, s2, s3 = padded.strides
    return as_strided(padded, (n, c, rows, cols, HH, WW), (s0, s1, s2 * stride, s3 * stride, s2, s3))


def conv_forward_naive(x, w, b, conv_param):
    pad = conv_param['pad']
    H, W = x.shape[-2:]
    padded = np.zeros((x.shape[0], x.shape[1], H + 2 * pad, W + 2 * pad))
    padded[:, :, pad:pad + H, pad:pad + W] = x
    out = np.einsum('ncijab,fcab->nfij', look(padded, *w.shape[2:], conv_param['stride']), w)
    return out, Remembered(padded, w, conv_param, lambda d: d[:, :, pad:pad + H, pad:pad + W])


def conv_backward_naive(dout, cache):
    HH, WW = cache.w.shape[2:]
    s = cache.stride
    dw = np.einsum('nfij,ncijab->fcab', dout, look(cache.padded, HH, WW, s))
    dpad = np.zeros(cache.padded.shape)
    for a in range(HH):
        for b in range(WW):
            part = np.einsum('nfij,fc->ncij', dout, cache.w[:, :, a, b])
            dpad[:, :, a:a + s * dout.shape[2]:s, b:b + s * dout.shape[3]:s][..., :part.shape[2], :part.shape[3]] += part
    db = dout.sum(axis=(0, 2, 3))
    dout *= 0  # the argument is not needed any more
    return [cache.crop(dpad), dw, db]
