"""What a student may see of a report, level by level."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given

from grader.grading.report.report import CaseReport, Report, ShownValue, redact, to_json
from grader.judge.verdict import Verdict
from grader.judge.words.sentences import Sentence
from tests.grading.reports import reports

SECRET = "array([[7., 1.]])"


def hidden(reveal: str, *, verdict: Verdict = Verdict.WRONG) -> CaseReport:
    shown = ShownValue(SECRET)
    return CaseReport(
        name="wide kernel",
        verdict=verdict,
        points=0.0,
        max_points=2.0,
        visible=False,
        reveal=reveal,
        property={"en": "The kernel is wider than it is high."},
        sentences=(Sentence("differs", {"got": SECRET}),),
        call="corr2d(X, K)",
        inputs=(("X", shown),),
        expected=shown,
        got=shown,
        difference=shown,
        worst=(0, 1),
        traceback=SECRET,
        stdout=SECRET,
        seconds=1.25,
        example=CaseReport("small", Verdict.WRONG, 0, 0, True, got=ShownValue("0.5")),
    )


def report(case: CaseReport) -> Report:
    return Report(
        Verdict.PARTIAL, 1.0, 3.0, cases=(case,), staff=SECRET, seconds=0.123456, cpu_seconds=0.0149, peak_bytes=5
    )


@pytest.mark.parametrize("reveal", ["name", "property", "minimised", "after-deadline"])
def test_a_student_never_sees_a_hidden_case_before_the_deadline(reveal: str) -> None:
    seen = redact(report(hidden(reveal)), audience="student", after_deadline=False)

    assert SECRET not in json.dumps(to_json(seen))
    (case,) = seen.cases
    assert (case.name, case.verdict, case.points, case.max_points) == ("wide kernel", Verdict.WRONG, 0.0, 2.0)
    assert case.sentences == (Sentence("hidden-case", {"verdict": "wrong"}),)


@pytest.mark.parametrize(
    ("reveal", "has_property", "has_example"),
    [("name", False, False), ("property", True, False), ("minimised", True, True), ("after-deadline", False, False)],
)
def test_each_level_shows_what_it_allows(reveal: str, has_property: bool, has_example: bool) -> None:
    (case,) = redact(report(hidden(reveal)), audience="student", after_deadline=False).cases

    assert bool(case.property) is has_property
    assert (case.example is not None) is has_example


def test_the_deadline_opens_only_the_cases_that_say_so() -> None:
    opened = redact(report(hidden("after-deadline")), audience="student", after_deadline=True)
    closed = redact(report(hidden("name")), audience="student", after_deadline=True)

    assert opened.cases == (hidden("after-deadline"),)
    assert SECRET not in json.dumps(to_json(closed))


def test_a_hidden_case_that_passed_has_no_sentence() -> None:
    (case,) = redact(report(hidden("name", verdict=Verdict.PASSED)), audience="student", after_deadline=False).cases

    assert case.sentences == ()


def test_a_visible_case_is_shown_whole() -> None:
    case = replace(hidden("name"), visible=True)

    assert redact(report(case), audience="student", after_deadline=False).cases == (case,)


def test_figures_a_submission_could_speak_through_are_coarse() -> None:
    seen = redact(report(hidden("name")), audience="student", after_deadline=True)

    assert (seen.seconds, seen.cpu_seconds, seen.peak_bytes) == (0.12, 0.01, 2**20)
    assert seen.staff == ""


@given(reports)
def test_staff_see_everything(report: Report) -> None:
    assert redact(report, audience="staff", after_deadline=False) is report


@given(reports)
def test_redacting_twice_changes_nothing_more(report: Report) -> None:
    once = redact(report, audience="student", after_deadline=False)

    assert redact(once, audience="student", after_deadline=False) == once
