"""The rule of mastery, as the library's page states it.

Code is mastered when all cases pass; a question with other numbers each time when the last two answers to it were
right; a question that is always the same when the last one was. What was handed in after its solution had been shown
counts for none of them. What was handed in for a course counts as what was practised does, as far as that course lets
its student see what was right.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from enum import StrEnum

from django.db.models import F

from grader.accounts.models import User
from grader.catalog.models import Exercise, Kind
from grader.courses.access import reviews_of
from grader.courses.models import Assignment
from grader.courses.review import Review
from grader.courses.selectors import assignments_asked_of
from grader.judge.verdict import Verdict
from grader.quizzes.asking.solutions import solutions_read
from grader.submissions.models import GradingRun, SubmissionKind

IN_A_ROW = 2  # right answers that master a drawn question


class Mastery(StrEnum):
    """How an exercise of the library stands for somebody."""

    NEW = "new"
    BEGUN = "begun"
    MASTERED = "mastered"
    READ = "read"  # its solution was read before it was answered rightly, and it asks no other numbers


DONE = (Mastery.MASTERED, Mastery.READ)  # what builds on it may be taken


def mastery_of(
    *, user: User, practice: Assignment, exercises: Sequence[Exercise], drawn: Collection[int]
) -> dict[int, Mastery]:
    """How each exercise stands for the user, by its id: what they worked on last first, then what is new to them.

    ``drawn`` are the ids of questions with other numbers each time. Two queries, and those that say which courses
    show their results where something was handed in for a course.
    """
    runs = list(
        GradingRun.objects.filter(
            pk=F("submission__counted_run"),
            submission__user=user,
            submission__assignment__isnull=False,
            submission__exercise__in=[exercise.pk for exercise in exercises],
            submission__kind=SubmissionKind.SUBMISSION,
        )
        .order_by("-submission_id")
        .values_list(
            "submission__assignment",
            "submission__exercise",
            "submission__answer__variant",
            "submission__created_at",
            "verdict",
        )
    )
    places = _shown(user, {assignment for assignment, *_ in runs}, practice)
    read, variants = solutions_read(user=user)
    answers: dict[int, list[bool]] = {}  # exercise -> whether right, the newest first
    passed_after: set[int] = set()  # ids of exercises that were passed once their solution had been shown
    for assignment, exercise, variant, at, verdict in runs:
        if assignment not in places:
            continue
        shown = variants.get(variant) if exercise in drawn else read.get(exercise)
        given = answers.setdefault(exercise, [])
        if _before(at, shown):
            given.append(verdict == Verdict.PASSED)
        elif verdict == Verdict.PASSED:
            passed_after.add(exercise)

    def stands(exercise: Exercise) -> Mastery:
        given = answers.get(exercise.pk)
        if given is None:
            return Mastery.NEW
        if exercise.kind == Kind.CODE:
            after = exercise.pk in passed_after
            return Mastery.MASTERED if any(given) else Mastery.READ if after else Mastery.BEGUN
        wanted = IN_A_ROW if exercise.pk in drawn else 1
        recent = given[:wanted]
        if len(recent) == wanted and all(recent):
            return Mastery.MASTERED
        return Mastery.READ if exercise.pk in read and exercise.pk not in drawn else Mastery.BEGUN

    rows = {exercise.pk: exercise for exercise in exercises}
    return {pk: stands(rows[pk]) for pk in [*answers, *(pk for pk in rows if pk not in answers)]}


def _before(at: datetime, shown: datetime | None) -> bool:
    return shown is None or at < shown


def _shown(user: User, assignments: Collection[int], practice: Assignment) -> set[int]:
    """Those of the assignments whose student may see which of their answers are right; practice is one."""
    found = {practice.pk}
    if set(assignments) <= found:
        return found
    views = [view for view in assignments_asked_of(user=user) if view.assignment.pk in assignments]
    reviews = reviews_of([view for view in views if view.assignment.published])
    return found | {pk for pk, review in reviews.items() if review.reaches(Review.VERDICTS)}
