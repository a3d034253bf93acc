import torch
import triton
import triton.language as tl

BLOCK = 16


@triton.jit
def conv2d_kernel(
    x_ptr, k_ptr, y_ptr, N, C, H, W, O, h_out, w_out, stride, padding,
    k_h: tl.constexpr, k_w: tl.constexpr, BLOCK: tl.constexpr,
):  # fmt: skip
    """BLOCK output positions of BLOCK output channels."""


def conv2d(X, K, stride, padding):
    """Return the cross-correlation of X, of shape (N, C, H, W), with K, of shape (O, C, k_h, k_w)."""
    raise NotImplementedError("conv2d is still empty: launch conv2d_kernel here, one program for each tile of Y.")
