"""What is heard of a course's life, inside the transaction in which it happens."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models.signals import post_save
from django.dispatch import receiver

from grader.courses.models import Event, Verb
from grader.gradebook.hooks.services import due, tell, wake, with_hooks
from grader.gradebook.models import HookEvent
from grader.submissions.models import GradingRun, Submission, SubmissionKind
from grader.submissions.signals import runs_finished, worker_ticked


@receiver(post_save, sender=Submission, dispatch_uid="grader.gradebook.hooks.handed_in")
def handed_in(*, instance: Submission, created: bool, raw: bool = False, **_: Any) -> None:
    if created and not raw:
        _tell_of(instance, HookEvent.HANDED_IN, {})


@receiver(runs_finished, sender=GradingRun, dispatch_uid="grader.gradebook.hooks.graded")
def graded(*, runs: Sequence[GradingRun], **_: Any) -> None:
    for run in runs:
        result = {"verdict": run.verdict, "points": run.points, "max_points": run.max_points}
        _tell_of(run.submission, HookEvent.GRADED, result)


@receiver(post_save, sender=Event, dispatch_uid="grader.gradebook.hooks.published")
def published(*, instance: Event, created: bool, raw: bool = False, **_: Any) -> None:
    if created and not raw and instance.verb == Verb.ASSIGNMENT_PUBLISHED and instance.assignment is not None:
        data = {"assignment": instance.assignment.slug, "title": instance.assignment.title}
        tell(course=instance.course_id, event=HookEvent.PUBLISHED, data=data)


@receiver(worker_ticked, dispatch_uid="grader.gradebook.hooks.tick")
def look(**_: Any) -> None:
    """What a lost message told of, and what waits for its next try."""
    if due():
        wake()


def _tell_of(submission: Submission, event: HookEvent, more: dict[str, Any]) -> None:
    if submission.kind != SubmissionKind.SUBMISSION or not with_hooks() or submission.assignment is None:
        return
    data = {
        "submission": submission.public_id,
        "user": submission.user_id,
        "assignment": submission.assignment.slug,
        "exercise": submission.exercise.slug,
        "handed_in_at": submission.created_at,
        **more,
    }
    tell(course=submission.assignment.course_id, event=event, data=data)
