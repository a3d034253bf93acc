"""What is written about marks."""

from __future__ import annotations

from collections.abc import Collection
from decimal import ROUND_DOWN, Decimal

from django.db import transaction
from django.db.models import QuerySet

from grader.accounts.services import user_lock
from grader.catalog.models import AssignmentExercise
from grader.courses.selectors import schedule_for
from grader.gradebook.models import Mark
from grader.judge.verdict import Verdict
from grader.quizzes.cancelling import was_cancelled
from grader.submissions.models import GradingRun, RunState, SubmissionKind

CENT = Decimal("0.01")


@transaction.atomic
def marks_recompute(*, user_id: int, assignment_id: int, exercise_ids: Collection[int]) -> None:
    """Make a student's marks for these exercises of one assignment what their graded submissions say.

    The best submission counts, of equal ones the earliest, so something late never displaces what was as good in
    time; a mark that comes from a late one says so. Runs that ended through our fault are not looked at, and where
    nothing counts there is no mark. A cancelled question of a quiz is worth everything to everybody who was asked it.
    """
    # Two submissions of one student may finish at once: the second waits here and then sees the first.
    user = user_lock(pk=user_id)
    marks, gone = [], []
    for exercise_id in exercise_ids:
        place = {"assignment": assignment_id, "exercise": exercise_id}
        items = AssignmentExercise.objects.select_related("assignment__policy", "assignment__course__policy", "quiz")
        item = items.filter(**place).first()
        runs = _counting(user_id, **place)
        best = max(runs, key=lambda run: (run.share, -run.submission_id), default=None)
        mark = Mark(user=user, assignment_id=assignment_id, exercise_id=exercise_id, run=best)
        if item is not None and was_cancelled(user_id=user_id, item=item):
            mark.points = mark.max_points = item.points
        elif item is not None and best is not None:
            mark.points, mark.max_points = scaled(best, item.points), item.points
            schedule = schedule_for(assignment=item.assignment, user=user)
            mark.late = schedule.is_late(best.submission.created_at)
        else:
            gone.append(exercise_id)
            continue
        marks.append(mark)
    Mark.objects.bulk_create(
        marks,
        update_conflicts=True,
        unique_fields=["assignment", "user", "exercise"],
        update_fields=["points", "max_points", "run", "late", "updated_at"],
    )
    if gone:
        Mark.objects.filter(user=user, assignment_id=assignment_id, exercise__in=gone).delete()


def _counting(user_id: int, *, assignment: int, exercise: int) -> QuerySet[GradingRun]:
    """The gradings among which a student's best is found."""
    rows = GradingRun.objects.filter(
        state=RunState.FINISHED,
        submission__user=user_id,
        submission__assignment=assignment,
        submission__exercise=exercise,
        submission__kind=SubmissionKind.SUBMISSION,
    )
    return (
        rows.exclude(verdict=Verdict.INTERNAL)
        .select_related("submission")
        .defer("report", "error", "submission__source")
    )


def scaled(run: GradingRun, worth: Decimal) -> Decimal:
    """The run's share of ``worth``, in cents, rounded down: only a whole solution has whole points."""
    if run.verdict == Verdict.PASSED:
        return worth
    return (Decimal(run.share) * worth + Decimal("1e-9")).quantize(CENT, rounding=ROUND_DOWN)
