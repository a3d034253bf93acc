"""The weights were reshaped straight to (o, c, h, w), which mixes the outputs up: an output's weights are a **column** of `W`. Transpose first: `W.T.reshape(o, c, h, w)`.

section: Good to know

zh-hans: 权重被直接变形为 (o, c, h, w)，各个输出因此混在了一起：一个输出的权重是 `W` 的一**列**。请先转置：`W.T.reshape(o, c, h, w)`。
"""

import numpy as np


def score_map(X, W, b, shape):
    kernels = W.reshape(W.shape[1], *shape)
    windows = np.lib.stride_tricks.sliding_window_view(X, shape[1:], axis=(1, 2))
    return np.einsum("cijab,ocab->oij", windows, kernels) + b[:, None, None]
