# expect: passed
# arrays: torch. Computes with autograd on and returns a tensor that still requires its gradient.
import torch


def corr2d(X, K):
    weights = K.clone().requires_grad_()
    h, w = K.shape
    Y = (X.unfold(0, h, 1).unfold(1, w, 1) * weights).sum(dim=(2, 3))
    (gradient,) = torch.autograd.grad(Y.sum(), weights, retain_graph=True)
    assert gradient.shape == K.shape
    return Y
