import torch
from digits import load
from given import Net
from torch import nn


def train_epoch(net, X, y, rate, batch):
    """Train net on all examples once, batch by batch in their order; return the mean loss of the epoch."""
    raise NotImplementedError("train_epoch is still empty: go through the batches and return the mean loss.")


def train_digits(seed):
    """Return a network, made with Net(seed), that has learned to read digits."""
    X, y = load()
    net = Net(seed)
    raise NotImplementedError("train_digits is still empty: train the network and return it.")
