"""A first kernel leaves one sum a block, a second one adds those up: no atomics."""

import torch
import triton
import triton.language as tl


@triton.jit
def sums_kernel(x_ptr, out_ptr, n, BLOCK: tl.constexpr):
    pid = tl.program_id(0)
    offsets = pid * BLOCK + tl.arange(0, BLOCK)
    x = tl.load(x_ptr + offsets, mask=offsets < n, other=0.0)
    tl.store(out_ptr + pid, tl.sum(x, axis=0))


def total(x):
    while x.numel() > 1:
        blocks = triton.cdiv(x.numel(), 128)
        sums = torch.empty(blocks, dtype=torch.float32, device=x.device)
        sums_kernel[(blocks,)](x, sums, x.numel(), BLOCK=128)
        x = sums
    return x
