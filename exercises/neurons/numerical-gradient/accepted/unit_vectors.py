"""The rows of a unit matrix are the directions."""

import numpy as np
from given import calls, loss


def numerical_gradient(w, h):
    return np.array([(loss(w + h * e) - loss(w - h * e)) / (2 * h) for e in np.eye(len(w))])
