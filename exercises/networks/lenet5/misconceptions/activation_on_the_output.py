"""tanh was applied to the output. The last layer is linear: its scores may be of any size.

zh-hans: 输出经过了 tanh。最后一层是线性的：得分可以取任意大小。
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
        X = F.avg_pool2d(torch.tanh(self.c3(X)), 2).flatten(1)
        return torch.tanh(self.out(torch.tanh(self.f6(torch.tanh(self.c5(X))))))
