"""One weight at a time."""

import numpy as np


def weight_decay(weights, strength):
    penalty, gradients = 0.0, []
    for W in weights:
        gradient = np.zeros(W.shape)
        for index, w in np.ndenumerate(W):
            penalty += 0.5 * strength * w * w
            gradient[index] = strength * w
        gradients.append(gradient)
    return penalty, gradients
