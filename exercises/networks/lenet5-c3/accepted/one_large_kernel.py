"""The kernels laid into one of full size with zeros between them, and a single convolution."""

import torch
import torch.nn.functional as F
from torch import nn

RUNS = [sorted((start + i) % 6 for i in range(length)) for length in (3, 4) for start in range(6)]
TABLE = RUNS + [[0, 1, 3, 4], [1, 2, 4, 5], [0, 2, 3, 5], list(range(6))]


class C3(nn.Module):
    def __init__(self):
        super().__init__()
        self.maps = nn.ModuleList(nn.Conv2d(len(row), 1, 5) for row in TABLE)

    def forward(self, X):
        kernels = []
        for conv, row in zip(self.maps, TABLE):
            kernel = torch.zeros(1, 6, 5, 5, dtype=X.dtype, device=X.device)
            kernel[:, row] = conv.weight
            kernels.append(kernel)
        return F.conv2d(X, torch.cat(kernels), torch.cat([conv.bias for conv in self.maps]))
