"""The picture on the first page: a known mistake, drawn as every report draws it."""

from __future__ import annotations

from itertools import pairwise

from grader.grading.report.report import ShownValue
from grader.web.report.cards import Panel
from grader.web.report.heatmap import difference_map, scale, value_map

# A bright spot, and the edge kernel [[1, -1]] over it: each value less its right neighbour.
IMAGE = (
    (0, 1, 2, 2, 2, 1, 0),
    (1, 2, 5, 6, 5, 2, 1),
    (1, 3, 7, 9, 7, 3, 1),
    (1, 2, 5, 6, 5, 2, 1),
    (0, 1, 2, 2, 2, 1, 0),
)
EDGES = tuple(tuple(left - right for left, right in pairwise(row)) for row in IMAGE)


SOURCE = """import numpy as np


def corr2d(X, K):
    K = K[::-1, ::-1]
    h, w = K.shape
    Y = np.zeros((X.shape[0] - h + 1, X.shape[1] - w + 1))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i : i + h, j : j + w] * K).sum()
    return Y
"""  # what anybody may run where the service lets them, and put right
SPECIMEN = """def corr2d(X, K):
    K = K[::-1, ::-1]
    ...
"""  # what makes every sign turn, as it stands above the picture


def flipped_kernel() -> tuple[Panel, ...]:
    """Expected, what a flipped kernel makes of it (each sign turned), and the difference."""
    wrong = tuple(tuple(-value for value in row) for row in EDGES)
    off = tuple(tuple(-2 * value for value in row) for row in EDGES)
    worst = (2, 1)
    expected, got, difference = (
        ShownValue(text="", type="ndarray", dtype="int64", shape=(5, 6), cells=cells) for cells in (EDGES, wrong, off)
    )
    low, high = scale([expected, got])
    return (
        Panel("expected", expected, value_map(expected, low, high)),
        Panel("got", got, value_map(got, low, high, worst)),
        Panel("difference", difference, difference_map(difference, worst)),
    )
