"""A worker process's place of work: its jails, its cache, and the leases of what it is grading.

One process has one of these, whatever its number of threads. A keeper thread renews the leases of the runs in hand
and, as every worker's does, looks for runs whose worker died; a preparer (``preparer``) uses the time between runs.
"""

from __future__ import annotations

import logging
import threading
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import close_old_connections, connection

from grader.catalog.selectors import bundle_of
from grader.config import config
from grader.grading.author.cache import Cache
from grader.grading.judges.pool import Judges
from grader.grading.report.packing import Graded
from grader.judge.verdict import Verdict
from grader.sandbox.client import Jails
from grader.submissions.models import GradingRun, SubmissionKind
from grader.submissions.places import Places
from grader.submissions.preparer import Preparer
from grader.submissions.run_services import (
    Claim,
    grading_run_claim,
    grading_run_fail,
    grading_run_finish,
    grading_runs_reap,
    grading_runs_renew,
)
from grader.submissions.signals import worker_ticked

log = logging.getLogger(__name__)


class Worker:
    """Grades runs under the name ``name``, which no other process has. Thread-safe."""

    def __init__(self, *, name: str, jails: Jails, judges: Judges, cache: Cache) -> None:
        self.name = name
        self._jails = jails
        self._judges = judges
        self._places = Places(config.slots)
        self._passed_over: int | None = None  # a run that waits, perhaps, for a place of anybody's
        self._claims: set[Claim] = set()
        self._lock = threading.Lock()
        self._graded_at = time.monotonic()  # when the last run was handed back
        self._stopping = threading.Event()
        self._preparer = Preparer(
            jails=jails, cache=cache, quiet=self.quiet, stopping=self._stopping, ahead=config.prepare_ahead
        )
        self._keeper = threading.Thread(target=self._keep, name="lease-keeper", daemon=True)

    @property
    def jails(self) -> Jails:
        """This process's jails, for tasks that are no gradings."""
        return self._jails

    def start(self) -> None:
        """Begin to keep leases, to reap, to check candidates, and, as configured, to prepare versions."""
        self._keeper.start()
        self._preparer.start()

    def quiet(self) -> float:
        """For how many seconds nothing was graded here; 0 while something is."""
        with self._lock:
            return 0.0 if self._claims else time.monotonic() - self._graded_at

    def close(self) -> None:
        """Stop the keeper and the jails. Runs still in hand are found by another worker when their lease runs out."""
        self._stopping.set()
        if self._keeper.is_alive():
            self._keeper.join(config.reap_seconds + 1)
        self._judges.close()
        self._jails.close()
        self._preparer.join()

    def grade(self, *, run_id: int) -> bool:
        """Grade the run whose turn it is in the queue of ``run_id``; False if none waits there that may begin now.

        Then those that could not begin when their own message came, as long as there is a place for them.
        """
        graded = False
        while True:
            with self._places.one() as anybodys:
                claim = grading_run_claim(run_id=run_id, worker=self.name, anybodys=anybodys)
                if claim is not None and not self._graded(claim):
                    return True  # it waits for another try; what waits besides has messages of its own
            if claim is None:
                with self._lock:
                    self._passed_over = None if anybodys else run_id
                if anybodys or not self._places.roomy():
                    return graded
            else:
                graded = True
                with self._lock:
                    waiting = self._passed_over
                if waiting is None:
                    return True
                run_id = waiting

    def _graded(self, claim: Claim) -> bool:
        """Grade it; False where that failed through our fault."""
        with self._held(claim):
            try:
                report = self._report(claim)
            except Exception:
                # Whatever it is, it is ours: what submitted code does comes back as a verdict, never as an exception.
                log.exception("Grading run %s failed", claim.run_id)
                kept, fine = grading_run_fail(claim=claim, error=traceback.format_exc()), False
            else:
                kept, fine = grading_run_finish(claim=claim, report=report), report.verdict is not Verdict.INTERNAL
        if not kept:
            log.warning("Run %s was taken over while it was graded here; its result is left to the other", claim.run_id)
        return fine

    def _report(self, claim: Claim) -> Graded:
        runs = GradingRun.objects.select_related("submission", "version")
        run = runs.defer("report", "version__bundle", "version__spec").get(pk=claim.run_id)
        submission = run.submission
        return self._judges.grade(
            bundle_of(version=run.version),
            submission.source,
            seed=submission.seed,
            visible_only=submission.kind == SubmissionKind.TRIAL,
        )

    @contextmanager
    def _held(self, claim: Claim) -> Iterator[None]:
        with self._lock:
            self._claims.add(claim)
        try:
            yield
        finally:
            with self._lock:
                self._claims.discard(claim)
                self._graded_at = time.monotonic()

    def _keep(self) -> None:
        try:
            while not self._stopping.wait(min(config.reap_seconds, config.lease_seconds / 3)):
                self._keep_once()
        finally:
            connection.close()

    def _keep_once(self) -> None:
        try:
            close_old_connections()
            with self._lock:
                claims = tuple(self._claims)
            # Renew first: after this machine has slept, its own runs are the ones whose leases ran out.
            grading_runs_renew(claims=claims)
            grading_runs_reap()
            worker_ticked.send(sender=Worker)
        except Exception:
            # A database that is away for a minute must not end the thread that keeps every lease.
            log.exception("Leases could not be renewed or reaped; trying again")


_current: Worker | None = None


def current_worker() -> Worker:
    """The worker of this process. Raises RuntimeError outside of a worker process."""
    if _current is None:
        raise RuntimeError("this process is no worker: tasks are never run in the web server")
    return _current


def set_current_worker(worker: Worker | None) -> None:
    """Make ``worker`` this process's."""
    global _current  # noqa: PLW0603  one a process, like the process itself
    _current = worker
