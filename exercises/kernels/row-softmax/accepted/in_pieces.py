"""Rows of any length, a piece at a time: the maximum, then the sum, then the result."""

import torch
import triton
import triton.language as tl


@triton.jit
def softmax_kernel(x_ptr, y_ptr, n, s_m, s_n, BLOCK: tl.constexpr):
    row = tl.program_id(0)
    top = -float("inf")
    for start in range(0, n, BLOCK):
        j = start + tl.arange(0, BLOCK)
        x = tl.load(x_ptr + row * s_m + j * s_n, mask=j < n, other=-float("inf"))
        top = tl.maximum(top, tl.max(x))
    total = 0.0
    for start in range(0, n, BLOCK):
        j = start + tl.arange(0, BLOCK)
        x = tl.load(x_ptr + row * s_m + j * s_n, mask=j < n, other=-float("inf"))
        total += tl.sum(tl.exp(x - top))
    for start in range(0, n, BLOCK):
        j = start + tl.arange(0, BLOCK)
        x = tl.load(x_ptr + row * s_m + j * s_n, mask=j < n)
        tl.store(y_ptr + row * n + j, tl.exp(x - top) / total, mask=j < n)


def row_softmax(X):
    m, n = X.shape
    Y = torch.empty((m, n), dtype=X.dtype, device=X.device)
    softmax_kernel[(m,)](X, Y, n, X.stride(0), X.stride(1), BLOCK=16)
    return Y
