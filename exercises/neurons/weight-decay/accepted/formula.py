"""The formula."""

import numpy as np


def weight_decay(weights, strength):
    total = sum(np.sum(np.square(W)) for W in weights)
    return strength / 2 * total, [strength * W for W in weights]
