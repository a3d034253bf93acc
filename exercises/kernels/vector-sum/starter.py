import torch
import triton
import triton.language as tl

BLOCK = 256


@triton.jit
def total_kernel(x_ptr, out_ptr, n, BLOCK: tl.constexpr):
    """Add up one block of x, and add that to out_ptr's only element."""


def total(x):
    """Return the sum of x, of shape (n,), as a tensor of shape (1,)."""
    raise NotImplementedError("total is still empty: launch total_kernel here and return the tensor of shape (1,).")
