"""All weights are 0. Then all neurons of a layer receive the same gradient and stay equal for ever; draw the weights at random.

zh-hans: 所有权重都是 0。这样同一层的神经元得到的梯度都相同，永远保持一样；请随机抽取权重。
"""

import numpy as np


def initialise(d, k, seed):
    return np.zeros((d, k)), np.zeros(k)
