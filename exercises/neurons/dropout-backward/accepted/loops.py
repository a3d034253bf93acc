"""One element at a time, written into the gradient it was given."""

import numpy as np


def dropout_backward(dY, kept, p, train):
    if not train:
        return dY
    for index in np.ndindex(dY.shape):
        if kept[index]:
            dY[index] /= 1 - p
        else:
            dY[index] = 0
    return dY
