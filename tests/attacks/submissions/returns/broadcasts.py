# expect: wrong
# Returns shapes that broadcast against the right one, and empty arrays, which are equal to everything.
import numpy as np

answers = [np.zeros((0, 2)), np.zeros(()), np.zeros((1, 0)), np.float64(0), 0, np.zeros((1, 1, 2, 2)), [], np.zeros(0)]


def corr2d(X, K):
    return answers.pop(0) if len(answers) > 1 else answers[0]
