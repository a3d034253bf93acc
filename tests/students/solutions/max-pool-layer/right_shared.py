# right: four loops, ties would share
import numpy as np


def max_pool_forward_naive(x, pool_param):
    N, C, H, W = x.shape
    pool_height = pool_param['pool_height']
    pool_width = pool_param['pool_width']
    stride = pool_param['stride']
    H_out = 1 + (H - pool_height) // stride
    W_out = 1 + (W - pool_width) // stride
    out = np.zeros((N, C, H_out, W_out))
    for n in range(N):
        for c in range(C):
            for h in range(H_out):
                for w in range(W_out):
                    h1 = h * stride
                    w1 = w * stride
                    window = x[n, c, h1:h1 + pool_height, w1:w1 + pool_width]
                    out[n, c, h, w] = np.max(window)
    cache = (x, pool_param)
    return out, cache


def max_pool_backward_naive(dout, cache):
    x, pool_param = cache
    N, C, H_out, W_out = dout.shape
    pool_height = pool_param['pool_height']
    pool_width = pool_param['pool_width']
    stride = pool_param['stride']
    dx = np.zeros_like(x)
    for n in range(N):
        for c in range(C):
            for h in range(H_out):
                for w in range(W_out):
                    h1, h2 = h * stride, h * stride + pool_height
                    w1, w2 = w * stride, w * stride + pool_width
                    window = x[n, c, h1:h2, w1:w2]
                    mask = (window == np.max(window))
                    dx[n, c, h1:h2, w1:w2] += mask * dout[n, c, h, w] / mask.sum()
    return dx
