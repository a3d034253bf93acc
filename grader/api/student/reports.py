"""A report as the API gives it: every sentence said in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import get_language, gettext

from grader.api.student.schemas import CaseOut, PartOut, ReportOut, ValueOut
from grader.grading.report.report import CaseReport, Report, ShownValue
from grader.judge.words.sentences import Sentence, render
from grader.localised import localised


def report_out(report: Report) -> ReportOut:
    """``report``, already redacted for its reader."""
    return ReportOut(
        verdict=report.verdict,
        points=report.points,
        max_points=report.max_points,
        messages=said(report.sentences),
        misconceptions=list(report.misconceptions),
        cases=[_case(case) for case in report.cases],
        traceback=report.traceback,
        stdout=report.stdout,
        seconds=report.seconds,
        version=report.version,
        seed=report.seed,
        staff=report.staff,
    )


def _case(case: CaseReport) -> CaseOut:
    return CaseOut(
        name=case.name,
        title=case.name_in(get_language() or "en"),
        verdict=case.verdict,
        points=case.points,
        max_points=case.max_points,
        visible=case.visible,
        messages=said(case.sentences),
        parts=[PartOut(name=part.name, right=part.right, messages=said(part.mistakes)) for part in case.parts],
        call=case.call,
        tries=localised(case.property) if case.property else "",
        inputs=[_value(name, value) for name, value in case.inputs],
        expected=_value("expected", case.expected) if case.expected else None,
        got=_value("got", case.got) if case.got else None,
        difference=_value("difference", case.difference) if case.difference else None,
        worst=None if case.worst is None else list(case.worst),
        traceback=case.traceback,
        stdout=case.stdout,
        example=_case(case.example) if case.example else None,
    )


def _value(name: str, value: ShownValue) -> ValueOut:
    return ValueOut(
        name=name,
        text=value.text,
        type=value.type,
        dtype=value.dtype,
        shape=None if value.shape is None else list(value.shape),
        cells=None if value.cells is None else [list(row) for row in value.cells],
        slice=value.slice,
        origin=list(value.origin),
    )


def said(sentences: Iterable[Sentence]) -> list[str]:
    return [render(sentence, gettext, get_language() or "en") for sentence in sentences]
