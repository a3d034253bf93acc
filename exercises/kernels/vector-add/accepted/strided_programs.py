"""Four programs, each of which takes every fourth block; the sum is written over a copy of x."""

import triton
import triton.language as tl


@triton.jit
def add_to_kernel(sum_ptr, y_ptr, n, BLOCK: tl.constexpr):
    step = tl.num_programs(0) * BLOCK
    for start in range(tl.program_id(0) * BLOCK, n, step):
        here = start + tl.arange(0, BLOCK)
        value = tl.load(sum_ptr + here, mask=here < n) + tl.load(y_ptr + here, mask=here < n)
        tl.store(sum_ptr + here, value, mask=here < n)


def add(x, y):
    total = x.clone()
    add_to_kernel[lambda meta: (4,)](total, y, x.numel(), BLOCK=128)
    return total
