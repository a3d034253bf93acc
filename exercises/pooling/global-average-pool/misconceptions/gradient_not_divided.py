"""Every position received the channel's whole gradient. It is shared out: divide by h · w.

zh-hans: 每个位置都得到了通道的全部梯度。梯度应当平均分配：除以 h · w。
"""

import numpy as np


def global_average_pool(X):
    return X.mean(axis=(2, 3))


def global_average_pool_backward(dY, input_shape):
    return np.broadcast_to(dY[:, :, None, None], input_shape).copy()
