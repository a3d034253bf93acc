"""An attempt that was ended by mistake goes on: with the time it had left and as much more as its teacher gives."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction

from grader import clock
from grader.courses.models import Verb
from grader.courses.record.events import record
from grader.courses.rules import Viewer, teaches_person
from grader.courses.selectors import assignment_view
from grader.errors import NotFound
from grader.quizzes.errors import AttemptRuns, NoTimeLeft
from grader.quizzes.models import Attempt, Place, QuizItem
from grader.quizzes.signals import item_changed
from grader.quizzes.sitting.more_time import check_minutes, check_reason


def attempt_reopen(*, viewer: Viewer, attempt: Attempt, minutes: int, reason: str) -> Attempt:
    """Let the student go on. What had been handed in stays stored and counts no more; the record keeps its receipt.

    Raises NotFound for all who do not teach the student and while it has not ended, AttemptRuns where the student
    writes another one, NoTimeLeft without a minute to go on with, ValidationError without a reason.
    """
    view = assignment_view(viewer=viewer, assignment=attempt.assignment)
    if not view.teaches or not teaches_person(viewer, attempt.assignment.course, attempt.user_id):
        raise NotFound
    check_minutes(minutes, least=0)
    reason = check_reason(reason)
    with transaction.atomic():
        locked = Attempt.objects.select_for_update(of=("self",)).select_related("assignment__course").get(pk=attempt.pk)
        if locked.finished_at is None:
            raise NotFound
        mine = Attempt.objects.filter(assignment=locked.assignment_id, user=locked.user_id, finished_at=None)
        if mine.exists():
            raise AttemptRuns
        before = {"finished_at": locked.finished_at, "ending": locked.ending, "receipt": locked.receipt}
        now = clock.now()
        time = left_of(locked) + timedelta(minutes=minutes)
        if locked.ends_at is not None:
            if time < timedelta(minutes=1):
                raise NoTimeLeft
            locked.given_seconds += max(0, round((now + time - locked.ends_at).total_seconds()))
            locked.ends_at = now + time
        locked.finished_at, locked.ending, locked.receipt, locked.reopened_at = None, "", "", now
        locked.save()
        Place.objects.filter(attempt=locked).update(submission=None)
        record(
            Verb.ATTEMPT_REOPENED,
            course=locked.assignment.course,
            actor=view.user,
            subject=locked.user,
            assignment=locked.assignment,
            attempt=locked.number,
            minutes=minutes,
            ends_at=locked.ends_at,
            reason=reason,
            **before,
        )
        first = locked.places.select_related("item").first()
        if first is not None:  # marks follow in the same transaction
            item_changed.send(sender=QuizItem, item=first.item, user_ids={locked.user_id})
    return locked


def left_of(attempt: Attempt) -> timedelta:
    """How much of its time an ended attempt had left."""
    if attempt.ends_at is None or attempt.finished_at is None:
        return timedelta(0)
    return max(timedelta(0), attempt.ends_at - attempt.finished_at)
