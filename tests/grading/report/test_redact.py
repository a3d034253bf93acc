"""What a student may see of a report, level by level."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given

from grader.grading.report.report import CaseReport, Report, ShownValue, redact, to_json
from grader.judge.stopped.endings import NOT_RUN
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


SPEAKING = Report(
    Verdict.PARTIAL,
    1.0,
    3.0,
    cases=(replace(hidden("name"), visible=True, seconds=0.25), hidden("name")),
    seconds=1.123456,
    cpu_seconds=1.0149,
    peak_bytes=(100 << 20) + 0x42,
)


def test_what_a_submission_took_while_it_held_a_hidden_input_is_not_told() -> None:
    seen = redact(SPEAKING, audience="student", after_deadline=True)
    silent = replace(SPEAKING, seconds=9.0, cpu_seconds=8.0, peak_bytes=70 << 20)

    assert (seen.seconds, seen.cpu_seconds, seen.peak_bytes) == (0.25, 0.0, 128 << 20)
    assert redact(silent, audience="student", after_deadline=True) == seen


def test_what_it_took_is_told_where_it_held_none() -> None:
    visible = replace(SPEAKING, cases=SPEAKING.cases[:1])
    ended = replace(SPEAKING, cases=(SPEAKING.cases[0], replace(hidden("name"), sentences=(NOT_RUN,))))
    opened = replace(SPEAKING, cases=(SPEAKING.cases[0], hidden("after-deadline")))

    for one in (visible, ended, opened):
        seen = redact(one, audience="student", after_deadline=True)
        assert (seen.seconds, seen.peak_bytes) == (SPEAKING.seconds, SPEAKING.peak_bytes)


@pytest.mark.parametrize("peak", [0, 5 << 20, 64 << 20, 65 << 20])
def test_memory_is_told_in_powers_of_two(peak: int) -> None:
    seen = redact(replace(SPEAKING, peak_bytes=peak), audience="student", after_deadline=False)
    assert seen.peak_bytes == {0: 0, 65 << 20: 128 << 20}.get(peak, 64 << 20)


@given(reports)
def test_staff_see_everything(report: Report) -> None:
    assert redact(report, audience="staff", after_deadline=False) is report


@given(reports)
def test_redacting_twice_changes_nothing_more(report: Report) -> None:
    once = redact(report, audience="student", after_deadline=False)

    assert redact(once, audience="student", after_deadline=False) == once
