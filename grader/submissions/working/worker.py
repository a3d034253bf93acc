"""The state of a worker process: its jails, its cache, and the leases of what it is grading.

One process has one of these, whatever its number of threads. Three threads of its own stand beside Celery's: one renews
the leases of the runs in hand, one looks for runs whose worker died or whose message was lost, and the preparer uses
the time between runs.
"""

from __future__ import annotations

import logging
import math
import threading
import time
import traceback
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager, suppress

from django.db import DatabaseError, close_old_connections, connection

from grader.catalog.own.checking import checks_run
from grader.catalog.own.repositories.pulls import pulls_run
from grader.catalog.selectors import bundle_of
from grader.config import config
from grader.errors import DATABASE_AWAY
from grader.grading.author.cache import Cache
from grader.grading.judges.pool import Judges
from grader.grading.report.packing import Graded
from grader.sandbox.client import Jails
from grader.submissions.models import GradingRun, Queue, SubmissionKind
from grader.submissions.runs.aside import grading_run_leave, live_work_waits
from grader.submissions.runs.services import grading_run_fail, grading_run_finish, grading_runs_reap, grading_runs_renew
from grader.submissions.runs.turns import Claim, grading_run_claim, grading_runs_overdue, queue_of
from grader.submissions.signals import worker_left, worker_ticked
from grader.submissions.watching.reach import Reach, broker_answers, end_process
from grader.submissions.watching.told import tell_graded
from grader.submissions.working.graders import CannotGradeError, graded_otherwise
from grader.submissions.working.helping import Helpers
from grader.submissions.working.places import Places
from grader.submissions.working.preparer import Preparer
from grader.trace import traced

log = logging.getLogger(__name__)

ALIVE = "alive"  # in DATA_DIR; touched while this process looks after its runs, for who watches it from outside
AGAIN_SECONDS = 1.0  # between two tries to store a result


class Worker:
    """Grades runs of ``queues()`` under the name ``name``, which no other process has. Thread-safe."""

    def __init__(
        self,
        *,
        name: str,
        jails: Jails,
        judges: Judges,
        cache: Cache,
        queues: Callable[[], Collection[str]] = tuple,
    ) -> None:
        self.name = name
        self._jails = jails
        self._judges = judges
        self.cache = cache  # for tasks that are no gradings, as the jails are
        self._leaving = threading.Event()
        self._places = Places(config.slots)
        self._claims: set[Claim] = set()
        self._lock = threading.Lock()
        self._graded_at = time.monotonic()  # when the last run was handed back
        self._stopping = threading.Event()
        self._preparer = Preparer(
            jails=jails,
            cache=cache,
            quiet=self.quiet,
            stopping=self._stopping,
            ahead=config.prepare_ahead,
            drafts=self.check_drafts,
        )
        self._queues = queues
        self._helpers = Helpers(lambda queue: self.grade_waiting(queue=queue))
        self._reaching_since = -math.inf  # on the monotonic clock: since when every look at the database went well
        self._reach = Reach(config.give_up_seconds, broker=broker_answers, end=end_process)
        self._threads = [
            threading.Thread(target=self._keep, name="lease-keeper", daemon=True),
            threading.Thread(target=self._look, name="reaper", daemon=True),
        ]

    @property
    def jails(self) -> Jails:
        """This process's jails, for tasks that are no gradings."""
        return self._jails

    @property
    def queues(self) -> Collection[str]:
        """Whose runs it grades."""
        return self._queues()

    @property
    def in_hand(self) -> int:
        """How many runs it is grading."""
        with self._lock:
            return len(self._claims)

    def start(self) -> None:
        """Begin to keep leases, to reap, to check candidates, and, as configured, to prepare versions."""
        for thread in self._threads:
            thread.start()
        self._preparer.start()

    def quiet(self) -> float:
        """For how many seconds nothing was graded here; 0 while something is."""
        with self._lock:
            return 0.0 if self._claims else time.monotonic() - self._graded_at

    def close(self) -> None:
        """End what is in hand, then the threads and the jails. Celery has waited for its own tasks already."""
        self._leaving.set()
        self._helpers.join()
        self._stopping.set()
        for thread in self._threads:
            if thread.is_alive():
                thread.join(config.reap_seconds + 1)
        self._judges.close()
        self._jails.close()
        self._preparer.join()
        with suppress(*DATABASE_AWAY):
            worker_left.send(sender=Worker, worker=self)

    def grade(self, *, run_id: int) -> int:
        """Grade what waits in the queue of ``run_id``; how many runs that were."""
        queue = queue_of(run_id=run_id)
        return 0 if queue is None else self.grade_waiting(queue=queue)

    def grade_waiting(self, *, queue: str) -> int:
        """Grade the runs of ``queue`` in their turn until none is left that may begin; how many that were.

        So a message wakes a worker and no more: a run whose own message another run has used up waits for nobody.
        """
        count = 0
        while not self._leaving.is_set() and not self._places.crowded(queue):
            if queue == Queue.BULK and live_work_waits():
                break  # the next look goes on
            with self._places.one() as anybodys:
                claim = grading_run_claim(queue=queue, worker=self.name, anybodys=anybodys)
                if claim is not None:
                    for left in filter(self._helpers.may_help, self._places.forsaken()):
                        self._helpers.help(left)
                    self._grade(claim)
                    count += 1
            if claim is None and (anybodys or not self._places.roomy()):
                break
        return count

    def beside(self, work: Callable[[Judges], None]) -> None:
        """Do ``work``, which is no grading run, in a place among them."""
        if self._leaving.is_set():
            return
        with self._places.one(grades=False):
            work(self._judges)
        with self._lock:
            self._graded_at = time.monotonic()

    def check_drafts(self) -> int:
        """Pull and check what authors asked for; how many that were."""
        return pulls_run(stopping=self._leaving.is_set) + checks_run(
            jails=self._jails, cache=self.cache, worker=self.name, stopping=self._leaving.is_set
        )

    def leave(self) -> None:
        """Begin nothing new: the worker is asked to stop, and ends what it has begun."""
        self._leaving.set()

    def _grade(self, claim: Claim) -> None:
        report: Graded | None = None
        with traced(claim.trace), self._held(claim):
            began = time.monotonic()
            try:
                report = self._report(claim)
                graded = time.monotonic()
            except CannotGradeError as left:
                graded, reason = time.monotonic(), left.reason
                kept = self._insist(lambda: grading_run_leave(claim=claim, reason=reason))
            except GradingRun.DoesNotExist:
                log.info("Run %s was removed with the draft that it tried", claim.run_id)
                return
            except DatabaseError:
                # Its lease runs out, and it is graded again when there is a database.
                log.warning("Run %s could not be read", claim.run_id, exc_info=True)
                return
            except Exception:
                # Whatever it is, it is ours: what submitted code does comes back as a verdict, never as an exception.
                log.exception("Grading run %s failed", claim.run_id)
                graded, error = time.monotonic(), traceback.format_exc()
                kept = self._insist(lambda: grading_run_fail(claim=claim, error=error))
            else:
                finished = report
                kept = self._insist(lambda: grading_run_finish(claim=claim, report=finished))
            tell_graded(
                claim=claim, report=report, grading=graded - began, storing=time.monotonic() - graded, kept=kept
            )
        if not kept:
            log.warning(
                "Run %s was taken over, or removed, while it was graded here: its result is not kept", claim.run_id
            )

    def _insist(self, store: Callable[[], bool]) -> bool:
        """What ``store`` gives, tried again while the database is away: what was computed is not thrown away."""
        while True:
            try:
                return store()
            except DATABASE_AWAY as error:
                log.warning("A result could not be stored; trying again: %s", error)
                if self._stopping.wait(AGAIN_SECONDS):
                    raise
                close_old_connections()

    def _report(self, claim: Claim) -> Graded:
        runs = GradingRun.objects.select_related("submission__exercise", "version")
        run = runs.defer("report", "version__bundle", "version__spec").get(pk=claim.run_id)
        submission = run.submission
        return graded_otherwise(run, self._jails) or self._judges.grade(
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
        """Renew leases, in a thread that does nothing else: nothing that waits may let one lapse."""
        self._repeat(config.lease_seconds / 3, self._keep_once)

    def _keep_once(self) -> None:
        with self._lock:
            claims = tuple(self._claims)
        grading_runs_renew(claims=claims)

    def _look(self) -> None:
        """Find what was lost, and what messages did not tell."""
        self._repeat(config.reap_seconds, self._look_once)

    def _look_once(self) -> None:
        with suppress(OSError):  # of a full disk
            (config.data_dir / ALIVE).touch()
        try:
            # Who could not renew a lease because the database was away has a lease's time to do it.
            if time.monotonic() - self._reaching_since >= config.lease_seconds:
                with self._lock:
                    own = tuple(self._claims)
                grading_runs_reap(but=own)
            worker_ticked.send(sender=Worker, worker=self)
            for queue in self._queues():
                if self._places.roomy() and grading_runs_overdue(queue=queue) and self._helpers.may_help(queue):
                    self._helpers.help(queue)
        except DATABASE_AWAY:
            self._reaching_since = time.monotonic()
            self._reach.away()
            raise
        self._reach.here()

    def _repeat(self, seconds: float, once: Callable[[], None]) -> None:
        try:
            while not self._stopping.wait(seconds):
                try:
                    close_old_connections()
                    once()
                except DATABASE_AWAY as error:
                    log.warning("The database is away; trying again: %s", error)
                except Exception:
                    log.exception("%s failed; trying again", threading.current_thread().name)
        finally:
            connection.close()


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
