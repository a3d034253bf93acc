"""The last block reaches beyond the end of the vectors, and nothing masks it. Compare the offsets with `n`, and hand that mask to every `tl.load` and `tl.store`.

zh-hans: 最后一块超出了向量的末尾，却没有掩码。请把偏移量与 `n` 比较，并把得到的掩码传给每一个 `tl.load` 和 `tl.store`。
"""

import torch
import triton
import triton.language as tl


@triton.jit
def add_kernel(x_ptr, y_ptr, out_ptr, n, BLOCK: tl.constexpr):
    offsets = tl.program_id(0) * BLOCK + tl.arange(0, BLOCK)
    tl.store(out_ptr + offsets, tl.load(x_ptr + offsets) + tl.load(y_ptr + offsets))


def add(x, y):
    out = torch.empty_like(x)
    add_kernel[(triton.cdiv(x.numel(), 256),)](x, y, out, x.numel(), BLOCK=256)
    return out
