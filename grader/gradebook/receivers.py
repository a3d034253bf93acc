"""What the gradebook does when a grading ends, inside the transaction that ends it."""

from __future__ import annotations

from typing import Any

from django.dispatch import receiver

from grader.catalog.models import AssignmentExercise
from grader.gradebook.services import mark_recompute
from grader.quizzes.models import QuizItem
from grader.quizzes.signals import item_changed
from grader.submissions.models import GradingRun, SubmissionKind
from grader.submissions.signals import run_finished


@receiver(run_finished, sender=GradingRun, dispatch_uid="grader.gradebook.mark")
def recompute_mark(*, run: GradingRun, **_: Any) -> None:
    submission = run.submission
    if submission.kind == SubmissionKind.SUBMISSION and submission.assignment_id is not None:
        mark_recompute(
            user_id=submission.user_id, assignment_id=submission.assignment_id, exercise_id=submission.exercise_id
        )


@receiver(item_changed, sender=QuizItem, dispatch_uid="grader.gradebook.item")
def recompute_marks_of_item(*, item: AssignmentExercise, user_ids: set[int], **_: Any) -> None:
    for user_id in sorted(user_ids):
        mark_recompute(user_id=user_id, assignment_id=item.assignment_id, exercise_id=item.exercise_id)
