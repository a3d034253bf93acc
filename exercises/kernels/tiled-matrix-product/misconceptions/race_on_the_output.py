"""The programs share the steps along $K$ and each adds its product to the tile by a load and a store: they race, and additions are lost. Let one program take all steps of a tile, or add with `tl.atomic_add` to an output of zeros.

zh-hans: 多份程序分担沿 $K$ 的各步，并用读取加写入把自己的乘积加到同一块上：它们之间存在竞争，会丢失加法。让一份程序走完一块的所有步，或者对全零的输出使用 `tl.atomic_add`。
"""

import torch
import triton
import triton.language as tl


@triton.jit
def matmul_kernel(a_ptr, b_ptr, c_ptr, M, N, K, a_row, a_column, b_row, b_column, BLOCK: tl.constexpr):
    i = (tl.program_id(0) * BLOCK + tl.arange(0, BLOCK))[:, None]
    j = (tl.program_id(1) * BLOCK + tl.arange(0, BLOCK))[None, :]
    k = tl.program_id(2) * BLOCK + tl.arange(0, BLOCK)
    a = tl.load(a_ptr + i * a_row + k[None, :] * a_column, mask=(i < M) & (k[None, :] < K), other=0.0)
    b = tl.load(b_ptr + k[:, None] * b_row + j * b_column, mask=(k[:, None] < K) & (j < N), other=0.0)
    c_ptrs = c_ptr + i * N + j
    mask = (i < M) & (j < N)
    tl.store(c_ptrs, tl.load(c_ptrs, mask=mask) + tl.dot(a, b, input_precision="ieee"), mask=mask)


def matmul(A, B):
    (M, K), N = A.shape, B.shape[1]
    C = torch.zeros((M, N))
    grid = (triton.cdiv(M, 16), triton.cdiv(N, 16), triton.cdiv(K, 16))
    matmul_kernel[grid](A, B, C, M, N, K, A.stride(0), A.stride(1), B.stride(0), B.stride(1), BLOCK=16)
    return C
