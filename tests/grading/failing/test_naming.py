"""A failing submission that makes a known mistake is told which, in the words of its author."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from grader.content.bundle import Bundle
from grader.judge.verdict import Verdict
from tests.grading.conftest import Grade
from tests.grading.exercises import exercise

pytestmark = pytest.mark.jail

CASES = """
def cases(rng):
    yield dict(name="one", args=(1, 2))
    yield dict(name="two", args=(3, 4), visible=False)
    yield dict(name="none", args=(0, 0))
    yield dict(name="fresh", args=(int(rng.integers(1, 99)), 1), fresh=True)
"""
MINUS = '"""Subtracted.\n\nzh-hans: 做了减法。\n"""\ndef add(a, b):\n    return a - b\n'
RAISES = '"""Raised.\n\nzh-hans: 报错。\n"""\ndef add(a, b):\n    raise ValueError(a)\n'


def bundle() -> Bundle:
    files = {"misconceptions/minus.py": MINUS, "misconceptions/raises.py": RAISES}
    return exercise(cases=CASES, files=files, toml="[limits]\ncpu_seconds = 0.5\nwall_seconds = 20\n")


def test_the_mistake_is_named_in_its_authors_words(graded: Grade) -> None:
    report = graded("def add(a, b):\n    return -(b - a)\n", bundle())

    assert report.misconceptions == ("minus",)
    assert report.sentences[-1].text == {"en": "Subtracted.", "zh-hans": "做了减法。"}


def test_a_mistake_seen_by_its_exceptions_is_named_too(graded: Grade) -> None:
    assert graded("def add(a, b):\n    raise ValueError\n", bundle()).misconceptions == ("raises",)


@pytest.mark.parametrize(
    "body",
    ["return a * b", "return a - b if a == 1 else a + b", "raise TypeError", "return None", "while True: pass"],
)
def test_nothing_is_said_of_another_mistake(graded: Grade, body: str) -> None:
    report = graded(f"def add(a, b):\n    {body}\n", bundle())

    assert report.verdict not in (Verdict.PASSED, Verdict.INTERNAL)
    assert report.misconceptions == ()


def test_a_trial_names_by_the_visible_cases(graded: Grade) -> None:
    assert graded("def add(a, b):\n    return a - b\n", bundle(), visible_only=True).misconceptions == ("minus",)


def test_every_misconception_of_the_library_is_recognised(graded: Grade, library: Callable[[str], Bundle]) -> None:
    one = library("convolution/corr2d")
    for file, text in one.under("misconceptions").items():
        report = graded(text, one)
        said = one.misconceptions()[file.removesuffix(".py")]
        assert said in [sentence.text for sentence in report.sentences], file


FREE = """
def differ(one, other):
    return one != other
def cases(rng):
    yield dict(name="one", args=(1, 2))
    yield dict(
        name="free",
        chain=[dict(call="add", args=("a", 0), judge=True), dict(call="add", args=("b", 0), judge=True)],
        check="property",
        options=dict(relation="differ"),
        property={"en": "They differ.", "zh-hans": "两者不同。"},
    )
"""


def test_results_that_are_free_do_not_stand_in_the_way_of_a_name(graded: Grade) -> None:
    """Other seeds give other networks, whatever else is wrong with their training."""
    whose = "def add(a, b):\n    return NAME[a] if isinstance(a, str) else a SIGN b\n"
    right = whose.replace("NAME[a]", "(3 if a == 'a' else 4)").replace("SIGN", "+")
    minus = whose.replace("NAME[a]", "(5 if a == 'a' else 6)").replace("SIGN", "-")
    words = '"""Subtracted.\n\nzh-hans: 做了减法。\n"""\n'
    free = exercise(cases=FREE, reference=right, files={"misconceptions/minus.py": words + minus})

    own = graded(minus.replace("5 if", "7 if"), free)
    assert [case.verdict for case in own.cases] == [Verdict.WRONG, Verdict.PASSED]
    assert own.misconceptions == ("minus",)
    assert graded(minus.replace("5 if", "6 if"), free).misconceptions == ()
