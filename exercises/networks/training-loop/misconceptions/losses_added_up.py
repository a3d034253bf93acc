"""The losses of the batches were added up. The mean over the examples is asked for: each batch's loss times the number of its examples, and in the end divided by the number of all examples.

zh-hans: 各批量的损失被直接相加了。要求的是对样本的平均值：每个批量的损失乘以它的样本数，最后除以全部样本数。
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
        total += loss.item()
    return total


def train_digits(seed):
    X, y = load()
    net = Net(seed)
    for _ in range(2):
        train_epoch(net, X, y, 0.5, 32)
    return net
