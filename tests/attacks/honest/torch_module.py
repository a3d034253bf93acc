# expect: passed
# arrays: torch. Wraps the work in a module, with no_grad, a generator and a change of layout.
import torch
from torch import nn
from torch.nn import functional as F


class Correlation(nn.Module):
    def __init__(self, K):
        super().__init__()
        self.weight = nn.Parameter(K[None, None])

    def forward(self, X):
        return F.conv2d(X[None, None], self.weight)[0, 0]


def corr2d(X, K):
    torch.manual_seed(0)
    with torch.no_grad():
        return Correlation(K)(X).t().contiguous().t()
