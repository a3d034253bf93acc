"""What is written about marks."""

from __future__ import annotations

from decimal import ROUND_DOWN, Decimal

from django.db import transaction

from grader.accounts.models import User
from grader.catalog.models import AssignmentExercise
from grader.courses.selectors import schedule_for
from grader.gradebook.models import Mark
from grader.judge.verdict import Verdict
from grader.quizzes.cancelling import was_cancelled
from grader.submissions.models import GradingRun, RunState, SubmissionKind

CENT = Decimal("0.01")


@transaction.atomic
def mark_recompute(*, user_id: int, assignment_id: int, exercise_id: int) -> Mark | None:
    """Make the mark what the student's graded submissions say; None when there is none that counts.

    The best submission counts, of equal ones the earliest, so something late never displaces what was as good in
    time; a mark that comes from a late one says so. Runs that ended through our fault are not looked at. A cancelled
    question of a quiz is worth everything to everybody who was asked it.
    """
    # Two submissions of one student may finish at once: the second waits here and then sees the first.
    User.objects.select_for_update().get(pk=user_id)
    item = (
        AssignmentExercise.objects.select_related("assignment")
        .filter(assignment_id=assignment_id, exercise_id=exercise_id)
        .first()
    )
    best = _best(user_id, assignment_id, exercise_id)
    if item is not None and was_cancelled(user_id=user_id, item=item):
        mark, _ = Mark.objects.update_or_create(
            user_id=user_id,
            assignment_id=assignment_id,
            exercise_id=exercise_id,
            defaults={"points": item.points, "max_points": item.points, "run": best, "late": False},
        )
        return mark
    if item is None or best is None:
        Mark.objects.filter(user_id=user_id, assignment_id=assignment_id, exercise_id=exercise_id).delete()
        return None
    schedule = schedule_for(assignment=item.assignment, user=best.submission.user)
    mark, _ = Mark.objects.update_or_create(
        user_id=user_id,
        assignment_id=assignment_id,
        exercise_id=exercise_id,
        defaults={
            "points": scaled(best, item.points),
            "max_points": item.points,
            "run": best,
            "late": schedule.is_late(best.submission.created_at),
        },
    )
    return mark


def _best(user_id: int, assignment_id: int, exercise_id: int) -> GradingRun | None:
    runs = (
        GradingRun.objects.filter(
            state=RunState.FINISHED,
            submission__user_id=user_id,
            submission__assignment_id=assignment_id,
            submission__exercise_id=exercise_id,
            submission__kind=SubmissionKind.SUBMISSION,
        )
        .exclude(verdict=Verdict.INTERNAL)
        .select_related("submission__user")
        .defer("report", "submission__source")
    )
    return max(runs, key=lambda run: (run.share, -run.submission_id), default=None)


def scaled(run: GradingRun, worth: Decimal) -> Decimal:
    """The run's share of ``worth``, in cents, rounded down: only a whole solution has whole points."""
    if run.verdict == Verdict.PASSED:
        return worth
    return (Decimal(run.share) * worth + Decimal("1e-9")).quantize(CENT, rounding=ROUND_DOWN)
