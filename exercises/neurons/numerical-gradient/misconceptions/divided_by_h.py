"""The difference was divided by `h`. The two points lie `2 * h` apart.

zh-hans: 差除以的是 `h`。两个点相距 `2 * h`。
"""

import numpy as np
from given import calls, loss


def numerical_gradient(w, h):
    return np.array([(loss(w + h * e) - loss(w - h * e)) / h for e in np.eye(len(w))])
