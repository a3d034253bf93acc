# wrong: one_less
import numpy as np


def batchnorm_forward(x, gamma, beta, bn_param):
    m, eps = bn_param['momentum'], bn_param['eps']
    if bn_param['mode'] == 'train':
        mu, var = np.mean(x, 0), np.var(x, 0, ddof=1)
        bn_param['running_mean'] *= m
        bn_param['running_mean'] += (1 - m) * mu
        bn_param['running_var'] *= m
        bn_param['running_var'] += (1 - m) * var
    else:
        mu, var = bn_param['running_mean'], bn_param['running_var']
    x_norm = (x - mu) / np.sqrt(var + eps)
    return x_norm * gamma + beta, {'x': x, 'x_norm': x_norm, 'mu': mu, 'var': var, 'gamma': gamma, 'eps': eps}


def batchnorm_backward(dout, cache):
    N = len(dout)
    dbeta = dout.sum(0)
    dgamma = np.einsum('nd,nd->d', dout, cache['x_norm'])
    scale = cache['gamma'] / np.sqrt(cache['var'] + cache['eps']) / N
    dx = scale * (N * dout - dbeta - cache['x_norm'] * dgamma)
    return dx, dgamma, dbeta
