"""The result is not a number: masked-off elements of the last step along $K$ are multiplied as well, and what they are is undefined. Let them be 0: `other=0.0` in both loads.

zh-hans: 结果是 NaN：沿 $K$ 的最后一步中，被掩码排除的元素也参与了乘法，而它们的值是未定义的。让它们取 0：两次读取都写上 `other=0.0`。
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
        a = tl.load(a_ptr + i * a_row + k[None, :] * a_column, mask=a_mask)
        b = tl.load(b_ptr + k[:, None] * b_row + j * b_column, mask=b_mask)
        total += tl.dot(a, b, input_precision="ieee")
    tl.store(c_ptr + i * N + j, total, mask=(i < M) & (j < N))


def matmul(A, B):
    (M, K), N = A.shape, B.shape[1]
    C = torch.empty((M, N), dtype=torch.float32, device=A.device)
    grid = (triton.cdiv(M, 16), triton.cdiv(N, 16))
    matmul_kernel[grid](A, B, C, M, N, K, A.stride(0), A.stride(1), B.stride(0), B.stride(1), BLOCK=16)
    return C
