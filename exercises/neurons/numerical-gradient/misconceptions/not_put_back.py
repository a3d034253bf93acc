"""A weight was not put back before the next one moved, so the later slopes were taken somewhere else.

section: Good to know

zh-hans: 移动下一个权重之前没有把上一个放回去，因此后面的斜率是在别处求的。
"""

import numpy as np
from given import calls, loss


def numerical_gradient(w, h):
    moved, gradient = w.copy(), []
    for i in range(len(w)):
        moved[i] += h
        above = loss(moved)
        moved[i] -= 2 * h
        gradient.append((above - loss(moved)) / (2 * h))
    return np.array(gradient)
