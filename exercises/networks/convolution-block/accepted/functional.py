"""Layers with parameters as modules, the others as functions."""

import torch.nn.functional as F
from torch import nn


class ConvBlock(nn.Module):
    def __init__(self, c_in, c_out):
        super().__init__()
        self.conv = nn.Conv2d(c_in, c_out, kernel_size=3, padding=1)
        self.norm = nn.BatchNorm2d(c_out)

    def forward(self, X):
        X = F.relu(self.norm(self.conv(X)))
        return F.max_pool2d(X, 2)
