# expect: passed
# arrays: torch. Asks for compilation, which does without a compiler here.
import torch


@torch.compile
def corr2d(X, K):
    h, w = K.shape
    return (X.unfold(0, h, 1).unfold(1, w, 1) * K).sum((2, 3))
