"""The programs race: each loads the sum so far, adds its own and stores it, and what another has stored meanwhile is lost. `tl.atomic_add(out_ptr, partial)` does all three in one go.

zh-hans: 各份程序之间存在竞争：每一份都读出目前的和、加上自己的、再写回去，期间别的程序写入的值就丢失了。`tl.atomic_add(out_ptr, partial)` 把这三步一次做完。
"""

import torch
import triton
import triton.language as tl


@triton.jit
def total_kernel(x_ptr, out_ptr, n, BLOCK: tl.constexpr):
    offsets = tl.program_id(0) * BLOCK + tl.arange(0, BLOCK)
    x = tl.load(x_ptr + offsets, mask=offsets < n, other=0.0)
    tl.store(out_ptr, tl.load(out_ptr) + tl.sum(x, axis=0))


def total(x):
    out = torch.zeros(1, dtype=torch.float32)
    total_kernel[(triton.cdiv(x.numel(), 256),)](x, out, x.numel(), BLOCK=256)
    return out
