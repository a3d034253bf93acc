"""The gradients were never set back, so each batch added its own to those of all batches before. Call `optimiser.zero_grad()` for every batch.

section: Good to know

zh-hans: 梯度从未清零，每个批量的梯度都累加在之前所有批量之上。每个批量都要调用 `optimiser.zero_grad()`。
"""

import torch
from digits import load
from given import Net
from torch import nn


def train_epoch(net, X, y, rate, batch):
    optimiser = torch.optim.SGD(net.parameters(), lr=rate)
    optimiser.zero_grad()
    total = 0.0
    for images, labels in zip(X.split(batch), y.split(batch)):
        loss = nn.functional.cross_entropy(net(images), labels)
        loss.backward()
        optimiser.step()
        total += loss.item() * len(labels)
    return total / len(y)


def train_digits(seed):
    X, y = load()
    net = Net(seed)
    for _ in range(2):
        train_epoch(net, X, y, 0.5, 32)
    return net
