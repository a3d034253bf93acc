"""Reports are kept packed, what they share once, and those of before are moved a few at a time."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import call_command

from grader.grading.report.packing import MARK
from grader.grading.report.report import CaseReport, Report, to_json
from grader.judge.showing.shown import ShownValue
from grader.judge.verdict import Verdict
from grader.submissions.models import GradingRun, ReportPart, StoredReport
from grader.submissions.runs import reports
from grader.submissions.runs.reports import report_of, reports_move
from tests.school import School

VALUE = ShownValue("array([" + "1., " * 100 + "])", "ndarray", "float64", (100,), (tuple([1.0] * 100),))


def wrong(text: str) -> Report:
    case = CaseReport("a", Verdict.WRONG, 0.0, 10.0, True, inputs=(("X", VALUE),), expected=VALUE, stdout=text)
    return Report(Verdict.WRONG, 0.0, 10.0, cases=(case,))


@pytest.fixture(autouse=True)
def _as_a_new_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reports, "_known", type(reports._known)())
    monkeypatch.setattr(reports, "_read", type(reports._read)())


def test_what_two_reports_share_is_kept_once(school: School) -> None:
    runs = [school.graded(wrong(text), source=f"x = {text!r}") for text in "ab"]
    assert [report_of(run) for run in runs] == [wrong("a"), wrong("b")]
    assert StoredReport.objects.count() == 2
    assert ReportPart.objects.count() == 2


def test_a_part_that_another_process_stored_first_is_no_conflict(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    school.graded(wrong("a"))
    reports._known.clear()
    run = school.graded(wrong("b"), source="x = 2")
    assert report_of(run) == wrong("b")


def test_reports_of_before_are_read_as_they_are_and_moved_a_few_at_a_time(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reports, "AT_ONCE", 2)
    runs = [school.graded(wrong(text), source=f"x = {text!r}") for text in "abc"]
    StoredReport.objects.all().delete()
    for run, text in zip(runs, "abc", strict=True):
        GradingRun.objects.filter(pk=run.pk).update(report=to_json(wrong(text)))
        run.refresh_from_db()
        assert report_of(run) == wrong(text)

    last, count = reports_move(after=0)
    assert (last, count, StoredReport.objects.count()) == (runs[1].pk, 2, 2)
    out = StringIO()
    call_command("move_reports", stdout=out)
    assert "1 reports packed; none is left." in out.getvalue()
    for run, text in zip(runs, "abc", strict=True):
        run.refresh_from_db()
        assert run.report == MARK
        assert report_of(run) == wrong(text)
