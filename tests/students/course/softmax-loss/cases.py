"""Scores near 0, in the thousands, and far apart; batches of other sizes than the number of classes."""

import numpy as np


def cases(rng):
    def of(x, y):
        return [dict(call="softmax_loss", args=(x, y), judge="loss, dx")]

    yield dict(name="one image", chain=of(np.array([[1.0, 2.0, 0.5]]), np.array([1])))
    yield dict(name="the course's example", chain=of(0.001 * rng.normal(size=(50, 10)), rng.integers(10, size=50)))
    yield dict(name="a few", chain=of(rng.normal(size=(4, 6)) * 2, np.array([0, 5, 2, 2])))
    yield dict(name="large scores", chain=of(np.array([[1000.0, 1001.0], [2.0, 1.0]]), np.array([0, 1])))
    square = of(rng.normal(size=(5, 5)), rng.integers(5, size=5))
    yield dict(name="as many images as classes", chain=square, visible=False)
    far = np.array([[-3000.0, -3001.0, -3003.0], [1.0, 3.0, 2.0], [900.0, 901.0, 905.0]])
    yield dict(name="images far apart", chain=of(far, np.array([2, 0, 1])), visible=False)
    sure = np.array([[0.0, 800.0, -5.0], [1.0, 2.0, 3.0]])
    yield dict(name="sure and wrong", chain=of(sure, np.array([2, 0])), visible=False)
