"""The slope was computed from `X`, what went into tanh, as if it were the output: `1 - X**2`. Take tanh first.

zh-hans: 斜率是用送入 tanh 的 `X` 计算的，好像它就是输出：`1 - X**2`。请先求 tanh。
"""


def tanh_dropout_backward(dY, X, kept, p):
    return dY * kept / (1 - p) * (1 - X**2)
