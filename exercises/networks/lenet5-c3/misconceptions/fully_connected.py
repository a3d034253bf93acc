"""Every map sees all six maps of the input. In the published LeNet-5 the table says which ones it sees, so the kernels are smaller.

zh-hans: 每个特征图都与全部六个输入相连。在最初的 LeNet-5 中，与哪些输入相连由表决定，因此卷积核更小。
"""

import torch
from torch import nn


class C3(nn.Module):
    def __init__(self):
        super().__init__()
        self.maps = nn.ModuleList(nn.Conv2d(6, 1, 5) for _ in range(16))

    def forward(self, X):
        return torch.cat([conv(X) for conv in self.maps], dim=1)
