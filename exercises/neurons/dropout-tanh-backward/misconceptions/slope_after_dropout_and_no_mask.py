"""The slope of tanh was taken from the layer's output, after dropout, and dropout itself was passed by: neither mask nor scale is in the gradient. Go back through dropout first, then through tanh.

zh-hans: tanh 的斜率取自暂退法之后的输出，而暂退法本身被跳过了：梯度中既没有掩码也没有缩放。请先穿过暂退法，再穿过 tanh。
"""

import numpy as np


def tanh_dropout_backward(dY, X, kept, p):
    Y = np.tanh(X) * kept / (1 - p)
    return dY * (1 - Y**2)
