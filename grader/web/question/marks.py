"""What came of one answer, in words: the whole, and each part that has something to say."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import get_language

from grader.grading.report.report import Report
from grader.judge.verdict import Verdict
from grader.questions.question import plain
from grader.quizzes.asking.presenting import inline_html, question_at
from grader.quizzes.models import Variant
from grader.web.report.say import say
from grader.web.report.verdicts import VerdictWords, words_of


@dataclass(frozen=True, slots=True)
class MarkedPart:
    """One cell, option or pair: how the page names it, its verdict, what is said of it."""

    label: SafeString | str
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


def marked_answer(variant: Variant, report: Report) -> MarkedAnswer:
    """Words for a question's report, and for each part of it that has something to say."""
    return MarkedAnswer(
        words=words_of(report),
        verdict=report.verdict,
        percent=round(100 * report.points / report.max_points) if report.max_points else 0,
        sentences=tuple(map(say, report.sentences)),
        parts=tuple(
            MarkedPart(_label(variant, case.name), words_of(case), tuple(map(say, case.sentences)))
            for case in report.cases
            if case.sentences
        ),
    )


def cell_marks(report: Report) -> dict[str, VerdictWords]:
    """How each cell of a table or an array was marked, by the cell's name."""
    return {case.name.replace(",", "."): words_of(case) for case in report.cases}


def _label(variant: Variant, part: str) -> SafeString | str:
    """How a line begins: with the option, pair or item it speaks of, or with where the cell is."""
    question = question_at(variant)
    if (item := question.item(part)) is not None:
        return inline_html(plain(item), get_language() or "en")
    where = question.part_label(part)
    return say(where) if where else ""
