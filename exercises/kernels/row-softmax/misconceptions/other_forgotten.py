"""Where a row is shorter than its block the result is not a number: masked-off elements count in the sum, and what they are is undefined. Give them with the load: `other=float("-inf")`, whose exponential is 0.

zh-hans: 行比块短时结果是 NaN：被掩码排除的元素也计入了求和，而它们的值是未定义的。读取时请指定 `other=float("-inf")`，它的指数是 0。
"""

import torch
import triton
import triton.language as tl


@triton.jit
def softmax_kernel(x_ptr, y_ptr, n, row_stride, column_stride, BLOCK: tl.constexpr):
    row = tl.program_id(0)
    columns = tl.arange(0, BLOCK)
    mask = columns < n
    x = tl.load(x_ptr + row * row_stride + columns * column_stride, mask=mask)
    e = tl.exp(x - tl.max(x, axis=0))
    tl.store(y_ptr + row * n + columns, e / tl.sum(e, axis=0), mask=mask)


def row_softmax(X):
    m, n = X.shape
    Y = torch.empty((m, n), dtype=X.dtype, device=X.device)
    softmax_kernel[(m,)](X, Y, n, X.stride(0), X.stride(1), BLOCK=triton.next_power_of_2(n))
    return Y
