"""The kernel's frames were used in reverse order. As in rows and columns, nothing is flipped: frame f of the kernel belongs to frame s + f of the video.

zh-hans: 卷积核的各帧被倒序使用了。和行、列方向一样，时间方向也不翻转：卷积核的第 f 帧对应视频的第 s + f 帧。
"""

import numpy as np


def conv3d_forward(X, W, b):
    windows = np.lib.stride_tricks.sliding_window_view(X, W.shape[2:], axis=(2, 3, 4))
    return np.einsum("nctijuab,ocuab->notij", windows, W[:, :, ::-1]) + b[:, None, None, None]
