"""Reports as the judge makes them, small and of every kind, for pages to show."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from grader.grading.report.report import CaseReport, Report, ShownValue
from grader.judge.verdict import Verdict
from grader.judge.words.sentences import Sentence


def words(english: str, chinese: str = "") -> Sentence:
    """A sentence as an author writes one."""
    return Sentence(text={"en": english, "zh-hans": chinese} if chinese else {"en": english})


def shown(array: np.ndarray) -> ShownValue:
    """A 1-D or 2-D array, drawn whole."""
    rows = array.reshape(1, -1) if array.ndim == 1 else array
    cells = tuple(tuple(_cell(value) for value in row) for row in rows.tolist())
    return ShownValue(text=repr(array), type="ndarray", dtype=str(array.dtype), shape=array.shape, cells=cells)


def _cell(value: float) -> float | int | str:
    return str(value) if isinstance(value, float) and not np.isfinite(value) else value


def passing(name: str, **values: object) -> CaseReport:
    """A case that passed."""
    return replace(CaseReport(name, Verdict.PASSED, 1, 1, True, call="corr2d(X, K)", seconds=0.001), **values)


def failing(name: str = "wide image, tall kernel", **values: object) -> CaseReport:
    """A visible case whose result has a wrong last column."""
    expected = np.arange(12.0).reshape(3, 4) * 3
    got = expected.copy()
    got[:, 3] = [3.5, 9, 40]
    case = CaseReport(
        name,
        Verdict.WRONG,
        0,
        2,
        True,
        sentences=(
            words(
                "3 of 12 elements differ, all in the last column; the largest is off by 12.0 at [1, 3], allowed 1e-6."
            ),
            words("The last column of the image was left out: the loop ends one step early."),
        ),
        call="corr2d(X, K)",
        inputs=(("X", shown(np.arange(15.0).reshape(3, 5))), ("K", shown(np.array([[1.0], [2.0]])))),
        expected=shown(expected),
        got=shown(got),
        difference=shown(got - expected),
        worst=(1, 3),
        stdout="window at 0 0\nwindow at 0 1\n",
    )
    return replace(case, **values)


TRACEBACK = """Traceback (most recent call last):
  File "solution.py", line 7, in corr2d
    Y[i, j] = np.sum(X[i:i + k_h, j:j + k_w] * K)
              ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~^~~
ValueError: operands could not be broadcast together with shapes (2,1) (2,2)
"""

SYNTAX = """  File "solution.py", line 3
    def corr2d(X, K)
                    ^
SyntaxError: expected ':'
"""


def hidden(verdict: Verdict = Verdict.PASSED, **values: object) -> CaseReport:
    """A hidden case as a student sees it."""
    sentences = () if verdict is Verdict.PASSED else (Sentence("hidden-case", {"verdict": verdict.value}),)
    case = CaseReport("a view with gaps", verdict, float(verdict is Verdict.PASSED), 1, False, sentences=sentences)
    return replace(case, **values)


def _report(verdict: Verdict, *cases: CaseReport, **values: object) -> Report:
    points, of = sum(case.points for case in cases), sum(case.max_points for case in cases)
    whole = Report(verdict, points, of, cases, seconds=0.038, cpu_seconds=0.03, peak_bytes=41 << 20, seed=7)
    return replace(whole, **values)


PASSED = _report(Verdict.PASSED, passing("one pixel, one weight"), passing("the worked example"), hidden())
WRONG = _report(
    Verdict.PARTIAL,
    passing("one pixel, one weight"),
    passing("the worked example"),
    failing(),
    hidden(Verdict.WRONG, property={"en": "an image with gaps", "zh-hans": "带间隔的图像"}, reveal="property"),
    sentences=(words("2 of 4 cases pass."),),
)
ONLY_HIDDEN = _report(Verdict.PARTIAL, passing("one pixel, one weight"), hidden(Verdict.WRONG))
ERROR = _report(
    Verdict.ERROR,
    failing(
        verdict=Verdict.ERROR,
        sentences=(words("corr2d raised ValueError in line 7."),),
        expected=None,
        got=None,
        difference=None,
        worst=None,
        traceback=TRACEBACK,
    ),
)
INVALID = Report(
    Verdict.INVALID,
    0,
    10,
    sentences=(words("Line 3 cannot be read as Python: a colon is missing at its end."),),
    traceback=SYNTAX,
)
TIMEOUT = _report(
    Verdict.TIMEOUT,
    passing("one pixel, one weight"),
    failing(verdict=Verdict.TIMEOUT, sentences=(words("It ran longer than 2 seconds."),), expected=None, got=None,
            difference=None, worst=None),
)  # fmt: skip
TRIAL = replace(PASSED, trial=True, cases=PASSED.cases[:2], points=2.0, max_points=2.0)
INTERNAL = Report(Verdict.INTERNAL, 0, 0, staff="Traceback of ours")

EVERY = {
    "passed": PASSED,
    "wrong": WRONG,
    "only-hidden": ONLY_HIDDEN,
    "error": ERROR,
    "invalid": INVALID,
    "timeout": TIMEOUT,
    "trial": TRIAL,
    "internal": INTERNAL,
}
