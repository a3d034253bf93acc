"""The sum is not a number: elements that are masked off were added as well, and what they are is undefined. Let them be 0: `tl.load(..., mask=mask, other=0.0)`.

zh-hans: 得到的和是 NaN：被掩码排除的元素也参与了求和，而它们的值是未定义的。让它们取 0：`tl.load(..., mask=mask, other=0.0)`。
"""

import torch
import triton
import triton.language as tl


@triton.jit
def total_kernel(x_ptr, out_ptr, n, BLOCK: tl.constexpr):
    offsets = tl.program_id(0) * BLOCK + tl.arange(0, BLOCK)
    x = tl.load(x_ptr + offsets, mask=offsets < n)
    tl.atomic_add(out_ptr, tl.sum(x, axis=0))


def total(x):
    out = torch.zeros(1, dtype=torch.float32)
    total_kernel[(triton.cdiv(x.numel(), 256),)](x, out, x.numel(), BLOCK=256)
    return out
