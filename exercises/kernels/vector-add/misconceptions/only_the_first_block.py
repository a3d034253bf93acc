"""Only the first block was added. Each program has to work on a block of its own: begin the offsets at `tl.program_id(0) * BLOCK`, and launch a program for each block.

zh-hans: 只有第一块做了加法。每份程序要处理自己的那一块：偏移量从 `tl.program_id(0) * BLOCK` 开始，并为每一块启动一份程序。
"""

import torch
import triton
import triton.language as tl


@triton.jit
def add_kernel(x_ptr, y_ptr, out_ptr, n, BLOCK: tl.constexpr):
    offsets = tl.arange(0, BLOCK)
    mask = offsets < n
    x = tl.load(x_ptr + offsets, mask=mask)
    y = tl.load(y_ptr + offsets, mask=mask)
    tl.store(out_ptr + offsets, x + y, mask=mask)


def add(x, y):
    out = torch.empty_like(x)
    add_kernel[(triton.cdiv(x.numel(), 256),)](x, y, out, x.numel(), BLOCK=256)
    return out
