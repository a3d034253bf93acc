"""ReLU is missing: nothing sets the negative values to 0.

zh-hans: 漏了 ReLU：负值没有变成 0。
"""

from torch import nn


class ConvBlock(nn.Module):
    def __init__(self, c_in, c_out):
        super().__init__()
        self.conv = nn.Conv2d(c_in, c_out, 3, padding=1)
        self.norm = nn.BatchNorm2d(c_out)

    def forward(self, X):
        return nn.functional.max_pool2d(self.norm(self.conv(X)), 2)
