"""A question outside timed quizzes, as one person finds it: practice and homework."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace

from django.utils import timezone
from django.utils.safestring import SafeString

from grader.accounts.models import User
from grader.catalog.models import Exercise
from grader.courses.models import Assignment, Mode
from grader.courses.selectors import schedule_for
from grader.grading.report.report import Report, from_json
from grader.judge.verdict import Verdict
from grader.questions.form import Presented
from grader.quizzes.answers import worth_of_try
from grader.quizzes.models import Answer, Draw
from grader.quizzes.presenting import present, statement_html, steps_html
from grader.quizzes.variants import draw_current
from grader.submissions.models import GradingRun
from grader.submissions.selectors import result_runs


@dataclass(frozen=True, slots=True)
class Answered:
    """One answer to the drawing that is shown."""

    answer: Answer
    run: GradingRun
    report: Report
    response: object


@dataclass(frozen=True, slots=True)
class QuestionPage:
    """Everything the page of a question shows."""

    draw: Draw
    asked: str  # who is asked where: the tokens follow from it
    presented: Presented
    statement: SafeString
    answers: tuple[Answered, ...]  # to this drawing, the newest first
    steps: SafeString  # empty unless the worked solution may be seen
    fixed: bool  # there is no other drawing to ask for
    percent: int  # what a right answer earns now

    @property
    def solved(self) -> bool:
        return any(one.report.points > 0 and _right(one.report) for one in self.answers)


def _right(report: Report) -> bool:
    return report.verdict is Verdict.PASSED or any(one.key == "answer.right-late" for one in report.sentences)


def question_page(
    *, user: User, exercise: Exercise, assignment: Assignment | None, language: str, now_over: bool | None = None
) -> QuestionPage:
    """The user's current drawing with what they answered. Raises NotReady while nothing has been drawn.

    The worked solution is shown once the answer is right; in practice after any answer; and to all when it is over.
    """
    draw = draw_current(user=user, exercise=exercise, assignment=assignment)
    asked = f"draw:{draw.pk}"
    answers = answers_to(draw)
    practice = assignment is None or assignment.mode == Mode.PRACTICE
    page = QuestionPage(
        draw=draw,
        asked=asked,
        presented=present(variant=draw.variant, asked=asked, language=language),
        statement=statement_html(variant=draw.variant, language=language),
        answers=answers,
        steps=SafeString(""),
        fixed=draw.variant.version.variants.count() == 1,
        percent=round(worth_of_try(draw) * 100),
    )
    over = now_over if now_over is not None else _is_over(assignment, user)
    if page.solved or (practice and answers) or over:
        steps = steps_html(variant=draw.variant, language=language)
        return replace(page, steps=steps)
    return page


def _is_over(assignment: Assignment | None, user: User) -> bool:
    return assignment is not None and schedule_for(assignment=assignment, user=user).is_over(timezone.now())


def answers_to(draw: Draw) -> tuple[Answered, ...]:
    """What was answered to one drawing, the newest first. Two queries."""
    rows = draw.answers.select_related("submission").order_by("-submission_id")
    runs = {run.submission_id: run for run in result_runs().filter(submission__answer__draw=draw)}
    return tuple(
        Answered(row, run, from_json(run.report), json.loads(row.submission.source))
        for row in rows
        if (run := runs.get(row.submission_id)) is not None and run.report is not None
    )
