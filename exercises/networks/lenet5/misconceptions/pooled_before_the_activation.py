"""The pooling comes before tanh. With the mean the order matters: convolution, tanh, then the pooling.

zh-hans: 汇聚放在了 tanh 之前。对平均汇聚来说顺序是有影响的：先卷积，再 tanh，然后汇聚。
"""

import torch
import torch.nn.functional as F
from torch import nn


class LeNet5(nn.Module):
    def __init__(self):
        super().__init__()
        self.c1, self.c3 = nn.Conv2d(1, 6, 5), nn.Conv2d(6, 16, 5)
        self.c5, self.f6, self.out = nn.Linear(400, 120), nn.Linear(120, 84), nn.Linear(84, 10)

    def forward(self, X):
        X = torch.tanh(F.avg_pool2d(self.c1(X), 2))
        X = torch.tanh(F.avg_pool2d(self.c3(X), 2)).flatten(1)
        return self.out(torch.tanh(self.f6(torch.tanh(self.c5(X)))))
