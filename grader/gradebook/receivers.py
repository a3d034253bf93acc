"""What the gradebook does when gradings end, inside the transaction that ends them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.dispatch import receiver

from grader.catalog.models import AssignmentExercise
from grader.gradebook.services import marks_recompute
from grader.quizzes.models import QuizItem
from grader.quizzes.signals import item_changed
from grader.submissions.models import GradingRun, SubmissionKind
from grader.submissions.signals import runs_finished


@receiver(runs_finished, sender=GradingRun, dispatch_uid="grader.gradebook.mark")
def recompute_marks(*, runs: Sequence[GradingRun], **_: Any) -> None:
    counting = [run.submission for run in runs if run.submission.kind == SubmissionKind.SUBMISSION]
    if counting and counting[0].assignment_id is not None:
        marks_recompute(
            user_id=counting[0].user_id,
            assignment_id=counting[0].assignment_id,
            exercise_ids={submission.exercise_id for submission in counting},
        )


@receiver(item_changed, sender=QuizItem, dispatch_uid="grader.gradebook.item")
def recompute_marks_of_item(*, item: AssignmentExercise, user_ids: set[int], **_: Any) -> None:
    for user_id in sorted(user_ids):
        marks_recompute(user_id=user_id, assignment_id=item.assignment_id, exercise_ids={item.exercise_id})
