"""The maps were stacked along a new axis, so the result has five axes. Join them along the channels: `torch.cat(outputs, dim=1)`.

section: Good to know

zh-hans: 特征图沿一个新的轴堆叠，结果有五个轴。请沿通道方向拼接：`torch.cat(outputs, dim=1)`。
"""

import torch
from torch import nn

TABLE = [[0, 1, 2], [1, 2, 3], [2, 3, 4], [3, 4, 5], [0, 4, 5], [0, 1, 5]]
TABLE += [[0, 1, 2, 3], [1, 2, 3, 4], [2, 3, 4, 5], [0, 3, 4, 5], [0, 1, 4, 5], [0, 1, 2, 5]]
TABLE += [[0, 1, 3, 4], [1, 2, 4, 5], [0, 2, 3, 5], [0, 1, 2, 3, 4, 5]]


class C3(nn.Module):
    def __init__(self):
        super().__init__()
        self.maps = nn.ModuleList(nn.Conv2d(len(row), 1, 5) for row in TABLE)

    def forward(self, X):
        return torch.stack([conv(X[:, row]) for conv, row in zip(self.maps, TABLE)], dim=1)
