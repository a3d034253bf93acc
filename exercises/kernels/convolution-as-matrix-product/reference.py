"""Two-dimensional cross-correlation, in double precision on the way."""

import torch


def conv2d(X, K, stride, padding):
    double = torch.float64
    return torch.nn.functional.conv2d(X.to(double), K.to(double), stride=stride, padding=padding).to(torch.float32)
