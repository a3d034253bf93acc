# old: theano is not installed here, and nothing in the file uses it: delete its import (line 3).
import numpy as np
import theano


def get_indices(shape, HH, WW, pad, stride):
    N, C, H, W = shape
    out_h = (H + 2 * pad - HH) // stride + 1
    out_w = (W + 2 * pad - WW) // stride + 1
    i0 = np.tile(np.repeat(np.arange(HH), WW), C)
    i1 = stride * np.repeat(np.arange(out_h), out_w)
    j0 = np.tile(np.arange(WW), HH * C)
    j1 = stride * np.tile(np.arange(out_w), out_h)
    i = i0.reshape(-1, 1) + i1.reshape(1, -1)
    j = j0.reshape(-1, 1) + j1.reshape(1, -1)
    k = np.repeat(np.arange(C), HH * WW).reshape(-1, 1)
    return k, i, j, out_h, out_w


def conv_forward_naive(x, w, b, conv_param):
    pad, stride = conv_param['pad'], conv_param['stride']
    F, C, HH, WW = w.shape
    k, i, j, out_h, out_w = get_indices(x.shape, HH, WW, pad, stride)
    x_padded = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)), mode='constant')
    cols = x_padded[:, k, i, j]
    cols = cols.transpose(1, 2, 0).reshape(HH * WW * C, -1)
    res = w.reshape(F, -1).dot(cols) + b.reshape(-1, 1)
    out = res.reshape(F, out_h, out_w, x.shape[0]).transpose(3, 0, 1, 2)
    return out, {'x': x, 'w': w, 'cols': cols, 'where': (k, i, j), 'pad': pad}


def conv_backward_naive(dout, cache):
    x, w, cols, pad = cache['x'], cache['w'], cache['cols'], cache['pad']
    N, C, H, W = x.shape
    F, _, HH, WW = w.shape
    db = np.sum(dout, axis=(0, 2, 3))
    dout_flat = dout.transpose(1, 2, 3, 0).reshape(F, -1)
    dw = dout_flat.dot(cols.T).reshape(w.shape)
    dcols = w.reshape(F, -1).T.dot(dout_flat)
    dcols = dcols.reshape(C * HH * WW, -1, N).transpose(2, 0, 1)
    dx_padded = np.zeros((N, C, H + 2 * pad, W + 2 * pad))
    np.add.at(dx_padded, (slice(None),) + cache['where'], dcols)
    if pad == 0:
        return dx_padded, dw, db
    return dx_padded[:, :, pad:-pad, pad:-pad], dw, db
