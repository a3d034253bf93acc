"""What is said of a submission as a whole: what it keeps between calls, shared causes, the form of its file."""

from __future__ import annotations

import json

import pytest

from grader.judge.verdict import Verdict
from tests.grading.conftest import Grade
from tests.grading.exercises import exercise
from tests.judge.say import english

pytestmark = pytest.mark.jail
CASES = """
def cases(rng):
    for n in (1, 2, 3):
        yield dict(name=f"{n}", args=(n, 1))
    yield dict(name="hidden", args=(4, 1), visible=False)
"""
GLOBAL = "Y = None\ndef add(a, b):\n    global Y\n    Y = Y or a + b\n    return Y\n"
DEFAULT = "def add(a, b, seen=[]):\n    seen.append(a + b)\n    return sum(seen)\n"
CLASS = "class Kept:\n    n = 0\ndef add(a, b):\n    Kept.n += a + b\n    return Kept.n\n"
CRASH = "seen = []\ndef add(a, b):\n    if seen: raise ValueError(a)\n    seen.append(a)\n    return a + b\n"


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (GLOBAL, "Y is global (line 3) and keeps its value"),
        (DEFAULT, "the default of seen (line 1) is made once"),
        (CLASS, "something is kept from one call to the next"),
        (CRASH, "something is kept from one call to the next"),
    ],
)
def test_what_is_kept_between_calls_is_told_and_nothing_else(source: str, said: str, graded: Grade) -> None:
    report = graded(source, exercise(cases=CASES))

    assert [case.verdict is Verdict.PASSED for case in report.cases] == [True, False, False, False]
    for case in report.cases[1:]:
        assert len(case.sentences) == 1
        assert said in english(case.sentences)[0]


@pytest.mark.parametrize(
    "body",
    ["return a + b if a < 2 else 0", "return 0", "if a > 1: raise ValueError\n    return a + b", "return a + (a < 2)"],
)
def test_what_fails_alone_too_is_not_kept(body: str, graded: Grade) -> None:
    report = graded(f"KEPT = []\ndef add(a, b):\n    {body}\n", exercise(cases=CASES))

    assert report.verdict is not Verdict.PASSED
    assert not [s.key for case in report.cases for s in case.sentences if s.key.startswith("kept")]


def test_an_exception_is_shown_before_a_wrong_value(graded: Grade) -> None:
    source = "def add(a, b):\n    if a > 1: raise ValueError(a)\n    return 0\n"
    report = graded(source, exercise(cases=CASES))

    assert report.verdict is Verdict.ERROR
    assert english(report.sentences)[1] == "In the case “2”: Line 2 raised ValueError: 2"
    assert [case.verdict for case in report.cases][:2] == [Verdict.WRONG, Verdict.ERROR]
    hidden = graded(source.replace("a > 1", "a > 3"), exercise(cases=CASES))
    assert len(hidden.sentences) == 1


def test_an_assert_that_tries_the_code_is_told_as_that(graded: Grade) -> None:
    report = graded("def add(a, b):\n    return a + b\nassert add(1, 2) == 4\n")

    assert [sentence.key for sentence in report.sentences] == ["exception", "hint.loading"]


def test_a_cause_that_all_cases_share_stands_once(graded: Grade) -> None:
    report = graded("def add(a, b):\n    return A + b\n", exercise(cases=CASES))

    assert "A has no value here. Was a meant?" in english(report.sentences)
    assert [english(case.sentences) for case in report.cases] == [
        ["Line 2 raised NameError: name 'A' is not defined"]
    ] * 4
    mixed = graded("def add(a, b):\n    return A + b if a == 1 else 0\n", exercise(cases=CASES))
    assert "A has no value here. Was a meant?" not in english(mixed.sentences)
    assert "A has no value here. Was a meant?" in english(mixed.cases[0].sentences)


@pytest.mark.parametrize(("body", "said"), [("a is 1", True), ("a == 1", False), ("a is None", False)])
def test_is_with_a_literal_is_told_where_something_fails(body: str, said: bool, graded: Grade) -> None:
    wrong = graded(f"def add(a, b):\n    return 7 if {body} else 8\n", exercise(cases=CASES))
    right = graded(f"def add(a, b):\n    return a + b if {body} else a + b\n", exercise(cases=CASES))

    assert ("code.is-literal" in {sentence.key for sentence in wrong.sentences}) is said
    assert right.verdict is Verdict.PASSED
    assert len(right.sentences) == 1


def notebook(*cells: str) -> str:
    made = [{"cell_type": "code", "source": cell.splitlines(keepends=True), "outputs": []} for cell in cells]
    return json.dumps({"cells": [{"cell_type": "markdown", "source": ["# def add"]}, *made], "nbformat": 4})


ADD = "def add(a, b):\n    return plus(a, b) + ZERO"
HELPERS = (
    "%matplotlib inline\nimport operator\nZERO = 0\ndef plus(a, b):\n    return operator.add(a, b)\nprint(plus(1, 2))"
)

NEEDED = """
import functools
first = lambda a: a[0]
try:
    NOTHING = int("0")
except ValueError:
    NOTHING = 1
ZERO, UNUSED = first([NOTHING, 2]), 3
@functools.lru_cache
def plus(a, b):
    return a + b
trained = no_such_thing()
"""


@pytest.mark.parametrize(
    ("cells", "verdict"),
    [
        ((HELPERS, ADD, "assert add(1, 2) == 4", "net = train()", "!pip install x"), Verdict.PASSED),
        ((ADD, HELPERS), Verdict.PASSED),
        ((NEEDED, ADD, "net = train()"), Verdict.PASSED),
        (("add = lambda a, b: a + b",), Verdict.PASSED),
        (("import numpy as np\ndef add(a, b):\n    return a + b\n%timeit add(1, 2)\nadd?",), Verdict.PASSED),
        ((HELPERS, ADD, ADD), Verdict.INVALID),
        ((HELPERS,), Verdict.INVALID),
        ((), Verdict.INVALID),
    ],
)
def test_a_notebook_is_taken_where_one_cell_defines_the_entry(
    cells: tuple[str, ...], verdict: Verdict, graded: Grade
) -> None:
    report = graded(notebook(*cells))

    assert report.verdict is verdict, english(report.sentences)
    assert report.sentences[0].key == ("form.notebook-taken" if verdict is Verdict.PASSED else "form.notebook")


def test_a_notebook_of_the_older_format_is_taken(graded: Grade) -> None:
    cells = [{"cell_type": "code", "input": ["def add(a, b):\n", "    return a + b\n"], "outputs": []}]
    report = graded(json.dumps({"worksheets": [{"cells": cells, "metadata": {}}], "nbformat": 3, "metadata": None}))
    assert report.verdict is Verdict.PASSED
    assert report.sentences[0].key == "form.notebook-taken"


@pytest.mark.parametrize("data", [b"PK\x03\x04\0\0", b"%PDF-1.7\n\xff"])
def test_what_is_no_text_is_said_to_be_what_it_is(data: bytes, graded: Grade) -> None:
    report = graded(data)
    assert report.verdict is Verdict.INVALID
    assert report.sentences[0].key in ("form.zip", "form.pdf")


def test_a_plot_under_the_main_guard_costs_nothing(graded: Grade) -> None:
    add, main = "def add(a, b):\n    return a + b\n", "if __name__ == '__main__':\n    plt.show()\n"
    plot = f"import matplotlib.pyplot as plt\n{add}{main}"
    assert graded(plot).verdict is Verdict.PASSED
    assert graded(plot.replace("    return", "    plt.plot(a)\n    return")).verdict is Verdict.ERROR


def test_a_max_that_import_star_has_hidden_is_told_of_where_the_result_is_wrong(graded: Grade) -> None:
    source = "from numpy import *\ndef add(a, b):\n    return a - b + 0 * max(1, -1)\n"
    said = english(graded(source).sentences)
    assert any(one.startswith("Line 1 imports everything by *, which puts the library's max") for one in said)
    assert not [one for one in english(graded(source.replace("max(1, -1)", "a")).sentences) if "imports" in one]
    assert graded(source.replace("a - b", "a + b")).verdict is Verdict.PASSED
