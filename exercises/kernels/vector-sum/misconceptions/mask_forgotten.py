"""The last block reaches beyond the end of the vector, and nothing masks it. Compare the offsets with `n`: `tl.load(..., mask=offsets < n, other=0.0)`.

zh-hans: 最后一块超出了向量的末尾，却没有掩码。请把偏移量与 `n` 比较：`tl.load(..., mask=offsets < n, other=0.0)`。
"""

import torch
import triton
import triton.language as tl


@triton.jit
def total_kernel(x_ptr, out_ptr, n, BLOCK: tl.constexpr):
    offsets = tl.program_id(0) * BLOCK + tl.arange(0, BLOCK)
    tl.atomic_add(out_ptr, tl.sum(tl.load(x_ptr + offsets), axis=0))


def total(x):
    out = torch.zeros(1, dtype=torch.float32)
    total_kernel[(triton.cdiv(x.numel(), 256),)](x, out, x.numel(), BLOCK=256)
    return out
