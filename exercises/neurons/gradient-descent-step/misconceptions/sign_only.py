"""Only the sign of the gradient was used, so every element moved by the same amount. A steep direction moves further: `rate * dw`.

zh-hans: 只用了梯度的符号，每个元素都移动了同样的距离。坡度越大，移动越远：`rate * dw`。
"""

import numpy as np


def gradient_descent_step(w, dw, rate):
    return w - rate * np.sign(dw)
