import torch
from torch import nn


class ConvBlock(nn.Module):
    """Convolution 3x3, batch normalisation, ReLU, max pooling 2x2; the first two are self.conv and self.norm."""

    def __init__(self, c_in, c_out):
        super().__init__()

    def forward(self, X):
        raise NotImplementedError("ConvBlock is still empty: make the layers, then apply them to X here.")
