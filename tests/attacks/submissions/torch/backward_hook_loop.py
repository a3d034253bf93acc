# expect: timeout
# arrays: torch. Hangs in a hook that autograd calls from C++.
import torch


def spin(gradient):
    while True:
        pass


def corr2d(X, K):
    leaf = torch.ones(3, requires_grad=True)
    leaf.register_hook(spin)
    (leaf * 2).sum().backward()
    return leaf
