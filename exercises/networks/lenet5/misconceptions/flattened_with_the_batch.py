"""The batch was flattened away: everything became one row. Keep the first axis: `X.flatten(1)`.

zh-hans: 批量所在的轴也被展平了：全部变成了一行。请保留第一个轴：`X.flatten(1)`。
"""

import torch
import torch.nn.functional as F
from torch import nn


class LeNet5(nn.Module):
    def __init__(self):
        super().__init__()
        self.c1, self.c3 = nn.Conv2d(1, 6, 5), nn.Conv2d(6, 16, 5)
        self.c5, self.f6, self.out = nn.Linear(400, 120), nn.Linear(120, 84), nn.Linear(84, 10)

    def forward(self, X):
        X = F.avg_pool2d(torch.tanh(self.c1(X)), 2)
        X = F.avg_pool2d(torch.tanh(self.c3(X)), 2).flatten()
        return self.out(torch.tanh(self.f6(torch.tanh(self.c5(X)))))
