# right: windows as a view, the cache a function, prints
import numpy as np


def max_pool_forward_naive(x, pool_param):
    s = pool_param['stride']
    shape = (pool_param['pool_height'], pool_param['pool_width'])
    views = np.lib.stride_tricks.sliding_window_view(x, shape, axis=(2, 3))[:, :, ::s, ::s]
    print(views.shape)
    return np.amax(views, axis=(4, 5)), lambda dout: scatter(dout, views, x.shape, s)


def scatter(dout, views, shape, s):
    n, c, rows, cols, a, b = views.shape
    best = np.argmax(views.reshape(n, c, rows, cols, a * b), axis=-1)
    r, q = np.unravel_index(best, (a, b))
    at = np.indices(dout.shape)
    dx = np.zeros(shape)
    np.add.at(dx, (at[0], at[1], at[2] * s + r, at[3] * s + q), dout)
    return dx


def max_pool_backward_naive(dout, cache):
    return cache(dout)
