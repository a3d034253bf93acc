"""The sum is not a number because the output was never set to 0: `torch.empty` leaves whatever stood in that memory. Begin with `torch.zeros`.

zh-hans: 得到的和是 NaN，因为输出从未被置为 0：`torch.empty` 留下的是内存中原有的内容。请从 `torch.zeros` 开始。
"""

import torch
import triton
import triton.language as tl


@triton.jit
def total_kernel(x_ptr, out_ptr, n, BLOCK: tl.constexpr):
    offsets = tl.program_id(0) * BLOCK + tl.arange(0, BLOCK)
    x = tl.load(x_ptr + offsets, mask=offsets < n, other=0.0)
    tl.atomic_add(out_ptr, tl.sum(x, axis=0))


def total(x):
    out = torch.empty(1, dtype=torch.float32)
    total_kernel[(triton.cdiv(x.numel(), 256),)](x, out, x.numel(), BLOCK=256)
    return out
