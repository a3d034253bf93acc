"""What this door does when marks change and when workers have a look round."""

from __future__ import annotations

import logging
from typing import Any

from django.dispatch import receiver

from grader.celery import send_or_warn
from grader.courses.models import Assignment
from grader.courses.signals import dates_changed
from grader.gradebook.models import Mark
from grader.gradebook.signals import marks_changed
from grader.lti.grades.columns import columns_of, columns_recheck, scores_due
from grader.lti.grades.outbox import scores_waiting
from grader.lti.grades.upkeep import columns_waiting
from grader.lti.tasks import SEND_SCORES
from grader.submissions.signals import worker_ticked

log = logging.getLogger(__name__)


@receiver(marks_changed, sender=Mark, dispatch_uid="grader.lti.scores")
def put_scores_into_the_outbox(*, assignment: Assignment, user_ids: set[int], **_: Any) -> None:
    columns = columns_of(assignment_id=assignment.pk)
    if columns:
        scores_due(line_items=columns, user_ids=user_ids)


@receiver(dates_changed, sender=Assignment, dispatch_uid="grader.lti.columns")
def look_at_titles_and_maxima(*, assignment: Assignment, **_: Any) -> None:
    columns_recheck(assignment_id=assignment.pk)


@receiver(worker_ticked, dispatch_uid="grader.lti.outbox")
def see_that_scores_are_sent(**_: Any) -> None:
    """A message wakes a worker's thread for it: the one that ticks keeps leases and must not wait for platforms."""
    if not scores_waiting() and not columns_waiting():
        return
    send_or_warn(SEND_SCORES, queue="bulk", log=log, otherwise="Scores wait, and no worker could be woken")
