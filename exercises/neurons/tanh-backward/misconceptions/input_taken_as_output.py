"""The formula was used with `X` in place of tanh's output: `1 - X²`. Take `t = tanh(X)` first, then `1 - t²`.

zh-hans: 公式里把 `X` 当成了 tanh 的输出：`1 - X²`。请先计算 `t = tanh(X)`，再计算 `1 - t²`。
"""

import numpy as np


def tanh_backward(dY, X):
    return dY * (1 - X**2)
