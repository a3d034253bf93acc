"""The steps carry momentum. Here they are plain gradient steps: `torch.optim.SGD(net.parameters(), lr=rate)`.

section: Good to know

zh-hans: 更新时带了动量。这里用的是普通的梯度下降：`torch.optim.SGD(net.parameters(), lr=rate)`。
"""

import torch
from digits import load
from given import Net
from torch import nn


def train_epoch(net, X, y, rate, batch):
    optimiser = torch.optim.SGD(net.parameters(), lr=rate, momentum=0.9)
    total = 0.0
    for images, labels in zip(X.split(batch), y.split(batch)):
        optimiser.zero_grad()
        loss = nn.functional.cross_entropy(net(images), labels)
        loss.backward()
        optimiser.step()
        total += loss.item() * len(labels)
    return total / len(y)


def train_digits(seed):
    X, y = load()
    net = Net(seed)
    for _ in range(2):
        train_epoch(net, X, y, 0.05, 32)
    return net
