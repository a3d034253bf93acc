# right: a generator of its own, writes into x
import numpy as np


def dropout_forward(x, dropout_param):
    keep = dropout_param['p']
    if dropout_param['mode'] == 'test':
        return x, None
    draws = np.random.RandomState(dropout_param['seed']).uniform(size=x.shape)
    x /= keep
    x[draws >= keep] = 0.0
    return x, (draws, keep)


def dropout_backward(dout, cache):
    if cache is None:
        return dout
    draws, keep = cache
    return np.where(draws < keep, dout / keep, 0)
