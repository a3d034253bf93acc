"""Batch, spatial batch, layer and group normalisation, forward and backward (numpy).

Each normalises to (X - mean) / sqrt(var + eps), with the variance divided by the count (not by the count less one),
then scales by ``gamma`` and shifts by ``beta``. They differ only in the axes the mean and variance are taken over.
"""

import numpy as np


def batch_norm_forward(
    X,
    gamma,
    beta,
    running_mean,
    running_var,
    momentum,
    eps,
    train,
):
    """Batch normalisation of X (n, d); every other array is (d,). Gives (Y (n, d), running_mean, running_var).

    When ``train``: statistics over the batch, and running' = momentum * running + (1 - momentum) * batch's for both
    mean and variance (the same variance that normalises). Otherwise the running statistics normalise and come back
    as they were.
    Source: Ioffe & Szegedy 2015, algorithms 1 and 2.
    """
    mean, var = running_mean, running_var
    if train:
        mean, var = X.mean(axis=0), X.var(axis=0)
        running_mean = momentum * running_mean + (1 - momentum) * mean
        running_var = momentum * running_var + (1 - momentum) * var
    return gamma * (X - mean) / np.sqrt(var + eps) + beta, running_mean, running_var


def batch_norm_backward(dY, X, gamma, eps):
    """Gradients (dX, dgamma, dbeta) of batch normalisation in training mode.

    dY, X: (n, d). gamma: (d,). Gives dX (n, d), dgamma (d,), dbeta (d,). Mean and variance depend on X too.
    Source: Ioffe & Szegedy 2015, section 3 (the chain rule there, simplified).
    """
    scale = 1 / np.sqrt(X.var(axis=0) + eps)
    normal = (X - X.mean(axis=0)) * scale
    dgamma, dbeta = (dY * normal).sum(axis=0), dY.sum(axis=0)
    return gamma * scale * (dY - dbeta / len(X) - normal * dgamma / len(X)), dgamma, dbeta


def spatial_batch_norm_forward(X, gamma, beta, eps):
    """Batch normalisation of images in training mode: a mean and a variance per channel, over N, H and W.

    X: (n, c, h, w). gamma, beta: (c,). Gives (n, c, h, w).
    Source: Ioffe & Szegedy 2015, section 3.2.
    """
    mean, var = X.mean(axis=(0, 2, 3), keepdims=True), X.var(axis=(0, 2, 3), keepdims=True)
    return gamma[:, None, None] * (X - mean) / np.sqrt(var + eps) + beta[:, None, None]


def spatial_batch_norm_backward(dY, X, gamma, eps):
    """Gradients (dX (n, c, h, w), dgamma (c,), dbeta (c,)) of ``spatial_batch_norm_forward``."""
    over = (0, 2, 3)
    dX, normal = _normalised_backward(dY * gamma[:, None, None], X, over, eps)
    return dX, (dY * normal).sum(axis=over), dY.sum(axis=over)


def layer_norm_forward(X, gamma, beta, eps):
    """Layer normalisation: a mean and a variance per example, over its features. X: (n, d). gamma, beta: (d,).

    Source: Ba, Kiros & Hinton 2016, equations 3 and 4.
    """
    mean, var = X.mean(axis=1, keepdims=True), X.var(axis=1, keepdims=True)
    return gamma * (X - mean) / np.sqrt(var + eps) + beta


def layer_norm_backward(dY, X, gamma, eps):
    """Gradients (dX (n, d), dgamma (d,), dbeta (d,)) of ``layer_norm_forward``."""
    dX, normal = _normalised_backward(dY * gamma, X, (1,), eps)
    return dX, (dY * normal).sum(axis=0), dY.sum(axis=0)


def group_norm_forward(X, gamma, beta, groups, eps):
    """Group normalisation: a mean and a variance for each example and group of channels.

    X: (n, c, h, w). gamma, beta: (c,). ``groups`` divides c; group g holds channels g c/groups .. (g + 1) c/groups - 1.
    Source: Wu & He 2018, equations 1 to 7.
    """
    grouped = np.stack(np.split(X, groups, axis=1))
    mean, var = grouped.mean(axis=(2, 3, 4), keepdims=True), grouped.var(axis=(2, 3, 4), keepdims=True)
    normal = np.concatenate((grouped - mean) / np.sqrt(var + eps), axis=1)
    return gamma[:, None, None] * normal + beta[:, None, None]


def group_norm_backward(dY, X, gamma, groups, eps):
    """Gradients (dX (n, c, h, w), dgamma (c,), dbeta (c,)) of ``group_norm_forward``."""
    n, c, h, w = X.shape
    grouped = (n, groups, c // groups, h, w)
    dnormal = (dY * gamma[:, None, None]).reshape(grouped)
    dX, normal = _normalised_backward(dnormal, X.reshape(grouped), (2, 3, 4), eps)
    normal = normal.reshape(X.shape)
    return dX.reshape(X.shape), (dY * normal).sum(axis=(0, 2, 3)), dY.sum(axis=(0, 2, 3))


def _normalised_backward(dnormal, X, over, eps):
    """(dX, normal) for normal = (X - mean) / sqrt(var + eps), mean and variance over the axes ``over``."""
    scale = 1 / np.sqrt(X.var(axis=over, keepdims=True) + eps)
    normal = (X - X.mean(axis=over, keepdims=True)) * scale
    mean_d = dnormal.mean(axis=over, keepdims=True)
    mean_dn = (dnormal * normal).mean(axis=over, keepdims=True)
    return scale * (dnormal - mean_d - normal * mean_dn), normal
