# wrong: stride_forgotten_in_dx
import numpy as np


def pad_by_hand(x, pad):
    N, C, H, W = x.shape
    x_pad = np.zeros((N, C, H + 2 * pad, W + 2 * pad), dtype=np.float32)
    x_pad[:, :, pad:H + pad, pad:W + pad] = x
    return x_pad


def conv_forward_naive(x, w, b, conv_param):
    pad = conv_param.get('pad', 0)
    stride = conv_param.get('stride', 1)
    N, C, H, W = x.shape
    F, C, HH, WW = w.shape
    Hp = int((H + 2 * pad - HH) / stride + 1)
    Wp = int((W + 2 * pad - WW) / stride + 1)
    x_pad = pad_by_hand(x, pad)
    out = np.empty((N, F, Hp, Wp), dtype=np.float32)
    for i in range(Hp):
        for j in range(Wp):
            win = x_pad[:, np.newaxis, :, i * stride:i * stride + HH, j * stride:j * stride + WW]
            out[:, :, i, j] = (win * w).sum(axis=(2, 3, 4)) + b
    print('forward', x.shape, '->', out.shape)
    return out, (x, w, b, conv_param)


def conv_backward_naive(dout, cache):
    x, w, b, conv_param = cache
    pad, stride = conv_param['pad'], conv_param['stride']
    HH, WW = w.shape[2:]
    x_pad = pad_by_hand(x, pad)
    dx_pad, dw = np.zeros_like(x_pad), np.zeros_like(w)
    for n, image in enumerate(dout):
        for (f, i, j), d in np.ndenumerate(image):
            i0, j0 = i * stride, j * stride
            dx_pad[n, :, i:i + HH, j:j + WW] += d * w[f]
            dw[f] += d * x_pad[n, :, i0:i0 + HH, j0:j0 + WW]
    print('backward done')
    dx = np.delete(dx_pad, list(range(pad)) + list(range(dx_pad.shape[2] - pad, dx_pad.shape[2])), axis=2)
    dx = np.delete(dx, list(range(pad)) + list(range(dx.shape[3] - pad, dx.shape[3])), axis=3)
    return dx, dw.astype(np.float32), dout.sum(axis=3).sum(axis=2).sum(axis=0)
