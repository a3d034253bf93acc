"""The loss was averaged over the batches, so a small last batch counts as much as a full one. Weight each batch's loss with the number of its examples.

zh-hans: 损失是对批量取的平均，最后那个小批量与完整的批量同等计入了。每个批量的损失要按它的样本数加权。
"""

import torch
from digits import load
from given import Net
from torch import nn


def train_epoch(net, X, y, rate, batch):
    optimiser = torch.optim.SGD(net.parameters(), lr=rate)
    losses = []
    for images, labels in zip(X.split(batch), y.split(batch)):
        optimiser.zero_grad()
        loss = nn.functional.cross_entropy(net(images), labels)
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    return sum(losses) / len(losses)


def train_digits(seed):
    X, y = load()
    net = Net(seed)
    for _ in range(2):
        train_epoch(net, X, y, 0.5, 32)
    return net
