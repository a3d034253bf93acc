"""What came of one answer, in words: the whole, and each part that has something to say."""

from __future__ import annotations

from dataclasses import dataclass

from grader.grading.report.report import Report
from grader.judge.verdict import Verdict
from grader.questions.form import Presented
from grader.questions.registry import TYPES
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
    """Words for a question's report, and for each part of it that has something to say."""
    label_of = TYPES[presented.type].part_label
    parts = tuple(
        MarkedPart(say(label) if label else "", WORDS[case.verdict], tuple(map(say, case.sentences)))
        for case in report.cases
        if case.sentences
        for label in [label_of(case.name)]
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
