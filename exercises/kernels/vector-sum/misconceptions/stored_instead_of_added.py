"""Each program stores its own sum over that of the others, and only one of them stays. Add them up: `tl.atomic_add(out_ptr, partial)`, on an output that begins at 0.

zh-hans: 每份程序都用自己的和覆盖了别人的，最后只剩下一个。应当累加：对从 0 开始的输出使用 `tl.atomic_add(out_ptr, partial)`。
"""

import torch
import triton
import triton.language as tl


@triton.jit
def total_kernel(x_ptr, out_ptr, n, BLOCK: tl.constexpr):
    offsets = tl.program_id(0) * BLOCK + tl.arange(0, BLOCK)
    x = tl.load(x_ptr + offsets, mask=offsets < n, other=0.0)
    tl.store(out_ptr, tl.sum(x, axis=0))


def total(x):
    out = torch.zeros(1, dtype=torch.float32)
    total_kernel[(triton.cdiv(x.numel(), 256),)](x, out, x.numel(), BLOCK=256)
    return out
