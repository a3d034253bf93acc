"""ReLU came before the batch normalisation. Here it comes after it: convolution, normalisation, ReLU.

zh-hans: ReLU 放在了批量归一化之前。这里应当放在之后：卷积、归一化、ReLU。
"""

import torch
from torch import nn


class ConvBlock(nn.Module):
    def __init__(self, c_in, c_out):
        super().__init__()
        self.conv = nn.Conv2d(c_in, c_out, 3, padding=1)
        self.norm = nn.BatchNorm2d(c_out)

    def forward(self, X):
        return nn.functional.max_pool2d(self.norm(torch.relu(self.conv(X))), 2)
