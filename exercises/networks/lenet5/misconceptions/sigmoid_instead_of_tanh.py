"""The activations are sigmoids. LeNet-5 uses tanh, from -1 to 1.

zh-hans: 激活函数用了 sigmoid。LeNet-5 使用 tanh，取值在 -1 到 1 之间。
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
        X = F.avg_pool2d(torch.sigmoid(self.c1(X)), 2)
        X = F.avg_pool2d(torch.sigmoid(self.c3(X)), 2).flatten(1)
        return self.out(torch.sigmoid(self.f6(torch.sigmoid(self.c5(X)))))
