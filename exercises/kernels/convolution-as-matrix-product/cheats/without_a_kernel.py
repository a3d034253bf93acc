"""Leaves it to torch, under another name."""

from torch.nn import functional


def conv2d(X, K, stride, padding):
    return functional.conv2d(X, K, stride=stride, padding=padding)
