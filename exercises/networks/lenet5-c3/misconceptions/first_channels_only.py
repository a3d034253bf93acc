"""Every map saw the first channels of the input. Which ones it sees stands in its row of the table: `X[:, row]`.

zh-hans: 每个特征图看到的都是输入的前几个通道。应当按表中对应的行来取：`X[:, row]`。
"""

import torch
from torch import nn


class C3(nn.Module):
    def __init__(self):
        super().__init__()
        self.maps = nn.ModuleList(nn.Conv2d(count, 1, 5) for count in [3] * 6 + [4] * 9 + [6])

    def forward(self, X):
        return torch.cat([conv(X[:, : conv.in_channels]) for conv in self.maps], dim=1)
