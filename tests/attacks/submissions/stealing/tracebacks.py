# expect: wrong
# Raises an error to reach the runner's frames through its traceback.
import sys
import traceback

import numpy as np


def corr2d(X, K):
    shape = (X.shape[0] - K.shape[0] + 1, X.shape[1] - K.shape[1] + 1)
    try:
        raise ValueError
    except ValueError as error:
        for frame, _ in traceback.walk_stack(error.__traceback__.tb_frame):
            for name, value in frame.f_locals.items():
                if "expect" in name or "answer" in name or "want" in name:
                    print("SAW:", name)
                    return value
    return np.zeros(shape)
