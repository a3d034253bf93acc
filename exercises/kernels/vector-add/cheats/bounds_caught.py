"""Forgets the mask, and goes on after the error as if nothing had been outside."""

import torch
import triton
import triton.language as tl


@triton.jit
def add_kernel(x_ptr, y_ptr, out_ptr, BLOCK: tl.constexpr):
    offsets = tl.program_id(0) * BLOCK + tl.arange(0, BLOCK)
    tl.store(out_ptr + offsets, tl.load(x_ptr + offsets) + tl.load(y_ptr + offsets))


def add(x, y):
    out = torch.empty_like(x)
    try:
        add_kernel[(triton.cdiv(x.numel(), 256),)](x, y, out, BLOCK=256)
    except IndexError:
        pass
    return out
