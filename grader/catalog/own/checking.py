"""Checks of drafts, as workers run them: claimed in the database, told as they go on, given up when they are stale."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet

from grader import clock
from grader.catalog.models import CheckState, DraftCheck, ExerciseVersion, Proof
from grader.catalog.selectors import bundle_of
from grader.config import config
from grader.grading.author.cache import Cache
from grader.grading.check.proof import Proven, prove
from grader.grading.check.types import Fault
from grader.messages import Message as _
from grader.sandbox.bubblewrap import nvidia_nodes
from grader.sandbox.client import Jails

log = logging.getLogger(__name__)

LEASE = timedelta(seconds=180)  # renewed with every piece; the longest is a job of an author's
TELL_SECONDS = 0.3  # between two tellings of how far it has come


class GivenUpError(Exception):
    """Somebody has asked for a check of newer content or removed the exercise, or another worker has this one."""


def checks_run(*, jails: Jails, cache: Cache, worker: str, stopping: Callable[[], bool] = lambda: False) -> int:
    """Run the checks that wait, one after the other, until none does; how many that were."""
    count = 0
    while not stopping() and (check := _claim(worker)) is not None:
        _run(check, jails, cache)
        count += 1
    return count


def _claim(worker: str) -> DraftCheck | None:
    """The oldest check that nobody runs, or whose worker has died, for this worker from now on."""
    now = clock.now()
    free = Q(state=CheckState.QUEUED) | Q(state=CheckState.RUNNING, lease_until__lt=now)
    for check in (
        DraftCheck.objects.filter(free).order_by("pk").select_related("version__exercise").defer("version__bundle")[:20]
    ):
        code = check.version.spec.get("code") or {}
        if code.get("device") == "cuda" and not nvidia_nodes():
            continue
        claimed: dict[str, Any] = {"claimed_by": worker, "lease_until": now + LEASE, "tries": check.tries + 1}
        mine = DraftCheck.objects.filter(free, pk=check.pk, tries=check.tries)
        if mine.update(state=CheckState.RUNNING, **claimed) == 1:
            for name, value in claimed.items():
                setattr(check, name, value)
            return check
    return None


def _run(check: DraftCheck, jails: Jails, cache: Cache) -> None:
    told = 0.0

    def progress(done: int, total: int, what: str) -> None:
        nonlocal told
        if time.monotonic() - told < TELL_SECONDS and done < total:
            return
        told = time.monotonic()
        _write(check, done=done, total=total, doing=what[:200])

    def tell(proven: Proven) -> None:
        with transaction.atomic():
            _write(check, passed=proven.ok, result=proven.to_json())
            if proven.ok:
                Proof.objects.get_or_create(version_id=check.version_id)

    try:
        bundle = bundle_of(version=check.version)
        proven = prove(bundle, jails, cache, progress=progress, tell=tell)
        if proven.mutation is not None:
            found = {"caught": proven.mutation.caught, "mutants": proven.mutation.total}
            with transaction.atomic():
                _write(check)
                Proof.objects.update_or_create(version_id=check.version_id, defaults=found)
        _end(check)
    except (GivenUpError, ExerciseVersion.DoesNotExist):
        log.info("The check of %s was given up", check.version)
    except Exception as error:
        log.exception("The check of %s failed", check.version)
        if check.tries < config.max_tries:
            _held(check).update(state=CheckState.QUEUED, claimed_by="", lease_until=None)
        else:
            message = _("the check could not be run: {what}. Try it again.", what=type(error).__name__)
            fault = Fault("host", "exercise.toml", message)
            _held(check).update(passed=False, result=Proven(faults=(fault,)).to_json())
            _end(check)


def _held(check: DraftCheck) -> QuerySet[DraftCheck]:
    return DraftCheck.objects.filter(
        pk=check.pk, state=CheckState.RUNNING, claimed_by=check.claimed_by, tries=check.tries
    )


def _write(check: DraftCheck, **fields: Any) -> None:
    """Store how far it has come, which renews the lease and, in a transaction, keeps the version from being removed.

    Raises GivenUpError.
    """
    if _held(check).update(lease_until=clock.now() + LEASE, **fields) != 1:
        raise GivenUpError


def _end(check: DraftCheck) -> None:
    _held(check).update(state=CheckState.FINISHED, finished_at=clock.now(), doing="", lease_until=None)
