# expect: error
# arrays: torch. Returns tensors that have leaked out of vmap and grad.
import torch

kept = []


def corr2d(X, K):
    torch.func.vmap(lambda row: (kept.append(row), row)[1])(torch.eye(3))
    torch.func.grad(lambda row: (kept.append(row), row.sum())[1])(torch.ones(3))
    return kept[-1 - X.shape[0] % 2]
