"""Softmax was applied before the loss. `cross_entropy` takes the scores and does that itself; a second softmax flattens the gradients.

zh-hans: 计算损失之前多做了一次 softmax。`cross_entropy` 接收得分，自己会做 softmax；再做一次会使梯度变小。
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
        loss = nn.functional.cross_entropy(net(images).softmax(dim=1), labels)
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
