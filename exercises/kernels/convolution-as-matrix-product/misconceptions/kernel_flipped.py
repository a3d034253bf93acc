"""The kernel was flipped before it was applied. A convolution layer uses it as it is: weight $(a, b)$ meets row `i * stride + a - padding`.

zh-hans: 卷积核在使用前被翻转了。卷积层按原样使用卷积核：权重 $(a, b)$ 对应第 `i * stride + a - padding` 行。
"""

import torch
import triton
import triton.language as tl


@triton.jit
def conv2d_kernel(
    x_ptr, k_ptr, y_ptr, N, C, H, W, O, h_out, w_out, stride, padding,
    k_h: tl.constexpr, k_w: tl.constexpr, BLOCK: tl.constexpr,
):  # fmt: skip
    m = (tl.program_id(0) * BLOCK + tl.arange(0, BLOCK))[:, None]
    o = (tl.program_id(1) * BLOCK + tl.arange(0, BLOCK))[None, :]
    n = m // (h_out * w_out)
    i = m // w_out % h_out
    j = m % w_out
    steps = C * k_h * k_w
    total = tl.zeros((BLOCK, BLOCK), dtype=tl.float32)
    for start in range(0, steps, BLOCK):
        k = start + tl.arange(0, BLOCK)
        across = k[None, :]
        c = across // (k_h * k_w)
        row = i * stride + k_h - 1 - across // k_w % k_h - padding
        column = j * stride + k_w - 1 - across % k_w - padding
        inside = (row >= 0) & (row < H) & (column >= 0) & (column < W)
        x_mask = inside & (n < N) & (across < steps)
        x = tl.load(x_ptr + ((n * C + c) * H + row) * W + column, mask=x_mask, other=0.0)
        weights = tl.load(k_ptr + o * steps + k[:, None], mask=(k[:, None] < steps) & (o < O), other=0.0)
        total += tl.dot(x, weights, input_precision="ieee")
    tl.store(y_ptr + ((n * O + o) * h_out + i) * w_out + j, total, mask=(n < N) & (o < O))


def conv2d(X, K, stride, padding):
    N, C, H, W = X.shape
    O, _, k_h, k_w = K.shape
    h_out = (H + 2 * padding - k_h) // stride + 1
    w_out = (W + 2 * padding - k_w) // stride + 1
    Y = torch.empty((N, O, h_out, w_out), dtype=torch.float32, device=X.device)
    grid = (triton.cdiv(N * h_out * w_out, 16), triton.cdiv(O, 16))
    conv2d_kernel[grid](X, K, Y, N, C, H, W, O, h_out, w_out, stride, padding, k_h, k_w, BLOCK=16)
    return Y
