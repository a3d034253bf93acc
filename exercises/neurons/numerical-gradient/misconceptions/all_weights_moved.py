"""All weights were moved at once. That gives the sum of all slopes; move one weight at a time.

zh-hans: 所有权重同时移动了。这样得到的是所有斜率之和；每次只能移动一个权重。
"""

import numpy as np
from given import calls, loss


def numerical_gradient(w, h):
    return np.array([(loss(w + h) - loss(w - h)) / (2 * h) for _ in w])
