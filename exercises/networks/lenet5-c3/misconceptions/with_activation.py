"""tanh was applied. This layer is the convolutions alone; the activation of LeNet-5 is a step of its own.

zh-hans: 多用了 tanh。这一层只有卷积，LeNet-5 的激活函数是单独的一步。
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
        return torch.tanh(torch.cat([conv(X[:, row]) for conv, row in zip(self.maps, TABLE)], dim=1))
