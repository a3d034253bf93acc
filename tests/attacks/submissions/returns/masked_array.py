# expect: wrong
# Returns masked arrays and matrices, whose comparisons hide what is masked.
import numpy as np

answers = [np.ma.masked_all((2, 2)), np.ma.masked, np.asmatrix(np.zeros((2, 2)))]


def corr2d(X, K):
    return answers.pop(0) if len(answers) > 1 else answers[0]
