"""Each step along $K$ replaced what the ones before had added up; only the last product stayed. Add: `total += tl.dot(...)`.

zh-hans: 沿 $K$ 的每一步都覆盖了之前累加的结果，最后只剩下最后一次乘积。应当累加：`total += tl.dot(...)`。
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
        total = tl.dot(a, b, input_precision="ieee")
    tl.store(c_ptr + i * N + j, total, mask=(i < M) & (j < N))


def matmul(A, B):
    (M, K), N = A.shape, B.shape[1]
    C = torch.empty((M, N), dtype=torch.float32, device=A.device)
    grid = (triton.cdiv(M, 16), triton.cdiv(N, 16))
    matmul_kernel[grid](A, B, C, M, N, K, A.stride(0), A.stride(1), B.stride(0), B.stride(1), BLOCK=16)
    return C
