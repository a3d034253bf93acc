"""Layers with parameters as modules, the others as functions."""

import torch
import torch.nn.functional as F
from torch import nn


class LeNet5(nn.Module):
    def __init__(self):
        super().__init__()
        self.c1 = nn.Conv2d(1, 6, 5)
        self.c3 = nn.Conv2d(6, 16, 5)
        self.c5 = nn.Linear(400, 120)
        self.f6 = nn.Linear(120, 84)
        self.out = nn.Linear(84, 10)

    def forward(self, X):
        X = F.avg_pool2d(torch.tanh(self.c1(X)), 2)
        X = F.avg_pool2d(torch.tanh(self.c3(X)), 2)
        X = X.view(X.size(0), -1)
        X = torch.tanh(self.c5(X))
        X = torch.tanh(self.f6(X))
        return self.out(X)
