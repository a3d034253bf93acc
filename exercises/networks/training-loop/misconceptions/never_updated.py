"""The parameters never changed: `loss.backward()` computes the gradients, and `optimiser.step()` uses them. Each batch needs both calls, in this order.

zh-hans: 参数从未改变：`loss.backward()` 计算梯度，`optimiser.step()` 用梯度更新参数。每个批量都要依次调用这两者。
"""

from digits import load
from given import Net
from torch import nn


def train_epoch(net, X, y, rate, batch):
    total = 0.0
    for images, labels in zip(X.split(batch), y.split(batch)):
        net.zero_grad()
        loss = nn.functional.cross_entropy(net(images), labels)
        loss.backward()
        total += loss.item() * len(labels)
    return total / len(y)


def train_digits(seed):
    X, y = load()
    net = Net(seed)
    for _ in range(2):
        train_epoch(net, X, y, 0.5, 32)
    return net
