"""Softmax of each row."""

import torch


def row_softmax(X):
    return torch.softmax(X.to(torch.float64), 1).to(torch.float32)
