"""The batch normalisation is made, but never applied: call `self.norm` in `forward`.

zh-hans: 创建了批量归一化层，却没有使用：请在 `forward` 中调用 `self.norm`。
"""

import torch
from torch import nn


class ConvBlock(nn.Module):
    def __init__(self, c_in, c_out):
        super().__init__()
        self.conv = nn.Conv2d(c_in, c_out, 3, padding=1)
        self.norm = nn.BatchNorm2d(c_out)

    def forward(self, X):
        return nn.functional.max_pool2d(torch.relu(self.conv(X)), 2)
