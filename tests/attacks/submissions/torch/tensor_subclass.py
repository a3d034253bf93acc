# expect: wrong
# arrays: torch. Returns a subclass of Tensor that takes over every torch function.
import torch


class Liar(torch.Tensor):
    @classmethod
    def __torch_function__(cls, func, types, args=(), kwargs=None):
        return True


def corr2d(X, K):
    return torch.zeros(2, 2).as_subclass(Liar)
