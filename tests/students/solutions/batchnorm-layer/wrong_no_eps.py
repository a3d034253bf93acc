# wrong: no_eps
import numpy as np


def batchnorm_forward(x, gamma, beta, bn_param):
    eps, momentum, mode = 0, bn_param['momentum'], bn_param['mode']
    N, D = x.shape
    out = np.zeros((N, D))
    xs, means, variances = x.copy(), [], []
    for d in range(D):
        column = x[:, d]
        if mode == 'train':
            mean = sum(column) / N
            var = sum((value - mean) ** 2 for value in column) / N
            bn_param['running_mean'][d] = momentum * bn_param['running_mean'][d] + (1 - momentum) * mean
            bn_param['running_var'][d] = momentum * bn_param['running_var'][d] + (1 - momentum) * var
        else:
            mean, var = bn_param['running_mean'][d], bn_param['running_var'][d]
        means.append(mean)
        variances.append(var)
        out[:, d] = gamma[d] * (column - mean) / (var + eps) ** 0.5 + beta[d]
    print('mean', means)
    return out, (xs, gamma, eps, means, variances)


def batchnorm_backward(dout, cache):
    x, gamma, eps, means, variances = cache
    N, D = x.shape
    dx, dgamma, dbeta = np.zeros((N, D)), np.zeros(D), np.zeros(D)
    for d in range(D):
        s = (variances[d] + eps) ** 0.5
        centred = x[:, d] - means[d]
        for n in range(N):
            dbeta[d] += dout[n, d]
            dgamma[d] += dout[n, d] * centred[n] / s
            for k in range(N):
                part = (n == k) - 1 / N - centred[n] * centred[k] / s ** 2 / N
                dx[k, d] += dout[n, d] * gamma[d] / s * part
    return dx, dgamma, dbeta
