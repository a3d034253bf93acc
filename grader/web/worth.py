"""What a run is worth where its exercise was set: a run counts its cases' points, a mark those of the assignment."""

from __future__ import annotations

from decimal import Decimal

from grader.catalog.models import AssignmentExercise
from grader.gradebook import services as gradebook
from grader.judge.verdict import Verdict
from grader.submissions.models import GradingRun, Submission


def worth_of(submission: Submission) -> Decimal | None:
    """The points the exercise has in the submission's assignment; None outside of one. One query."""
    rows = AssignmentExercise.objects.filter(assignment=submission.assignment_id, exercise=submission.exercise_id)
    return rows.values_list("points", flat=True).first() if submission.assignment_id else None


def scaled(run: GradingRun, worth: Decimal) -> Decimal | None:
    """The run's share of ``worth``, rounded down to cents as the gradebook does; None while there are no points."""
    if run.points is None or run.max_points is None or run.verdict == Verdict.INTERNAL:
        return None
    return gradebook.scaled(run, worth)
