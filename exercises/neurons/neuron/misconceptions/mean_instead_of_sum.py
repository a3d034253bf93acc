"""The products were averaged instead of added up. Nothing is divided: `sum(w * x) + b`.

zh-hans: 乘积被求了平均，而不是求和。不需要再除以任何数：`sum(w * x) + b`。
"""

import numpy as np


def neuron(x, w, b):
    return 1 / (1 + np.exp(-(np.mean(w * x) + b)))
