# expect: passed
# Carries doctests and unit tests of its own and runs them when it is imported.
import doctest
import io
import unittest

import numpy as np


def corr2d(X, K):
    """Cross-correlate X with K.

    >>> corr2d(np.ones((2, 2)), np.ones((2, 2))).tolist()
    [[4.0]]
    """
    h, w = K.shape
    return np.array(
        [[(X[i : i + h, j : j + w] * K).sum() for j in range(X.shape[1] - w + 1)] for i in range(X.shape[0] - h + 1)]
    )


class Test(unittest.TestCase):
    def test_ones(self):
        self.assertEqual(corr2d(np.ones((3, 3)), np.ones((2, 2))).shape, (2, 2))


doctest.run_docstring_examples(corr2d, globals())
unittest.TextTestRunner(stream=io.StringIO()).run(unittest.defaultTestLoader.loadTestsFromTestCase(Test))
