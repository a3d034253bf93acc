"""Experiments are started here, and sent again where nobody took them."""

from __future__ import annotations

import ast
import logging
from collections.abc import Mapping
from datetime import timedelta

from django.db import transaction

from grader import celery, clock, syntax
from grader.accounts.models import User
from grader.accounts.services import user_lock
from grader.catalog.models import Exercise, ExerciseVersion, Kind
from grader.config import config
from grader.courses.models import Assignment
from grader.errors import NotFound
from grader.grading.experiments.literals import MOST_SCRATCH, Like, LiteralError, value_of, where_of
from grader.submissions.errors import SourceEmpty, TooMany
from grader.submissions.experiments.errors import ONE_EXPRESSION, StillRunning, WrongInput, sentence_of
from grader.submissions.experiments.selectors import Start, shown_in, starts_of
from grader.submissions.models import Experiment, RunState
from grader.submissions.rules import check_may_send
from grader.submissions.services import queue_for, source_text

log = logging.getLogger(__name__)

RUN_EXPERIMENT = "grader.submissions.run_experiment"
KEPT = timedelta(minutes=1)  # at least, so that they can be counted
PATIENCE = timedelta(seconds=2)  # no message takes so long
MOST_OF_ADDRESS = 10  # in a minute, without an account


def experiment_start(
    *,
    user: User | None,
    exercise: Exercise,
    assignment: Assignment | None,
    source: str | bytes,
    case: str,
    given: Mapping[str, str],
    scratch: str = "",
    address: str = "",
) -> Experiment:
    """Run ``source`` on what was typed in place of the visible ``case``'s inputs.

    ``user`` None: somebody without an account, counted by their ``address``; which exercises they may try, the caller
    decides. Whoever has one may where they may run their code.

    Raises what ``check_may_send`` raises, NotFound where the exercise allows no experiment, WrongInput, StillRunning,
    TooMany, and what ``source_text`` raises.
    """
    if user is not None:
        check_may_send(user=user, exercise=exercise, assignment=assignment, kind=Kind.CODE)
    shown = shown_in(exercise=exercise, assignment=assignment)
    start = next((one for one in starts_of(exercise=exercise) if one.name == case), None)
    if not shown.allowed or start is None or exercise.current_id is None:
        raise NotFound
    text = source_text(source=source)
    if not text.strip():
        raise SourceEmpty
    typed = _read(start, given, scratch)
    with transaction.atomic():
        now = clock.now()
        whose = {"user": user} if user else {"user": None, "address": address}
        theirs = Experiment.objects.filter(**whose).exclude(case="")  # those run while somebody types are none of these
        if user is not None:
            user_lock(pk=user.pk)
            if theirs.filter(state=RunState.RUNNING, lease_until__gt=now).exists():
                raise StillRunning
        limit = config.max_per_minute if user else MOST_OF_ADDRESS
        if theirs.filter(created_at__gt=now - KEPT).count() >= limit:
            raise TooMany(limit=limit)
        old = theirs.filter(exercise=exercise, assignment=assignment) if user else Experiment.objects.filter(user=None)
        old.filter(created_at__lte=now - KEPT).delete()
        theirs.filter(state=RunState.QUEUED).update(state=RunState.SUPERSEDED)
        row = Experiment.objects.create(
            user=user,
            address=address,
            exercise=exercise,
            version_id=exercise.current_id,
            assignment=assignment,
            case=start.name,
            given=typed,
            scratch=scratch.strip(),
            source=text,
            compare=shown.reference and start.compared,
            created_at=now,
        )
        transaction.on_commit(lambda: send_experiment(row))
    return row


def experiment_nudge(*, experiment: Experiment) -> None:
    """Send its message again where it has waited for longer than one takes, or where its worker has died."""
    now = clock.now()
    lost = experiment.state == RunState.QUEUED and experiment.created_at < now - PATIENCE
    died = experiment.state == RunState.RUNNING and experiment.lease_until is not None and experiment.lease_until < now
    if lost or died:
        send_experiment(experiment)


def _read(start: Start, given: Mapping[str, str], scratch: str) -> dict[str, str]:
    """What was typed for the start's arguments, each read once to see that it can be. Raises WrongInput."""
    typed = {one["name"]: given.get(one["name"], one["text"]).strip() for one in start.arguments}
    problems = {}
    for one in start.arguments:
        try:
            value_of(typed[one["name"]], Like(one["dtype"], one["library"]))
        except LiteralError as error:
            problems[str(one["name"])] = sentence_of(error)
    if len(scratch.strip()) > MOST_SCRATCH:
        problems["scratch"] = sentence_of(LiteralError("too-long", limit=MOST_SCRATCH))
    elif scratch.strip() and (line := _not_expression(scratch.strip())):
        problems["scratch"] = line
    if problems:
        raise WrongInput(problems)
    return typed


def _not_expression(scratch: str) -> str:
    """What is wrong with a scratch line that is not one expression; "" where it is one."""
    try:
        body = syntax.parse(f"(\n{scratch}\n)").body
    except SyntaxError as error:
        return sentence_of(where_of(error, scratch))
    except (ValueError, RecursionError, MemoryError):
        body = []
    return "" if len(body) == 1 and isinstance(body[0], ast.Expr) else str(ONE_EXPRESSION)


def send_experiment(row: Experiment) -> None:
    """Tell a worker of it."""
    version = ExerciseVersion.objects.only("pk", "spec").get(pk=row.version_id)
    queue = queue_for(version).value
    otherwise = f"The broker took no task; experiment {row.pk} waits until its page asks again"
    celery.send_or_warn(RUN_EXPERIMENT, row.pk, queue=queue, log=log, otherwise=otherwise)  # type: ignore[arg-type]
