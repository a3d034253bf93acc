"""Has the right parameters and the right shape, and computes nothing."""

import torch
from torch import nn


class C3(nn.Module):
    def __init__(self):
        super().__init__()
        self.maps = nn.ModuleList(nn.Conv2d(count, 1, 5) for count in [3] * 6 + [4] * 9 + [6])

    def forward(self, X):
        n, _, h, w = X.shape
        return torch.zeros(n, 16, h - 4, w - 4)
