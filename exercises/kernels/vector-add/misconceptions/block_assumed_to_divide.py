"""Too few programs run: `n // BLOCK` leaves out the last part of the vector, which no block fills. `triton.cdiv(n, BLOCK)` rounds up.

zh-hans: 启动的程序太少：`n // BLOCK` 漏掉了末尾不满一块的部分。`triton.cdiv(n, BLOCK)` 会向上取整。
"""

import torch
import triton
import triton.language as tl


@triton.jit
def add_kernel(x_ptr, y_ptr, out_ptr, n, BLOCK: tl.constexpr):
    offsets = tl.program_id(0) * BLOCK + tl.arange(0, BLOCK)
    mask = offsets < n
    x = tl.load(x_ptr + offsets, mask=mask)
    y = tl.load(y_ptr + offsets, mask=mask)
    tl.store(out_ptr + offsets, x + y, mask=mask)


def add(x, y):
    out = torch.empty_like(x)
    add_kernel[(x.numel() // 256,)](x, y, out, x.numel(), BLOCK=256)
    return out
