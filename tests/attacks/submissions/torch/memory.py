# expect: memory
# arrays: torch. Takes memory through torch until there is none.
import torch


def corr2d(X, K):
    hoard = []
    while True:
        hoard.append(torch.ones(1 << 22))
