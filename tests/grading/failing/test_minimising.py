"""A hidden case of level "minimised" shows the smallest generated input that fails too, and never itself."""

from __future__ import annotations

import json

import pytest

from grader.grading.report.report import redact, to_json
from grader.judge.verdict import Verdict
from tests.grading.conftest import Grade
from tests.grading.exercises import exercise

pytestmark = pytest.mark.jail

CASES = """
def cases(rng):
    yield dict(name="seen", args=(1, 1))
    yield dict(name="wide", args=(987654, 123456), visible=False, reveal="minimised", family="large")
    yield dict(name="wider", args=(987654, 654321), visible=False, reveal="minimised", family="large")
def family(rng, name):
    assert name == "large"
    for size in range(2, 40):
        yield dict(args=(size, 10 * size))
"""


def test_the_smallest_input_that_fails_is_shown(graded: Grade) -> None:
    report = graded("def add(a, b):\n    return a + b if a < 7 else a\n", exercise(cases=CASES))

    seen = redact(report, audience="student", after_deadline=False)
    examples = [case.example for case in seen.cases]
    assert examples[0] is None
    assert examples[1] is not None
    assert examples[1] == examples[2]
    assert examples[1].call == "add(7, 70)"
    assert (examples[1].verdict, examples[1].visible, examples[1].max_points) == (Verdict.WRONG, True, 0.0)
    assert (report.verdict, report.points, report.max_points) == (Verdict.PARTIAL, 1.0, 3.0)
    assert "987654" not in json.dumps(to_json(seen))


@pytest.mark.parametrize(
    ("body", "verdict"), [("raise KeyError(a)", Verdict.ERROR), ("while True: pass", Verdict.TIMEOUT)]
)
def test_what_stops_the_code_is_minimised_too(graded: Grade, body: str, verdict: Verdict) -> None:
    bundle = exercise(cases=CASES, toml="[limits]\ncpu_seconds = 0.3\nwall_seconds = 20\n")

    report = graded(f"def add(a, b):\n    if a > 5:\n        {body}\n    return a + b\n", bundle)

    example = report.cases[1].example
    assert example is not None
    assert (example.call, example.verdict) == ("add(6, 60)", verdict)


def test_an_input_that_was_not_reached_is_not_shown(graded: Grade) -> None:
    cases = CASES.replace("range(2, 40)", "(20, 2)")
    bundle = exercise(cases=cases, toml="[limits]\ncpu_seconds = 0.3\nwall_seconds = 20\n")

    report = graded("def add(a, b):\n    while a > 5: pass\n    return a + b\n", bundle)

    example = report.cases[1].example
    assert example is not None
    assert example.call == "add(20, 200)"


def test_a_family_without_a_failing_input_shows_nothing(graded: Grade) -> None:
    report = graded("def add(a, b):\n    return a + b if a < 900 else a\n", exercise(cases=CASES))

    assert [case.example for case in report.cases] == [None, None, None]


def test_nobody_is_sent_to_look_for_what_is_shown(graded: Grade) -> None:
    cases = CASES.replace("def family", '    yield dict(name="odd", args=(987655, 123457), visible=False)\ndef family')
    source = "def add(a, b):\n    return a if a > LEAST and a % 2 == 0 else a + b\n"

    shown = graded(source.replace("LEAST", "5"), exercise(cases=cases))
    none = graded(source.replace("LEAST", "900"), exercise(cases=cases))

    assert [sentence.key for sentence in shown.sentences] == ["score.hidden-small"]
    assert [sentence.key for sentence in none.sentences] == ["score.hidden"]


def test_no_example_is_looked_for_while_a_visible_case_fails(graded: Grade) -> None:
    cases = CASES.replace("assert name", "raise OSError; assert name")

    report = graded("def add(a, b):\n    return a\n", exercise(cases=cases))

    assert [case.example for case in report.cases] == [None, None, None]
    assert report.staff == ""


def test_a_right_submission_asks_nothing_of_the_family(graded: Grade) -> None:
    cases = CASES.replace("assert name", "raise OSError; assert name")

    assert graded("def add(a, b):\n    return a + b\n", exercise(cases=cases)).staff == ""


@pytest.mark.parametrize("change", ["raise OSError", "return", "yield 3"])
def test_a_family_that_does_not_work_costs_the_example_only(graded: Grade, change: str) -> None:
    cases = CASES.replace('assert name == "large"', change)

    report = graded("def add(a, b):\n    return a + b if a < 9 else a\n", exercise(cases=cases))

    assert report.verdict is Verdict.PARTIAL
    assert "cases.py" in report.staff
    assert report.cases[1].example is None


def test_what_sets_the_failing_inputs_apart_is_said_and_no_input_with_it(graded: Grade) -> None:
    cases = """
    def cases(rng):
        tries = {"en": "x", "zh-hans": "x"}
        yield dict(name="one", args=(1, 2))
        yield dict(name="two", args=(7.5, 987654), visible=False)
        yield dict(name="three", args=(-123456, 2), visible=False, reveal=REVEAL, property=tries)
        yield dict(name="four", args=(-55555, 9), visible=False, reveal="property", property=tries)
    """
    source = "def add(a, b):\n    return a + b if a > 0 else 0\n"

    report = graded(source, exercise(cases=cases.replace("REVEAL", '"property"')))

    assert [sentence.key for sentence in report.sentences] == ["score.hidden-share"]
    assert report.sentences[0].facts["what"] == {"key": "inputs.below", "facts": {"name": "a", "of": ""}}
    seen = json.dumps(to_json(redact(report, audience="student", after_deadline=False)))
    assert "inputs.below" in seen
    assert not any(secret in seen for secret in ("123456", "55555", "987654"))
    # where one of them shows its name alone, nothing is said of what it tries
    kept_back = graded(source, exercise(cases=cases.replace("REVEAL", '"name"')))
    assert [sentence.key for sentence in kept_back.sentences] == ["score.hidden"]
