"""The whole gradient went to one element of each window. That is how max pooling does it; the mean shares it out over all of them.

zh-hans: 全部梯度都给了窗口中的一个元素。那是最大汇聚层的做法；平均汇聚层要平均分给所有元素。
"""

import numpy as np


def mean_pool2d_backward(dY, input_shape, pool_size, stride):
    dX = np.zeros(input_shape)
    for i in range(dY.shape[0]):
        for j in range(dY.shape[1]):
            dX[i * stride[0], j * stride[1]] += dY[i, j]
    return dX
