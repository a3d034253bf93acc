import numpy as np


def batchnorm_forward(x, gamma, beta, bn_param):
    raise NotImplementedError("batchnorm_forward is still empty: return out and cache from here.")


def batchnorm_backward(dout, cache):
    raise NotImplementedError("batchnorm_backward is still empty: return dx, dgamma and dbeta from here.")
