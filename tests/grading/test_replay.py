"""Two reports of one submission are told apart by their verdict alone."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given

from grader.content.bundle import Bundle
from grader.grading.author.cache import Cache
from grader.grading.pipeline import grade
from grader.grading.replay import Difference, compared, replay, verdict_bytes
from grader.grading.report.report import CaseReport, Report, ShownValue, from_json, to_json
from grader.judge.verdict import Verdict
from grader.judge.words.sentences import Sentence
from grader.sandbox.client import Jails
from tests.grading.exercises import exercise
from tests.grading.reports import reports

CASE = CaseReport(
    "one", Verdict.WRONG, 0.0, 1.0, True, sentences=(Sentence("differs", {"seconds": 3}),), got=ShownValue("1.0")
)
REPORT = Report(Verdict.WRONG, 0.0, 1.0, cases=(CASE,), seed=7, versions={"numpy": "2.4.6"})


@given(reports)
def test_a_report_agrees_with_itself(report: Report) -> None:
    found = compared(report, report)

    assert found.agrees
    assert found.environment == ()


def test_measurements_and_prints_are_no_part_of_the_verdict() -> None:
    again = replace(
        REPORT,
        seconds=9.0,
        cpu_seconds=8.0,
        peak_bytes=7,
        stdout="import",
        cases=(replace(CASE, seconds=3.0, stdout="tick"),),
    )

    assert compared(REPORT, again).agrees
    assert verdict_bytes(REPORT) == verdict_bytes(again)


def test_a_difference_is_named_by_its_place() -> None:
    again = replace(REPORT, cases=(replace(CASE, got=ShownValue("2.0")),))

    found = compared(REPORT, again)

    assert not found.agrees
    assert found.differences == (Difference("cases[0].got.text", "1.0", "2.0"),)
    assert verdict_bytes(REPORT) != verdict_bytes(again)


def test_facts_of_a_sentence_count_whatever_they_are_called() -> None:
    again = replace(REPORT, cases=(replace(CASE, sentences=(Sentence("differs", {"seconds": 4}),)),))

    assert [item.path for item in compared(REPORT, again).differences] == ["cases[0].sentences[0].facts.seconds"]


def test_a_case_that_is_gone_is_a_difference() -> None:
    assert [item.path for item in compared(REPORT, replace(REPORT, cases=())).differences] == ["cases"]


def test_another_library_is_told_apart_from_another_verdict() -> None:
    found = compared(REPORT, replace(REPORT, versions={"numpy": "2.5.0"}))

    assert found.agrees
    assert found.environment == (Difference("versions.numpy", "2.4.6", "2.5.0"),)


@pytest.mark.jail
@pytest.mark.parametrize("trial", [False, True])
def test_a_submission_graded_again_agrees_to_the_last_byte(
    jails: Jails, cache: Cache, library: Callable[[str], Bundle], trial: bool
) -> None:
    bundle = library("convolution/corr2d")
    source = bundle.under("misconceptions")["flipped_kernel.py"]
    report = grade(bundle, source, seed=11, jails=jails, cache=cache, visible_only=trial)
    stored = from_json(json.loads(json.dumps(to_json(report))))

    again = replay(stored, bundle, source, jails, Cache(cache.folder.with_name("another")))

    assert again.agrees, again.differences
    assert again.environment == ()
    assert again.report.seconds != report.seconds


@pytest.mark.jail
def test_code_that_is_another_every_time_does_not_agree(jails: Jails, cache: Cache) -> None:
    source = "import os\ndef add(a, b):\n    return os.urandom(4)[0] + 1000\n"
    report = grade(exercise(), source, seed=1, jails=jails, cache=cache)

    found = [replay(report, exercise(), source, jails, cache) for _ in range(3)]

    assert not all(again.agrees for again in found)


def test_another_version_is_refused(jails: Jails, cache: Cache) -> None:
    with pytest.raises(ValueError, match="version"):
        replay(replace(REPORT, version="older"), exercise(), "", jails, cache)
