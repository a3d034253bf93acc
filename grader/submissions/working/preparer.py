"""Runs exercises' authors' code in a worker: checks what is to be published, computes ahead what gradings will need.

A candidate is checked whether or not something is graded, one job at a time. Everything else uses the time when nothing
is: first what gradings need, then the mutants of what is published.

The database says which versions are current and the cache on disk what is there, so nothing has to be sent when a
version is published, and a lost message, a cleared cache or a new host needs no care of its own. The work is done a
piece at a time (one or two jobs), each under a lock of the host: its workers do one at a time between them, and none
twice. No piece begins while this worker grades or has just graded, and the jails have a slot for it beyond those of
submissions, so a submission that comes meanwhile waits for nothing.
"""

from __future__ import annotations

import fcntl
import logging
import os
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db import close_old_connections, connection

from grader.catalog.models import ExerciseVersion
from grader.catalog.publishing import candidates_check, mutants_store
from grader.catalog.selectors import CodeInUse, bundle_of, code_in_use
from grader.catalog.services import preparation_store
from grader.config import config
from grader.content.bundle import Bundle
from grader.grading.author.authored import key_of, preparation, prepare, stock
from grader.grading.author.cache import Cache
from grader.grading.author.jobs import AuthorError, HostError, job_seed
from grader.grading.check.mutants import mutation_pieces
from grader.grading.experiments.cases import starting_points
from grader.grading.timing import accepted_seconds
from grader.messages import as_it_is
from grader.sandbox.bubblewrap import runs_here
from grader.sandbox.client import Jails

log = logging.getLogger(__name__)

QUIET_SECONDS = 0.5  # without a grading, before a piece begins
MOST_REST = 1.0  # seconds; after a piece as long as it took, up to this
CHECK_SECONDS = 30.0  # for which candidates are checked before what was published is prepared
AGAIN_SECONDS = 60.0  # after a fault of the host's
STAGES = ("prepared", "stocked")  # all versions go through the first before any goes through the second


T = TypeVar("T")


class StoppingError(Exception):
    """The worker is asked to stop."""


@dataclass(frozen=True, slots=True)
class Work:
    """One stage of one version."""

    code: CodeInUse
    stage: str

    @property
    def key(self) -> str:
        """Where the cache keeps that it is done, with the faults found."""
        return key_of(self.code.hash, self.code.arrays, self.code.device, f"all {self.stage}")


def _bundle_of(code: CodeInUse) -> Bundle:
    return bundle_of(version=ExerciseVersion.objects.get(pk=code.version))


class Preparer:
    """``quiet()`` says for how many seconds nothing was graded here; 0 while something is. Without ``ahead`` candidates
    are checked, and nothing is computed ahead. ``drafts()`` runs the checks that authors wait for.
    """

    def __init__(
        self,
        *,
        jails: Jails,
        cache: Cache,
        quiet: Callable[[], float],
        stopping: threading.Event,
        ahead: bool = True,
        drafts: Callable[[], int] = lambda: 0,
    ) -> None:
        self._ahead = ahead
        self._drafts = drafts
        self._jails = jails
        self._cache = cache
        self._quiet = quiet
        self.stopping = stopping
        self._not_before: dict[str, float] = {}  # by the work's key
        self._thread = threading.Thread(target=self._run, name="preparer", daemon=True)

    def start(self) -> None:
        """Begin, in a thread of its own, until ``stopping`` is set."""
        self._thread.start()

    def join(self) -> None:
        """Wait for the end. Close the jails before, or it may be that of a long job."""
        if self._thread.is_alive():
            self._thread.join()

    def look(self) -> None:
        """Publish and prepare all that is not; returns when nothing is left that could be done now."""
        self._drafts()  # those that no message told of
        self._prepare(STAGES[:1])  # what students have goes before what they do not have yet
        while self._check_candidates() and not self.stopping.is_set():
            self._prepare(STAGES[:1])
        self._prepare(STAGES)
        if self._ahead:
            self._try_mutants()

    def _prepare(self, stages: Sequence[str]) -> None:
        while self._ahead and not self.stopping.is_set() and (work := self._next(stages)) is not None:
            try:
                self._do(work)
            except Exception as error:
                if not self.stopping.is_set():
                    self._not_before[work.key] = time.monotonic() + AGAIN_SECONDS
                    expected = isinstance(error, HostError)
                    log.warning("%s could not be %s: %s", work.code, work.stage, error, exc_info=not expected)

    def _check_candidates(self) -> bool:
        """For CHECK_SECONDS at most; whether some were published, which are to be prepared then."""
        with self._alone() as alone:
            if not alone:
                return False
            stopping = self.stopping.is_set
            published, _ = candidates_check(
                jails=self._jails, cache=self._cache, at_once=1, seconds=CHECK_SECONDS, stopping=stopping
            )
        return bool(published)

    def _try_mutants(self) -> None:
        for code in code_in_use():
            if code.tried or self.stopping.is_set() or not runs_here(code.arrays, code.device):
                continue
            if self._not_before.get(code.hash, 0.0) > time.monotonic():
                continue
            bundle = _bundle_of(code)
            try:
                prepared = prepare(bundle, seed=job_seed(bundle), jails=self._jails, cache=self._cache)
                for found in self._stepwise(mutation_pieces(bundle, prepared, self._jails)):
                    if found is not None:
                        score, faults = found
                        mutants_store(version_id=code.version, caught=score.caught, mutants=score.total, faults=faults)
            except StoppingError:
                return
            except AuthorError as error:  # its preparation says so to staff
                self._not_before[code.hash] = time.monotonic() + AGAIN_SECONDS
                log.warning("The mutants of %s could not be tried: %s", code, error)

    def _run(self) -> None:
        try:
            while not self.stopping.wait(config.reap_seconds):
                try:
                    close_old_connections()
                    self.look()
                except Exception:
                    # A database that is away for a minute must not end the thread.
                    log.exception("Nothing could be prepared; trying again")
        finally:
            connection.close()

    def _next(self, stages: Sequence[str]) -> Work | None:
        """What comes first, read anew each time: a version published meanwhile goes before the rest."""
        codes = [code for code in code_in_use() if runs_here(code.arrays, code.device)]
        for stage in stages:
            for work in (Work(code, stage) for code in codes):
                done = self._cache.has(work.key) and work.code.noted
                if not done and self._not_before.get(work.key, 0.0) <= time.monotonic():
                    return work
        return None

    def _do(self, work: Work) -> None:
        bundle = _bundle_of(work.code)
        faults = self._faults(work, bundle)
        if faults is None:
            return
        if faults:
            log.error("What the author of %s wrote does not work: %s", work.code, "\n".join(faults))
        self._cache.keep(work.key, faults)
        if not self._cache.has(work.key):
            raise HostError(as_it_is("the cache keeps nothing: is the disk full?"))
        done = [key for stage in STAGES if self._cache.has(key := Work(work.code, stage).key)]
        found = [str(fault) for key in done for fault in self._cache.values(key, tuple)]
        fault = "\n".join(dict.fromkeys(found))
        timed = work.stage == STAGES[-1] and not fault
        preparation_store(
            version_id=work.code.version,
            fault=fault,
            starts=[] if fault else self._starts(bundle),
            took=self._took(bundle) if timed else None,
        )

    def _took(self, bundle: Bundle) -> dict[str, float] | None:
        """Seconds of the accepted solutions' calls; None where the worker is asked to stop meanwhile."""
        try:
            return dict(self._stepwise(accepted_seconds(bundle, jails=self._jails, cache=self._cache)))
        except StoppingError:
            return None

    def _starts(self, bundle: Bundle) -> list[dict[str, Any]]:
        """The visible cases that students may change the inputs of; none where the author's code does not work."""
        try:
            prepared = prepare(bundle, seed=job_seed(bundle), jails=self._jails, cache=self._cache, visible_only=True)
        except HostError:
            raise
        except AuthorError:
            return []
        return starting_points(bundle, prepared)

    def _faults(self, work: Work, bundle: Bundle) -> tuple[str, ...] | None:
        """Go through the stage's pieces; what is wrong with them, or None if the worker is stopping."""
        stage = preparation if work.stage == STAGES[0] else stock
        pieces = stage(bundle, jails=self._jails, cache=self._cache)
        faults: list[str] = []
        try:
            for fault in self._stepwise(pieces):
                if fault:
                    faults.append(fault)
        except StoppingError:
            return None
        except HostError:
            raise
        except AuthorError as error:
            faults.append(str(error))
        return tuple(faults)

    def _stepwise(self, pieces: Iterator[T]) -> Iterator[T]:
        """The pieces, each computed alone on this host while nothing is graded here. Raises StoppingError."""
        while True:
            if not self._wait_for_quiet():
                raise StoppingError
            with self._alone() as alone:
                if not alone:
                    self.stopping.wait(MOST_REST)
                    continue
                begun = time.monotonic()
                try:
                    piece = next(pieces)
                except StopIteration:
                    return
            yield piece
            self.stopping.wait(min(time.monotonic() - begun, MOST_REST))

    def _wait_for_quiet(self) -> bool:
        """True when a piece may begin, False when the worker is stopping."""
        while (missing := QUIET_SECONDS - self._quiet()) > 0:
            if self.stopping.wait(max(missing, 0.05)):
                return False
        return not self.stopping.is_set()

    @contextmanager
    def _alone(self) -> Iterator[bool]:
        """True where no other process of this host is preparing; the kernel frees the lock of one that dies."""
        self._cache.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        descriptor = os.open(self._cache.folder / ".preparing", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                yield False
            else:
                yield True
        finally:
            os.close(descriptor)
