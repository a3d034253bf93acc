"""What the code and the arguments add to a wrong result: only what they show."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from grader.content.bundle import Bundle
from tests.grading.conftest import Grade
from tests.grading.exercises import exercise
from tests.judge.say import english

pytestmark = pytest.mark.jail
CROP = """
import numpy as np
def cases(rng):
    for n in (4, 5):
        yield dict(name=f"{n}", args=(rng.normal(size=(n, n)), 0))
"""
KEPT = "def add(a, b):\n    return a + 1\n"


@pytest.mark.parametrize(
    ("body", "said", "other"),
    [
        ("return a[b:-b, b:-b] + 1", "The slice [b:-b] in line 2 is empty where b is 0", ""),
        ("return a[:b, :b] + 1", "Nothing is left along axis 0.", "is empty where"),
        ("a = a + 1", "add has no return: end it with return and its result.", "every way"),
        ("return None", "Line 2 returns nothing", "every way"),
        ("return a", "It is the argument a as it came in", "minus 1.0"),
        ("return a - 0.0", "It is the argument a as it came in", "minus 1.0"),
        ("return a + 0.5", "It is the expected result minus 0.5 everywhere.", "argument"),
    ],
)
def test_hints(body: str, said: str, other: str, graded: Grade) -> None:
    report = graded(f"def add(a, b):\n    {body}\n", exercise(cases=CROP, reference=KEPT))

    for case in report.cases:
        words = " ".join(english((*report.sentences, *case.sentences)))
        assert said in words
        assert not other or other not in words


@pytest.mark.parametrize("path", ["convolution/corr2d", "convolution/edge-detector", "pooling/max-pool"])
@pytest.mark.parametrize("result", ["X", "np.zeros_like(X)", "np.ones_like(X)", "np.full(X.shape, 7.0)", "X + 0"])
def test_what_came_in_and_constants_are_no_known_mistake(
    path: str, result: str, graded: Grade, library: Callable[[str], Bundle]
) -> None:
    bundle = library(path)
    assert bundle.spec.code is not None
    source = f"import numpy as np\ndef {bundle.spec.code.entry[0]}(X, *more, **named):\n    return {result}\n"
    assert graded(source, bundle).misconceptions == ()
