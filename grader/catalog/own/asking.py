"""Asking for a check of a draft: a worker runs it, and the database says how far it has come."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from contextlib import suppress

from django.db import transaction
from django.db.models import ProtectedError

from grader import celery, clock
from grader.accounts.models import User
from grader.catalog.models import CheckState, DraftCheck, Exercise, ExerciseVersion
from grader.catalog.own.errors import NotReadable
from grader.catalog.own.selectors import draft_read, exercise_locked
from grader.catalog.services import version_store

log = logging.getLogger(__name__)

CHECK_DRAFT = "grader.submissions.check_draft"


@transaction.atomic
def version_of_draft(*, exercise: Exercise, contents: Mapping[str, bytes]) -> ExerciseVersion:
    """The draft as it is now, stored as a version that nobody gets yet. Raises NotReadable, ExerciseRemoved."""
    exercise_locked(exercise=exercise)
    bundle = draft_read(slug=exercise.slug, contents=contents).bundle
    if bundle is None:
        raise NotReadable
    return version_store(slug=exercise.slug, bundle=bundle, course=exercise.course)


@transaction.atomic
def check_ask(*, exercise: Exercise, contents: Mapping[str, bytes], by: User) -> DraftCheck:
    """Have the draft checked as it is now. One check at a time: one of older content is given up, of this one kept.

    Raises NotReadable where the format is not right yet, which the page says without a check, and ExerciseRemoved.
    """
    version = version_of_draft(exercise=exercise, contents=contents)
    now = clock.now()
    running = DraftCheck.objects.filter(exercise=exercise).exclude(state=CheckState.FINISHED)
    for check in running:
        if check.version_id == version.pk:
            return check
    running.update(state=CheckState.FINISHED, finished_at=now, doing="")
    _forget_unused(exercise, but=version)
    check = DraftCheck.objects.create(exercise=exercise, version=version, asked_by=by, asked_at=now)
    queue = "gpu" if (version.spec.get("code") or {}).get("device") == "cuda" else "bulk"
    transaction.on_commit(lambda: _send(check.pk, queue))
    return check


def as_drafted(*, exercise: Exercise, contents: Mapping[str, bytes]) -> Exercise:
    """``exercise`` at its draft as it is now, for its author to try. It must not be saved after this.

    Raises NotReadable.
    """
    exercise.current_id = version_of_draft(exercise=exercise, contents=contents).pk
    return exercise


def check_latest(*, exercise: Exercise) -> DraftCheck | None:
    """The newest check that anybody asked for. One query."""
    rows = DraftCheck.objects.filter(exercise=exercise).select_related("version").defer("version__bundle")
    return rows.order_by("-pk").first()


def _forget_unused(exercise: Exercise, but: ExerciseVersion) -> None:
    """Versions that were stored to be checked or tried, and that nothing came of."""
    unused = ExerciseVersion.objects.filter(exercise=exercise, publications=None, proof=None).exclude(pk=but.pk)
    for version in unused.only("pk"):
        with suppress(ProtectedError):  # somebody's try is of it
            version.delete()


def _send(pk: int, queue: str) -> None:
    otherwise = f"The broker took no task; a worker finds check {pk} in the database"
    celery.send_or_warn(CHECK_DRAFT, pk, queue=queue, log=log, otherwise=otherwise)  # type: ignore[arg-type]
