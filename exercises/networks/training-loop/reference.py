"""A training loop with plain stochastic gradient descent (LeCun et al. 1998, section I.E)."""

import torch
from digits import load
from given import Net
from torch import nn

RATES = (0.5,) * 6  # one for each epoch
BATCH = 32


def train_epoch(net, X, y, rate, batch):
    """Train on every batch once, in order; return the loss of the batches before their step, averaged over examples."""
    optimiser = torch.optim.SGD(net.parameters(), lr=rate)
    total = 0.0
    for images, labels in zip(X.split(batch), y.split(batch), strict=True):
        optimiser.zero_grad()
        loss = nn.functional.cross_entropy(net(images), labels)
        loss.backward()
        optimiser.step()
        total += loss.item() * len(labels)
    return total / len(y)


def train_digits(seed):
    """Return Net(seed) after an epoch with each of RATES."""
    X, y = load()
    net = Net(seed)
    for rate in RATES:
        train_epoch(net, X, y, rate, BATCH)
    return net
