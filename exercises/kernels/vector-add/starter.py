import torch
import triton
import triton.language as tl

BLOCK = 256


@triton.jit
def add_kernel(x_ptr, y_ptr, out_ptr, n, BLOCK: tl.constexpr):
    """Add BLOCK elements: which ones says tl.program_id(0)."""


def add(x, y):
    """Return x + y; both of shape (n,) and dtype float32."""
    raise NotImplementedError("add is still empty: launch add_kernel here and return the tensor it has written.")
