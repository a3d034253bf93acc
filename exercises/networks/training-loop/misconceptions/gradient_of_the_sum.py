"""The loss was summed over the batch, so the steps grow with its size. Take the mean, which is `cross_entropy`'s default.

zh-hans: 损失在批量上求了和，步长会随批量大小变大。应当取平均，这也是 `cross_entropy` 的默认做法。
"""

import torch
from digits import load
from given import Net
from torch import nn


def train_epoch(net, X, y, rate, batch):
    optimiser = torch.optim.SGD(net.parameters(), lr=rate)
    total = 0.0
    for images, labels in zip(X.split(batch), y.split(batch)):
        optimiser.zero_grad()
        loss = nn.functional.cross_entropy(net(images), labels, reduction="sum")
        loss.backward()
        optimiser.step()
        total += loss.item()
    return total / len(y)


def train_digits(seed):
    X, y = load()
    net = Net(seed)
    for _ in range(2):
        train_epoch(net, X, y, 0.01, 32)
    return net
