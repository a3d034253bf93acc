"""Marks that follow a moment later: when a whole course hands in at once, they are computed for many at a time.

One student's marks take a dozen queries, and those of fifty hardly more. So the answer to whoever hands in does not
wait for them: a row says whose are due, and a worker computes them within a second. A message wakes it; a lost one
costs the time until a worker's next look.
"""

from __future__ import annotations

import logging

from django.core.cache import cache
from django.db import transaction

from grader import celery
from grader.gradebook.models import MarkDue
from grader.gradebook.services import marks_recompute

log = logging.getLogger(__name__)

SETTLE = "gradebook.settle_marks"
AT_ONCE = 50  # students in one transaction
_WOKEN, _WOKEN_SECONDS = "marks-due", 0.5  # one message does for all that become due meanwhile


def marks_later(*, user_id: int, assignment_id: int) -> None:
    """Have a worker compute this student's marks. Inside the transaction that changes what they come from."""
    MarkDue(user_id=user_id, assignment_id=assignment_id).save(force_insert=True)
    if cache.add(_WOKEN, True, _WOKEN_SECONDS):
        transaction.on_commit(wake)


def marks_settle() -> int:
    """Compute what is due; how many students that were. Any number of workers may do this at once."""
    count = 0
    while (done := _settle_some()) > 0:
        count += done
    return count


def wake() -> None:
    """Ask a worker to compute what is due."""
    celery.send_or_warn(SETTLE, queue="bulk", log=log, otherwise="Marks wait for the next look of a worker")


@transaction.atomic
def _settle_some() -> int:
    first = MarkDue.objects.order_by("pk").values("assignment")[:1]
    rows = MarkDue.objects.select_for_update(skip_locked=True).filter(assignment=first).order_by("pk")
    due = list(rows[:AT_ONCE])
    if due:
        users = {row.user_id for row in due}
        marks_recompute(user_ids=users, assignment_id=due[0].assignment_id, exercise_ids=None)
        # By their keys: what became due meanwhile is another row, and is left for the next look.
        MarkDue.objects.filter(pk__in=[row.pk for row in due]).delete()
    return len(due)
