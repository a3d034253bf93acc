"""The rows were taken to be `n` elements apart, without gaps. A view may have others: use `X.stride(0)` from row to row and `X.stride(1)` from column to column.

zh-hans: 这里假设相邻两行相隔 `n` 个元素、中间没有间隔。视图的步长可能不同：行与行之间用 `X.stride(0)`，列与列之间用 `X.stride(1)`。
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
    tl.store(y_ptr + row * n + columns, e / tl.sum(e, axis=0), mask=mask)


def row_softmax(X):
    m, n = X.shape
    Y = torch.empty((m, n), dtype=X.dtype, device=X.device)
    softmax_kernel[(m,)](X, Y, n, n, 1, BLOCK=triton.next_power_of_2(n))
    return Y
