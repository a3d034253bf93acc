"""What came of one answer, in words: the whole, and each part that has something to say."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from grader.grading.report.report import Report
from grader.judge.verdict import Verdict
from grader.quizzes.presenting import Presented
from grader.web.report.say import say
from grader.web.report.verdicts import WORDS, VerdictWords


@dataclass(frozen=True, slots=True)
class MarkedPart:
    """One cell, option or pair: how it is named on the page, its verdict, what is said of it."""

    label: str
    words: VerdictWords
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MarkedAnswer:
    """One answer's result as the page shows it."""

    words: VerdictWords
    verdict: Verdict
    percent: int
    sentences: tuple[str, ...]
    parts: tuple[MarkedPart, ...]


def marked_answer(presented: Presented, report: Report, response: object = None) -> MarkedAnswer:
    """Words for a question's report. Parts are shown for tables and arrays, where a cell has a place to point to."""
    parts: tuple[MarkedPart, ...] = ()
    if presented.type in ("array", "table"):
        parts = tuple(
            MarkedPart(_where(presented, case.name), WORDS[case.verdict], tuple(map(say, case.sentences)))
            for case in report.cases
            if case.sentences
        )
    elif presented.type in ("choices", "match", "order"):
        parts = tuple(
            MarkedPart("", WORDS[case.verdict], tuple(map(say, case.sentences)))
            for case in report.cases
            if case.sentences
        )
    return MarkedAnswer(
        words=WORDS[report.verdict],
        verdict=report.verdict,
        percent=round(100 * report.points / report.max_points) if report.max_points else 0,
        sentences=tuple(map(say, report.sentences)),
        parts=parts,
    )


def cell_marks(report: Report) -> dict[str, VerdictWords]:
    """How each cell of a table or an array was marked, by the cell's name."""
    return {case.name.replace(",", "."): WORDS[case.verdict] for case in report.cases}


def _where(presented: Presented, name: str) -> str:
    first, _sep, second = name.replace(",", ".").partition(".")
    if not first.isdigit():
        return name
    if presented.type == "array":
        return _("row %(row)s, column %(column)s") % {"row": int(first) + 1, "column": int(second) + 1}
    return _("row %(row)s, %(column)s") % {"row": int(first) + 1, "column": column_name(second)}


def column_name(column: str) -> str:
    """A table column's heading."""
    return {
        "shape": _("output shape"),
        "parameters": _("parameters"),
        "receptive_field": _("receptive field"),
        "multiply_adds": _("multiply-adds"),
    }.get(column, column)
