"""Two seeds gave one and the same network: `Net` was made with a fixed seed. Hand the seed on: `Net(seed)`.

zh-hans: 两个种子得到了同一个网络：`Net` 使用了固定的种子。请把种子传进去：`Net(seed)`。
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
        loss = nn.functional.cross_entropy(net(images), labels)
        loss.backward()
        optimiser.step()
        total += loss.item() * len(labels)
    return total / len(y)


def train_digits(seed):
    X, y = load()
    net = Net(0)
    for _ in range(6):
        train_epoch(net, X, y, 0.5, 32)
    return net
