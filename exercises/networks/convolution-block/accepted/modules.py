"""Every layer a module."""

import torch
import torch.nn as nn


class ConvBlock(nn.Module):
    def __init__(self, c_in, c_out):
        super(ConvBlock, self).__init__()
        self.conv = nn.Conv2d(c_in, c_out, (3, 3), stride=1, padding="same")
        self.norm = nn.BatchNorm2d(num_features=c_out)
        self.relu = nn.ReLU(inplace=True)
        self.pool = nn.MaxPool2d(kernel_size=2, stride=2)

    def forward(self, X):
        for layer in (self.conv, self.norm, self.relu, self.pool):
            X = layer(X)
        return X
