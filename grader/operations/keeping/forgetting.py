"""Forgets what nobody needs any more, some rows at a time, so that it can be stopped and goes on.

Submissions, marks and what people decided are never forgotten here.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

from django.contrib.sessions.models import Session
from django.db.models import F, Max, OuterRef, Q, QuerySet, Subquery

from grader import clock
from grader.accounts.models import OpenSession, SignInTry
from grader.config import config
from grader.quizzes.models import Save
from grader.submissions.models import Draft, Submission, SubmissionKind

AT_ONCE = 500


def forgotten(*, really: bool, stopping: Callable[[], bool] = lambda: False) -> Iterator[tuple[str, int]]:
    """(what, how many) of each kind in turn; only counted where not ``really``."""
    for what, rows in _old():
        if not really:
            yield what, rows.count()
            continue
        gone = 0
        while not stopping() and (keys := list(rows.values_list("pk", flat=True)[:AT_ONCE])):
            rows.model._base_manager.filter(pk__in=keys).delete()
            gone += len(keys)
        yield what, gone
    yield "log files", _logs(really)


def _old() -> list[tuple[str, QuerySet[Any]]]:
    now = clock.now()

    def before(days: int) -> Any:
        return now - timedelta(days=days)

    newest = Save.objects.filter(place=OuterRef("place"), counts=True).order_by().values("place")
    last = Subquery(newest.annotate(last=Max("revision")).values("last"))
    saves = Save.objects.filter(
        place__attempt__finished_at__lt=before(config.keep_saves_days), saved_at__lt=before(config.keep_saves_days)
    ).exclude(Q(counts=True) & Q(revision=last))
    trials = Submission.objects.filter(kind=SubmissionKind.TRIAL, created_at__lt=before(config.keep_trials_days))
    running = Session.objects.values("session_key")
    return [
        ("trials", trials.filter(Q(counted_run=None) | Q(counted_run__submission=F("pk"))).order_by("pk")),
        ("drafts", Draft.objects.filter(updated_at__lt=before(config.keep_drafts_days)).order_by("pk")),
        ("saves of attempts", saves.order_by("pk")),
        ("sessions that have ended", Session.objects.filter(expire_date__lt=now).order_by("pk")),
        ("signs of sessions that have ended", OpenSession.objects.exclude(key__in=running).order_by("pk")),
        ("tries to sign in", SignInTry.objects.filter(at__lt=now - timedelta(days=1)).order_by("pk")),
    ]


def _logs(really: bool) -> int:
    """Files of logs that were not written for so long."""
    folder = config.data_dir / "log"
    oldest = time.time() - config.keep_logs_days * 86_400
    old = [path for path in folder.glob("*") if path.stat().st_mtime < oldest] if folder.exists() else []
    for path in old if really else []:
        path.unlink(missing_ok=True)
    return len(old)
