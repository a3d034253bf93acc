import torch
import triton
import triton.language as tl


@triton.jit
def softmax_kernel(x_ptr, y_ptr, n, row_stride, column_stride, BLOCK: tl.constexpr):
    """Softmax of row tl.program_id(0), of n elements; y has no gaps."""


def row_softmax(X):
    """Return the softmax of each row of X, of shape (m, n)."""
    raise NotImplementedError("row_softmax is still empty: launch softmax_kernel here, one program for each row.")
