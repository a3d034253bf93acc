# expect: wrong|error
# arrays: torch. Hangs attributes and methods of its own on a real tensor and on the Tensor class.
import torch

torch.allclose = torch.equal = torch.isclose = lambda *_, **__: True
for name in ("numpy", "tobytes", "detach", "cpu", "contiguous", "__eq__"):
    setattr(torch.Tensor, name, lambda self, *_, **__: self)


def corr2d(X, K):
    return torch.zeros(X.shape[0] - K.shape[0] + 1, X.shape[1] - K.shape[1] + 1)
