"""The kept elements were not divided by `1 - p`, so the next layer sees a smaller mean while training than at test time.

zh-hans: 保留的元素没有除以 `1 - p`，下一层在训练时看到的均值会比测试时小。
"""

import numpy as np


def dropout_forward(X, p, train, seed):
    if not train:
        return X
    U = np.random.default_rng(seed).random(X.shape)
    return X * (U >= p)
