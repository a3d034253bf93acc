"""The sum as it stands, with plain loops."""

import numpy as np


def convolve1d(f, g):
    out = np.zeros(len(f) + len(g) - 1)
    for t in range(len(out)):
        for a in range(len(f)):
            if 0 <= t - a < len(g):
                out[t] += f[a] * g[t - a]
    return out
