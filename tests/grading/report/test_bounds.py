"""A report stays small, whatever a submission does."""

from __future__ import annotations

import json

import pytest
from hypothesis import given

from grader.grading.report import bounds
from grader.grading.report.bounds import bounded, cut
from grader.grading.report.report import CaseReport, Report, ShownValue, to_json
from grader.judge.verdict import Verdict
from grader.judge.words.sentences import Sentence
from grader.text import fit_text
from tests.grading.reports import reports

LONG = "x" * 10_000_000


def test_a_report_of_a_shouting_submission_fits_in_a_megabyte() -> None:
    wide = ShownValue(LONG, cells=((0.5,) * 100_000,))
    case = CaseReport(
        "c",
        Verdict.ERROR,
        0,
        1,
        True,
        sentences=(Sentence("raised", {"message": LONG, "nested": [{"a": LONG}] * 1000}),) * 500,
        call=LONG,
        inputs=(("X", wide),),
        expected=wide,
        got=wide,
        difference=wide,
        traceback=LONG,
        stdout=LONG,
        example=CaseReport("e", Verdict.ERROR, 0, 0, True, stdout=LONG, traceback=LONG),
    )
    report = Report(
        Verdict.ERROR,
        0,
        1,
        cases=(case,) * 3,
        sentences=case.sentences,
        problem={"kind": LONG},
        traceback=LONG,
        stdout=LONG,
        staff=LONG,
    )

    stored = json.dumps(to_json(bounded(report)))

    # The nested facts are what is left of it: 40 items a level, 12 sentences a case.
    assert len(stored) < 2**20


def test_what_is_cut_off_is_never_read(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []
    monkeypatch.setattr(bounds, "fit_text", lambda text: read.append(len(text)) or fit_text(text))
    for keep_end in (False, True):
        cut(LONG, 100, keep_end=keep_end)
    assert sum(read) <= 200


def test_prints_of_all_cases_share_one_allowance() -> None:
    case = CaseReport("c", Verdict.PASSED, 1, 1, True, stdout="y" * 4_000)

    cases = bounded(Report(Verdict.PASSED, 30, 30, cases=(case,) * 30)).cases

    assert [len(case.stdout) for case in cases[:10]] == [4_000] * 10
    assert cases[-1].stdout == "…"


def test_the_end_of_a_traceback_is_kept() -> None:
    text = cut("first\n" + "frame\n" * 5_000 + "RecursionError: too deep", 200, keep_end=True)

    assert text.startswith("first\n")
    assert text.endswith("RecursionError: too deep")
    assert len(text) < 210


def test_what_fits_is_left_as_it_is() -> None:
    assert cut("short", 5) == "short"
    assert cut("longer", 5) == "longe…"


@given(reports)
def test_a_small_report_is_unchanged(report: Report) -> None:
    assert bounded(report) == report
