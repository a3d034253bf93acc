"""A block is longer than its row, and nothing masks the rest: it reads on into the next row, and behind the last one out of the matrix. Hand `mask=columns < n` to the load and to the store.

zh-hans: 块比行长，多出的部分却没有掩码：会读到下一行，在最后一行之后则读到矩阵之外。请把 `mask=columns < n` 传给读取和写入。
"""

import torch
import triton
import triton.language as tl


@triton.jit
def softmax_kernel(x_ptr, y_ptr, n, row_stride, column_stride, BLOCK: tl.constexpr):
    row = tl.program_id(0)
    columns = tl.arange(0, BLOCK)
    x = tl.load(x_ptr + row * row_stride + columns * column_stride)
    e = tl.exp(x - tl.max(x, axis=0))
    tl.store(y_ptr + row * n + columns, e / tl.sum(e, axis=0))


def row_softmax(X):
    m, n = X.shape
    Y = torch.empty((m, n), dtype=X.dtype, device=X.device)
    softmax_kernel[(m,)](X, Y, n, X.stride(0), X.stride(1), BLOCK=triton.next_power_of_2(n))
    return Y
