"""The parts of an answer by their names: outside the question's own page they stand in a list of cases."""

from __future__ import annotations

from dataclasses import replace

from django.utils.translation import get_language, gettext

from grader.catalog.models import Kind
from grader.grading.report.report import Report
from grader.judge.words.sentences import render
from grader.localised import localised
from grader.questions.question import Question, plain
from grader.quizzes.asking.presenting import question_at
from grader.quizzes.models import Answer
from grader.submissions.models import Submission


def with_part_names(*, submission: Submission, report: Report) -> Report:
    """``report`` with each part of an answer titled as the question's page names it; that of code as it is.

    One query for a question, none for code.
    """
    if submission.exercise.kind != Kind.QUESTION:
        return report
    answer = Answer.objects.select_related("variant").filter(submission=submission).first()
    if answer is None:
        return report
    question, language = question_at(answer.variant), get_language() or "en"
    cases = (replace(case, title={language: part_name(question, case.name, language)}) for case in report.cases)
    return replace(report, cases=tuple(cases))


def part_name(question: Question, part: str, language: str) -> str:
    """The option, pair or item a part is about, or where its cell is: "row 1, column 2"."""
    if (item := question.item(part)) is not None:
        return localised(plain(item), language)
    where = question.part_label(part)
    return render(where, gettext, language) if where else part
