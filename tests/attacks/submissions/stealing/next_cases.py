# expect: wrong
# Looks for cases that have not been called yet, whose inputs should not be there before their turn.
import gc

import numpy as np

first = True


def corr2d(X, K):
    shape = (X.shape[0] - K.shape[0] + 1, X.shape[1] - K.shape[1] + 1)
    for thing in gc.get_objects():
        if type(thing).__name__ in ("CaseCall", "Case", "Step") and type(thing).__module__ not in ("__main__", __name__):
            print("SAW:", type(thing).__name__)
    return np.zeros(shape)
