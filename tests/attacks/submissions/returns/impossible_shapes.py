# expect: wrong
# Returns arrays with 64 axes, with no elements but huge sides, and with negative strides.
import numpy as np

answers = [np.zeros((1,) * 64), np.zeros((0, 1 << 50)), np.zeros((0,) * 32), np.lib.stride_tricks.as_strided(np.zeros(4), (1 << 40, 2), (0, 8))]


def corr2d(X, K):
    return answers.pop(0) if len(answers) > 1 else answers[0]
