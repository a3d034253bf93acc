"""The factors were taken to lie in memory row by row without gaps. A view may not: go from row to row by `stride(0)` and from column to column by `stride(1)`.

zh-hans: 这里假设两个因子都按行连续存放。视图不一定如此：行与行之间用 `stride(0)`，列与列之间用 `stride(1)`。
"""

import torch
import triton
import triton.language as tl


@triton.jit
def matmul_kernel(a_ptr, b_ptr, c_ptr, M, N, K, a_row, a_column, b_row, b_column, BLOCK: tl.constexpr):
    i = (tl.program_id(0) * BLOCK + tl.arange(0, BLOCK))[:, None]
    j = (tl.program_id(1) * BLOCK + tl.arange(0, BLOCK))[None, :]
    total = tl.zeros((BLOCK, BLOCK), dtype=tl.float32)
    for start in range(0, K, BLOCK):
        k = start + tl.arange(0, BLOCK)
        a_mask = (i < M) & (k[None, :] < K)
        b_mask = (k[:, None] < K) & (j < N)
        a = tl.load(a_ptr + i * a_row + k[None, :] * a_column, mask=a_mask, other=0.0)
        b = tl.load(b_ptr + k[:, None] * b_row + j * b_column, mask=b_mask, other=0.0)
        total += tl.dot(a, b, input_precision="ieee")
    tl.store(c_ptr + i * N + j, total, mask=(i < M) & (j < N))


def matmul(A, B):
    (M, K), N = A.shape, B.shape[1]
    C = torch.empty((M, N), dtype=torch.float32, device=A.device)
    grid = (triton.cdiv(M, 16), triton.cdiv(N, 16))
    matmul_kernel[grid](A, B, C, M, N, K, K, 1, N, 1, BLOCK=16)
    return C
