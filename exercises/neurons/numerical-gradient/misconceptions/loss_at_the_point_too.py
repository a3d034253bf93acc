"""The slopes are right, but `loss` was called at `w` itself as well, for each weight. Central differences don't need it: 2 calls per weight are enough.

zh-hans: 斜率是对的，但每个权重还在 `w` 本身处调用了 `loss`。中心差分不需要它：每个权重调用 2 次就够了。
"""

import numpy as np
from given import calls, loss


def numerical_gradient(w, h):
    gradient = []
    for e in np.eye(len(w)):
        here = loss(w)
        ahead, behind = (loss(w + h * e) - here) / h, (here - loss(w - h * e)) / h
        gradient.append((ahead + behind) / 2)
    return np.array(gradient)
