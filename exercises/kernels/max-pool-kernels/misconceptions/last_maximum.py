"""On a tie the gradient goes to the last of the largest. Compare with `>` instead of `>=`, so that the first one stays.

zh-hans: 最大值不唯一时，梯度传给了最后一个。比较时请用 `>` 而不是 `>=`，这样保留的是第一个。
"""

import torch
import triton
import triton.language as tl


@triton.jit
def forward_kernel(
    x_ptr, y_ptr, where_ptr, n_w, h_out, w_out, s_h, s_w,
    p_h: tl.constexpr, p_w: tl.constexpr, BLOCK: tl.constexpr,
):  # fmt: skip
    place = tl.program_id(0) * BLOCK + tl.arange(0, BLOCK)
    mask = place < h_out * w_out
    corner = place // w_out * s_h * n_w + place % w_out * s_w
    best = tl.full((BLOCK,), float("-inf"), tl.float32)
    where = corner
    for a in tl.static_range(p_h):
        for b in tl.static_range(p_w):
            here = corner + a * n_w + b
            x = tl.load(x_ptr + here, mask=mask, other=0.0)
            where = tl.where(x >= best, here, where)
            best = tl.where(x > best, x, best)
    tl.store(y_ptr + place, best, mask=mask)
    tl.store(where_ptr + place, where, mask=mask)


@triton.jit
def backward_kernel(dy_ptr, where_ptr, dx_ptr, n, BLOCK: tl.constexpr):
    place = tl.program_id(0) * BLOCK + tl.arange(0, BLOCK)
    mask = place < n
    dy = tl.load(dy_ptr + place, mask=mask, other=0.0)
    where = tl.load(where_ptr + place, mask=mask, other=0)
    tl.atomic_add(dx_ptr + where, dy, mask=mask)


def max_pool2d(X, pool_size, stride):
    (n_h, n_w), (p_h, p_w), (s_h, s_w) = X.shape, pool_size, stride
    h_out, w_out = (n_h - p_h) // s_h + 1, (n_w - p_w) // s_w + 1
    Y = torch.empty((h_out, w_out), dtype=torch.float32, device=X.device)
    where = torch.empty((h_out, w_out), dtype=torch.int32, device=X.device)
    grid = (triton.cdiv(h_out * w_out, 64),)
    forward_kernel[grid](X, Y, where, n_w, h_out, w_out, s_h, s_w, p_h, p_w, BLOCK=64)
    return Y, where


def max_pool2d_backward(dY, where, shape):
    dX = torch.zeros(shape, dtype=torch.float32, device=dY.device)
    backward_kernel[(triton.cdiv(dY.numel(), 64),)](dY, where, dX, dY.numel(), BLOCK=64)
    return dX
