"""The image was halved by a stride of 2 in the convolution, and the pooling is missing. The convolution goes in steps of 1; the pooling halves.

zh-hans: 图像是靠步幅为 2 的卷积减半的，漏了汇聚层。卷积的步幅应当是 1，由汇聚层减半。
"""

import torch
from torch import nn


class ConvBlock(nn.Module):
    def __init__(self, c_in, c_out):
        super().__init__()
        self.conv = nn.Conv2d(c_in, c_out, 3, padding=1, stride=2)
        self.norm = nn.BatchNorm2d(c_out)

    def forward(self, X):
        return torch.relu(self.norm(self.conv(X)))
