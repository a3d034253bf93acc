"""The convolution has no padding, so the image shrinks by 2 along each axis before it is pooled. Ask for `padding=1`.

zh-hans: 卷积没有填充，图像在汇聚之前高和宽就各减少了 2。请设置 `padding=1`。
"""

import torch
from torch import nn


class ConvBlock(nn.Module):
    def __init__(self, c_in, c_out):
        super().__init__()
        self.conv = nn.Conv2d(c_in, c_out, 3)
        self.norm = nn.BatchNorm2d(c_out)

    def forward(self, X):
        return nn.functional.max_pool2d(torch.relu(self.norm(self.conv(X))), 2)
