"""What a file keeps between calls, and comparisons with ``is``, read off the source."""

from __future__ import annotations

import pytest

from grader.judge.reading.imports import without_guarded
from grader.judge.reading.kept import is_literal, keeps_nothing, kept_cause
from grader.judge.words.sentences import render

KEPT = {
    "def f(x, rows=[]):\n    rows.append(x)\n    return rows\n": "the default of rows (line 1) is made once",
    "def f(x, *, seen={}):\n    seen[x] = 1\n": "the default of seen (line 1)",
    "def f(x, y=np.zeros(3)):\n    y += x\n    return y\n": "the default of y (line 1)",
    "Y = None\ndef f(x):\n    global Y\n    Y = Y or x\n": "Y is global (line 3)",
}
NOT_SURE = [
    "def f(x, rows=[]):\n    return rows\n",
    "def f(x, rows=()):\n    rows += (x,)\n",
    "def f(x, rows=None):\n    rows = rows or []\n    rows.append(x)\n",
    "def f(x, rows=[]):\n    rows = list(rows)\n    rows.append(x)\n",
    "class A:\n    seen = []\n    def f(self, x):\n        self.seen.append(x)\n",
    "def f(x, a=[], b=[]):\n    a.append(x); b.append(x)\n",
    "def f(",
]


@pytest.mark.parametrize("source", KEPT)
def test_what_is_kept(source: str) -> None:
    found = kept_cause(source)
    assert found is not None
    assert KEPT[source] in render(found, str, "en")


@pytest.mark.parametrize("source", NOT_SURE)
def test_what_is_not_sure_is_not_named(source: str) -> None:
    assert kept_cause(source) is None


LITERALS = {
    "if kind is 'dense': pass": "Line 1 compares with is and a text or number",
    "\nif 3 is not n: pass": "Line 2 compares with is not",
    "x = a is b is b'x'": "Line 1 compares with is",
    "axis is -1": "Line 1 compares with is and a text or number",
    "stride is (1, 1)": "Line 1 compares with is and a tuple, list, set or dict",
    "x is not []": "Line 1 compares with is not and a tuple, list",
}


@pytest.mark.parametrize("source", LITERALS)
def test_is_with_a_literal(source: str) -> None:
    found = is_literal(source)
    assert found is not None
    assert LITERALS[source] in render(found, str, "en")


@pytest.mark.parametrize(
    "source", ["x is None", "x is not True", "x is y", "x == 'a'", "x is ...", "'is' == x", "x is ("]
)
def test_other_comparisons_are_left_alone(source: str) -> None:
    assert is_literal(source) is None


MAIN = 'if __name__ == "__main__":\n    plt.show()\n'


@pytest.mark.parametrize(
    ("source", "left"),
    [
        (f"import matplotlib.pyplot as plt\nx = 1\n{MAIN}", f"\nx = 1\n{MAIN}"),
        (f"from matplotlib import (\n    pyplot as plt,\n)\n{MAIN}", f"\n\n\n{MAIN}"),
        (f"import matplotlib.pyplot as plt\nplt.ion()\n{MAIN}", None),
        (f"import matplotlib.pyplot as plt\ndef f(): plt.ion()\n{MAIN}", None),
        ("import matplotlib.pyplot as plt\nx = 1\n", None),
        (f"import os, matplotlib.pyplot as plt\n{MAIN}", None),
        (f"from matplotlib.pyplot import *\n{MAIN}", None),
        (f"import matplotlib.pyplot as plt\n{MAIN}else:\n    plt.ion()\n", None),
        (f"import matplotlib.pyplot as plt; x = 1\n{MAIN}", None),
        ("import (", None),
    ],
)
def test_an_import_for_what_is_not_run_is_left_out(source: str, left: str | None) -> None:
    assert without_guarded(source, "matplotlib.pyplot") == left


LOOPS = """
import numpy as np
SIZE = (3, -1)

def corr2d(X, K, stride=1):
    "Slides K over X."
    Y = np.zeros((X.shape[0] - K.shape[0] + 1, X.shape[1] - K.shape[1] + 1))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i : i + K.shape[0], j : j + K.shape[1]] * K).sum()
    return Y
"""


def test_a_file_of_functions_alone_keeps_nothing() -> None:
    assert keeps_nothing(LOOPS)


@pytest.mark.parametrize(
    "more",
    [
        "seen = []",
        "seen = np.zeros(3)",
        "class Seen: pass",
        "def f(x, seen=[]):\n    return seen",
        "def f(x):\n    global SIZE\n    SIZE = x",
        "def f(x):\n    f.seen = x",
        "def f(x):\n    setattr(f, 'seen', x)",
        "def f(x):\n    np.printed.d[0] = x",
        "def f(x):\n    return np.random.rand(3)",
        "def f(x):\n    return torch.rand(3)",
        "def f(x):\n    np.seterr(all='raise')",
        "def f(x):\n    torch.set_default_dtype(x)",
        "def f(x):\n    f.__dict__['seen'] = x",
        "@functools.lru_cache\ndef f(x):\n    return x",
        "@np.vectorize\ndef f(x):\n    return x",
        "from random import randint",
        "import random",
        "for i in range(3):\n    SIZE = i",
        "def f(",
    ],
)
def test_what_may_keep_something_is_asked_in_a_jail(more: str) -> None:
    assert not keeps_nothing(f"{LOOPS}\n{more}\n")
