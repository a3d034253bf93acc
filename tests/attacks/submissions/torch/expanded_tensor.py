# expect: wrong|memory
# arrays: torch. Returns a view of one number that claims a trillion elements.
import torch


def corr2d(X, K):
    return torch.ones(()).expand(1 << 20, 1 << 20)
