"""What the gradebook does when gradings end, inside the transaction that ends them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.dispatch import receiver

from grader.catalog.models import AssignmentExercise
from grader.courses.models import Assignment
from grader.courses.signals import dates_changed
from grader.gradebook.marks.due import marks_later, marks_settle
from grader.gradebook.regrades.cases import cases_note
from grader.gradebook.regrades.services import regrades_settle
from grader.gradebook.services import assignment_recompute, marks_recompute
from grader.quizzes.models import QuizItem
from grader.quizzes.signals import item_changed
from grader.submissions.models import GradingRun, SubmissionKind
from grader.submissions.signals import aside_finished, runs_finished, worker_ticked


@receiver(runs_finished, sender=GradingRun, dispatch_uid="grader.gradebook.mark")
def recompute_marks(*, runs: Sequence[GradingRun], rush: bool = False, **_: Any) -> None:
    counting = [run.submission for run in runs if run.submission.kind == SubmissionKind.SUBMISSION]
    if counting and counting[0].assignment_id is not None:
        if rush:
            marks_later(user_id=counting[0].user_id, assignment_id=counting[0].assignment_id)
            return
        marks_recompute(
            user_ids={counting[0].user_id},
            assignment_id=counting[0].assignment_id,
            exercise_ids={submission.exercise_id for submission in counting},
            finished={submission.pk for submission in counting},
        )


@receiver(aside_finished, sender=GradingRun, dispatch_uid="grader.gradebook.regrades.cases")
def note_which_cases_differ(*, runs: Sequence[GradingRun], **_: Any) -> None:
    for run in runs:
        cases_note(run=run)


@receiver(worker_ticked, dispatch_uid="grader.gradebook.marks.due")
def settle_marks(**_: Any) -> None:
    marks_settle()


@receiver(worker_ticked, dispatch_uid="grader.gradebook.regrades.settle")
def settle_regrades(**_: Any) -> None:
    regrades_settle()


@receiver(item_changed, sender=QuizItem, dispatch_uid="grader.gradebook.item")
def recompute_marks_of_item(*, item: AssignmentExercise, user_ids: set[int], **_: Any) -> None:
    marks_recompute(user_ids=user_ids, assignment_id=item.assignment_id, exercise_ids={item.exercise_id})


@receiver(dates_changed, sender=Assignment, dispatch_uid="grader.gradebook.dates")
def recompute_marks_of_assignment(*, assignment: Assignment, user_ids: set[int] | None, **_: Any) -> None:
    assignment_recompute(assignment=assignment, user_ids=user_ids)
