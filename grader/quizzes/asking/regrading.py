"""An answer graded again, by another version of its question: by the same drawing, or not at all."""

from __future__ import annotations

import json
from fractions import Fraction

from grader.catalog.models import ExerciseVersion
from grader.catalog.selectors import bundle_of
from grader.courses.models import Mode
from grader.grading.questions import DrawError, Runs, draw, mark_response
from grader.grading.report.report import Report
from grader.questions.moved import MovedAwayError, moved
from grader.questions.registry import question_of
from grader.quizzes.asking.solutions import solutions_seen
from grader.quizzes.asking.variants import variants_store
from grader.quizzes.models import Answer, Variant
from grader.submissions.models import GradingRun, Submission
from grader.submissions.working.graders import CannotGradeError

NUMBERS, FORM, NOT_DRAWN = "other-numbers", "other-form", "not-drawn"


def answer_regrade(run: GradingRun, jails: Runs) -> Report:
    """The report of the run's answer by the run's version, for as much as it was worth when it was given.

    Raises CannotGradeError where the version asks for something else than what was answered.
    """
    answer = Answer.objects.select_related("variant__version", "draw__assignment").get(submission=run.submission_id)
    variant = _variant(run.version, answer.variant, jails)
    old, new = question_of(answer.variant.question), question_of(variant.question)
    try:
        response = moved(json.loads(run.submission.source), old, new)
    except MovedAwayError:
        raise CannotGradeError(FORM) from None
    return mark_response(
        variant.question,
        response,
        version=run.version.hash,
        number=variant.number,
        worth=_worth(answer, run.submission),
    )


def _variant(version: ExerciseVersion, asked: Variant, jails: Runs) -> Variant:
    """The version's drawing that says what the student was asked: the same number with the same parameters."""
    if asked.version_id == version.pk:
        return asked
    found = Variant.objects.filter(version=version, number=asked.number).first()
    if found is None:
        try:
            variants_store(version=version, drawn=draw(bundle_of(version=version), [asked.number], jails=jails))
        except DrawError:
            raise CannotGradeError(NOT_DRAWN) from None
        found = Variant.objects.filter(version=version, number=asked.number).first()
    if found is None or found.parameters != asked.parameters:
        raise CannotGradeError(NUMBERS)
    return found


def _worth(answer: Answer, submission: Submission) -> Fraction:
    """What a right answer was worth when this one was given, as ``worth_of_try`` said then."""
    taken = answer.draw
    if taken is None or taken.assignment is None or taken.assignment.mode != Mode.HOMEWORK:
        return Fraction(1)
    seen = solutions_seen(user_id=taken.user_id, assignment_id=taken.assignment.pk, variants=[answer.variant])
    if any(at <= submission.created_at for at in seen.values()):
        return Fraction(0)
    before = Answer.objects.filter(draw=taken, submission__lt=submission.pk).count()
    return max(Fraction(1, 3), 1 - Fraction(before, 3))
