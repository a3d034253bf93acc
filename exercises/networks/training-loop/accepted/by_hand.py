"""The gradients from autograd, the step by hand; Adam for the digits."""

import torch
from digits import load
from given import Net
from torch import nn


def train_epoch(net, X, y, rate, batch):
    total = 0.0
    for start in range(0, len(X), batch):
        images, labels = X[start : start + batch], y[start : start + batch]
        log_p = net(images).log_softmax(dim=1)
        loss = -log_p[torch.arange(len(labels)), labels].sum()
        gradients = torch.autograd.grad(loss / len(labels), list(net.parameters()))
        with torch.no_grad():
            for p, gradient in zip(net.parameters(), gradients):
                p -= rate * gradient
        total += float(loss)
    return total / len(X)


def train_digits(seed):
    X, y = load()
    net = Net(seed)
    optimiser = torch.optim.Adam(net.parameters(), lr=0.01)
    for _ in range(5):
        for rows in torch.randperm(len(X)).split(64):
            optimiser.zero_grad()
            nn.functional.cross_entropy(net(X[rows]), y[rows]).backward()
            optimiser.step()
    return net
