"""A question outside timed quizzes, as one person finds it: practice and homework."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace

from django.utils.safestring import SafeString

from grader.catalog.models import Kind
from grader.catalog.selectors import ItemView, item_get
from grader.catalog.withheld import answers_withheld
from grader.courses.access import review_of
from grader.courses.models import Mode
from grader.courses.review import Review
from grader.courses.rules import Viewer
from grader.errors import NotFound
from grader.grading.report.report import Report, from_json
from grader.judge.verdict import Verdict
from grader.questions.form import Presented
from grader.quizzes.asking.answers import worth_of_try
from grader.quizzes.asking.presenting import hints_of_variant, present, statement_html, steps_html
from grader.quizzes.asking.solutions import solution_shown
from grader.quizzes.asking.variants import draw_current
from grader.quizzes.models import Answer, Draw
from grader.submissions.help.hints import Hints, hints_get
from grader.submissions.models import GradingRun
from grader.submissions.runs.selectors import result_runs


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
    hints: Hints
    may_ask: bool  # they may give up and read the worked solution

    @property
    def solved(self) -> bool:
        return any(one.report.points > 0 and _right(one.report) for one in self.answers)


def asked_of(draw: Draw) -> str:
    """Who is asked where: the tokens of its page follow from it."""
    return f"draw:{draw.pk}"


def _right(report: Report) -> bool:
    return report.verdict is Verdict.PASSED or any(one.key == "answer.right-late" for one in report.sentences)


def question_get(*, viewer: Viewer, course_slug: str, assignment_slug: str, exercise_slug: str) -> ItemView:
    """The question at this address, to be answered on a page of its own. Raises as ``item_get`` does.

    Students answer a quiz's questions in their attempts alone, so there they have no page.
    """
    view = item_get(
        viewer=viewer, course_slug=course_slug, assignment_slug=assignment_slug, exercise_slug=exercise_slug
    )
    if view.exercise.kind != Kind.QUESTION:
        raise NotFound
    if view.assignment.assignment.mode == Mode.QUIZ and not view.assignment.teaches:
        raise NotFound
    return view


def question_page(*, view: ItemView, language: str) -> QuestionPage:
    """The viewer's current drawing with what they answered. Raises NotReady while nothing has been drawn.

    The worked solution is shown once the answer is right, and to all when nobody can earn anything with it any more.
    In practice a drawn question shows it after any answer, since the next has other numbers, and one that is always
    the same when it is asked for: it is not mastered by copying what was read. That it is shown is noted.
    """
    assignment = view.assignment.assignment
    draw = draw_current(user=view.assignment.user, exercise=view.exercise, assignment=assignment)
    asked = asked_of(draw)
    answers = answers_to(draw)
    fixed = draw.variant.version.variants.count() == 1
    practice = assignment.mode == Mode.PRACTICE
    page = QuestionPage(
        draw=draw,
        asked=asked,
        presented=present(variant=draw.variant, asked=asked, language=language),
        statement=statement_html(variant=draw.variant, language=language),
        answers=answers,
        steps=SafeString(""),
        fixed=fixed,
        percent=round(worth_of_try(draw) * 100),
        hints=hints_get(view=view, written=hints_of_variant(variant=draw.variant, language=language)),
        may_ask=practice and fixed and bool(answers) and draw.solution_at is None,
    )
    practised = practice and bool(answers) and (not fixed or draw.solution_at is not None)
    if page.solved or practised or _answers_shown(view):
        solution_shown(draw=draw)
        return replace(page, may_ask=False, steps=steps_html(variant=draw.variant, language=language))
    return page


def _answers_shown(view: ItemView) -> bool:
    """The assignment shows its answers, and no other asks the same of this student."""
    shown = review_of(view.assignment) is Review.ANSWERS
    return shown and view.exercise.pk not in answers_withheld(view=view.assignment)


def answers_to(draw: Draw) -> tuple[Answered, ...]:
    """What was answered to one drawing, the newest first. Two queries."""
    rows = draw.answers.select_related("submission").order_by("-submission_id")
    runs = {run.submission_id: run for run in result_runs().filter(submission__answer__draw=draw)}
    return tuple(
        Answered(row, run, from_json(run.report), json.loads(row.submission.source))
        for row in rows
        if (run := runs.get(row.submission_id)) is not None and run.report is not None
    )
