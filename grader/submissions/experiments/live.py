"""The visible cases while somebody types: a run of the lowest class, of which nothing is kept but which of them pass.

It is an experiment without a case of its own. One of a person's runs at a time, and none where anything waits to be
graded: whoever pressed a button comes first.
"""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction

from grader import clock
from grader.accounts.models import User
from grader.accounts.services import user_lock
from grader.catalog.models import Exercise, Kind
from grader.courses.models import Assignment, Mode
from grader.errors import NotFound
from grader.submissions.experiments.services import KEPT, send_experiment
from grader.submissions.models import Experiment, GradingRun, RunState
from grader.submissions.rules import check_may_send
from grader.submissions.services import source_text

MOST_A_MINUTE = 40
STALE = timedelta(seconds=5)  # what waits so long is answered no more


def live_start(*, user: User, exercise: Exercise, assignment: Assignment, source: str | bytes) -> Experiment | None:
    """Run the visible cases once; None where this is not the time for it.

    Raises NotFound in a quiz, what ``check_may_send`` raises, and what ``source_text`` raises.
    """
    check_may_send(user=user, exercise=exercise, assignment=assignment, kind=Kind.CODE)
    if assignment.mode == Mode.QUIZ or exercise.current_id is None:
        raise NotFound
    text = source_text(source=source)
    now = clock.now()
    if not text.strip() or GradingRun.objects.filter(state=RunState.QUEUED).exists():
        return None
    with transaction.atomic():
        user_lock(pk=user.pk)
        theirs = Experiment.objects.filter(user=user, case="")
        waiting = theirs.filter(state__in=[RunState.QUEUED, RunState.RUNNING], created_at__gt=now - STALE)
        if waiting.exists() or theirs.filter(created_at__gt=now - KEPT).count() >= MOST_A_MINUTE:
            return None
        theirs.filter(created_at__lte=now - KEPT).delete()
        row = Experiment.objects.create(
            user=user, exercise=exercise, version_id=exercise.current_id, assignment=assignment, case="",
            source=text, created_at=now,
        )  # fmt: skip
        transaction.on_commit(lambda: send_experiment(row))
    return row
