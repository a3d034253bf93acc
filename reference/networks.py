"""Small convolutional networks (torch, any device)."""

import torch
from torch import nn

# LeCun et al. 1998, table I: the maps of S2 that each of the 16 maps of C3 sees.
C3_TABLE = (
    *(tuple((m + i) % 6 for i in range(3)) for m in range(6)),
    *(tuple((m + i) % 6 for i in range(4)) for m in range(6)),
    *((m, m + 1, (m + 3) % 6, (m + 4) % 6) for m in range(3)),
    tuple(range(6)),
)


class ConvBlock(nn.Module):
    """Convolution 3x3 with padding 1, batch normalisation, ReLU, max pooling 2x2.

    (n, c_in, h, w) to (n, c_out, h // 2, w // 2). Parameters: conv.weight (c_out, c_in, 3, 3), conv.bias,
    norm.weight, norm.bias (c_out).
    Source: Ioffe & Szegedy 2015, section 3.2 (normalisation before the non-linearity).
    """

    def __init__(self, c_in, c_out):
        super().__init__()
        self.conv = nn.Conv2d(c_in, c_out, 3, padding=1)
        self.norm = nn.BatchNorm2d(c_out)

    def forward(self, X):
        return nn.functional.max_pool2d(torch.relu(self.norm(self.conv(X))), 2)


class LeNet5(nn.Module):
    """LeNet-5 as it is taught: tanh and mean pooling without coefficients, every map of C3 seeing all of S2.

    (n, 1, 32, 32) to scores (n, 10). 61,706 parameters: c1 156, c3 2,416, c5 48,120, f6 10,164, out 850.
    Source: LeCun et al. 1998, section II.B.
    """

    def __init__(self):
        super().__init__()
        self.c1 = nn.Conv2d(1, 6, 5)
        self.c3 = nn.Conv2d(6, 16, 5)
        self.c5 = nn.Linear(16 * 5 * 5, 120)
        self.f6 = nn.Linear(120, 84)
        self.out = nn.Linear(84, 10)

    def forward(self, X):
        S2 = nn.functional.avg_pool2d(torch.tanh(self.c1(X)), 2)
        S4 = nn.functional.avg_pool2d(torch.tanh(self.c3(S2)), 2)
        C5 = torch.tanh(self.c5(S4.flatten(1)))
        return self.out(torch.tanh(self.f6(C5)))


class C3(nn.Module):
    """The third layer of LeNet-5 as published: 16 convolutions 5x5, each seeing 3, 4 or all 6 of the input maps.

    (n, 6, h, w) to (n, 16, h - 4, w - 4). maps.m.weight is (1, k, 5, 5) over the k maps of table I in rising order,
    maps.m.bias (1,). 1,516 parameters, where full connection takes 2,416.
    Source: LeCun et al. 1998, section II.B, table I.
    """

    def __init__(self):
        super().__init__()
        self.inputs = [sorted(seen) for seen in C3_TABLE]
        self.maps = nn.ModuleList(nn.Conv2d(len(seen), 1, 5) for seen in self.inputs)

    def forward(self, X):
        return torch.cat([conv(X[:, seen]) for conv, seen in zip(self.maps, self.inputs, strict=True)], dim=1)
