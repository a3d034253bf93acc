import torch
import triton
import triton.language as tl

BLOCK = 16


@triton.jit
def matmul_kernel(a_ptr, b_ptr, c_ptr, M, N, K, a_row, a_column, b_row, b_column, BLOCK: tl.constexpr):
    """One tile of c = a @ b; c has no gaps."""


def matmul(A, B):
    """Return the product of A, of shape (M, K), and B, of shape (K, N)."""
    raise NotImplementedError("matmul is still empty: launch matmul_kernel here, one program for each tile.")
