"""Leaves it to torch, under another name."""

import torch.nn.functional as F


def row_softmax(X):
    return F.softmax(X, dim=1)
