import torch
from torch import nn

# The maps of S2 that each map of C3 sees.
TABLE = [
    [0, 1, 2], [1, 2, 3], [2, 3, 4], [3, 4, 5], [0, 4, 5], [0, 1, 5],
    [0, 1, 2, 3], [1, 2, 3, 4], [2, 3, 4, 5], [0, 3, 4, 5], [0, 1, 4, 5], [0, 1, 2, 5],
    [0, 1, 3, 4], [1, 2, 4, 5], [0, 2, 3, 5],
    [0, 1, 2, 3, 4, 5],
]  # fmt: skip


class C3(nn.Module):
    """Maps (n, 6, h, w) to (n, 16, h - 4, w - 4); self.maps is an nn.ModuleList of 16 convolutions."""

    def __init__(self):
        super().__init__()

    def forward(self, X):
        raise NotImplementedError("C3 is still empty: apply each map's convolution to the maps it sees.")
