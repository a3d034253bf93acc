"""The exponentials were stored as they are. Divide each by the sum of its row, so that the row adds up to 1.

zh-hans: 直接写出了指数。每个指数要除以该行指数之和，这样一行加起来才是 1。
"""

import torch
import triton
import triton.language as tl


@triton.jit
def softmax_kernel(x_ptr, y_ptr, n, row_stride, column_stride, BLOCK: tl.constexpr):
    row = tl.program_id(0)
    columns = tl.arange(0, BLOCK)
    mask = columns < n
    x = tl.load(x_ptr + row * row_stride + columns * column_stride, mask=mask, other=float("-inf"))
    e = tl.exp(x - tl.max(x, axis=0))
    tl.store(y_ptr + row * n + columns, e, mask=mask)


def row_softmax(X):
    m, n = X.shape
    Y = torch.empty((m, n), dtype=X.dtype, device=X.device)
    softmax_kernel[(m,)](X, Y, n, X.stride(0), X.stride(1), BLOCK=triton.next_power_of_2(n))
    return Y
