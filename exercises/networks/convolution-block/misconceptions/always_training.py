"""The batch's own statistics were used in evaluation mode too. Call `self.norm(X)` and let the module follow the mode.

zh-hans: 评估模式下也用了批量自身的统计量。请调用 `self.norm(X)`，让模块自己跟随模式。
"""

import torch
from torch import nn


class ConvBlock(nn.Module):
    def __init__(self, c_in, c_out):
        super().__init__()
        self.conv = nn.Conv2d(c_in, c_out, 3, padding=1)
        self.norm = nn.BatchNorm2d(c_out)

    def forward(self, X):
        self.norm.train()
        return nn.functional.max_pool2d(torch.relu(self.norm(self.conv(X))), 2)
