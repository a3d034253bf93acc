"""The blocks overlap, and the end of the vector is left out: a program's block begins at `tl.program_id(0) * BLOCK`, not at `tl.program_id(0)`.

zh-hans: 各块互相重叠，向量的后一部分没有处理：每份程序的块从 `tl.program_id(0) * BLOCK` 开始，而不是 `tl.program_id(0)`。
"""

import torch
import triton
import triton.language as tl


@triton.jit
def add_kernel(x_ptr, y_ptr, out_ptr, n, BLOCK: tl.constexpr):
    offsets = tl.program_id(0) + tl.arange(0, BLOCK)
    mask = offsets < n
    x = tl.load(x_ptr + offsets, mask=mask)
    y = tl.load(y_ptr + offsets, mask=mask)
    tl.store(out_ptr + offsets, x + y, mask=mask)


def add(x, y):
    out = torch.empty_like(x)
    add_kernel[(triton.cdiv(x.numel(), 256),)](x, y, out, x.numel(), BLOCK=256)
    return out
