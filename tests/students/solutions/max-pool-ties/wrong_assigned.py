# wrong: assigned
import numpy as np


def max_pool_forward_naive(x, pool_param):
    HH, WW, S = [pool_param[k] for k in ('pool_height', 'pool_width', 'stride')]
    N, C, H, W = x.shape
    Ho, Wo = (H - HH) // S + 1, (W - WW) // S + 1
    out = np.empty((N, C, Ho, Wo))
    where = np.empty((N, C, Ho, Wo), dtype=int)
    for i in range(Ho):
        for j in range(Wo):
            flat = x[:, :, i * S:i * S + HH, j * S:j * S + WW].reshape(N, C, -1)
            where[:, :, i, j] = flat.argmax(axis=2)
            out[:, :, i, j] = flat.max(axis=2)
    return out, {'where': where, 'shape': x.shape, 'param': (HH, WW, S)}


def max_pool_backward_naive(dout, cache):
    HH, WW, S = cache['param']
    dx = np.zeros(cache['shape'])
    for (n, c, i, j), k in np.ndenumerate(cache['where']):
        dx[n, c, i * S + k // WW, j * S + k % WW] = dout[n, c, i, j]
    return dx
