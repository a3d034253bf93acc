"""Leaves both ways to torch."""

import torch.nn.functional as F


def max_pool2d(X, pool_size, stride):
    Y, where = F.max_pool2d(X[None], pool_size, stride, return_indices=True)
    return Y[0], where[0]


def max_pool2d_backward(dY, where, shape):
    return F.max_unpool2d(dY[None], where[None], shape)[0]
