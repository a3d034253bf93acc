"""Proves an exercise before a student meets it: ``check_exercise``.

The reference and every accepted solution get full marks, twice, and equal; the starter fails politely; every
misconception fails with its own sentence; no cheat wins; mutants of the reference are caught; the limits leave room;
pages render in every language. What does not hold becomes a ``Fault`` with the file it is about.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from typing import Any, Final

from grader.content.bundle import Bundle
from grader.content.lint import lint
from grader.content.problems import ContentError
from grader.grading.author.authored import prepare
from grader.grading.author.cache import Cache
from grader.grading.author.jobs import AuthorError, job_seed
from grader.grading.check.code import tasks as code_tasks
from grader.grading.check.mutants import mutation_score
from grader.grading.check.questions import tasks as question_tasks
from grader.grading.check.types import Fault, MutationScore, Task
from grader.messages import Message as _
from grader.sandbox.bubblewrap import INSTALLED_BY, missing_here
from grader.sandbox.client import Jails

LACKING: Final = "library"  # the rule of a fault that is the host's
Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class CheckResult:
    """The result of a check. An exercise may be published when ``ok``."""

    slug: str
    version: str
    faults: tuple[Fault, ...]
    mutation: MutationScore | None = None  # None: not asked for, or nothing to change
    seconds: float = 0.0

    @property
    def ok(self) -> bool:
        """Whether nothing stands against publishing it."""
        return not self.faults

    def to_json(self) -> dict[str, Any]:
        """As JSON's own types, for CI: all fields, and ``ok``. Its sentences are English."""
        return {"ok": self.ok, **asdict(self)}


@dataclass
class _Count:
    """How far a check has come, told to ``progress``."""

    progress: Progress | None
    done: int = 0
    total: int = field(default=0)

    def add(self, count: int) -> None:
        self.total += count

    def tell(self, what: str) -> None:
        self.done += 1
        if self.progress is not None:
            self.progress(self.done, self.total, what)


def check_exercise(
    bundle: Bundle,
    jails: Jails,
    cache: Cache,
    *,
    mutants: bool = True,
    at_once: int | None = None,
    progress: Progress | None = None,
) -> CheckResult:
    """Check one exercise, ``at_once`` jobs side by side: on all slots of ``jails`` where it is not said.

    ``progress(done, total, what)`` is called from any thread's end.

    Never raises for what is wrong with the exercise. Loading it is the caller's, since format errors are found there.
    """
    started = time.monotonic()
    if lacking := library_lacking(bundle):
        return CheckResult(bundle.slug, bundle.hash, (lacking,))
    count = _Count(progress)
    faults = [Fault.of("lint", problem) for problem in lint(bundle)]
    mutation = None
    with _pool(at_once or jails.settings.slots) as pool:
        if bundle.spec.kind == "question":
            faults += _done(pool, question_tasks(bundle, jails), count)
        else:
            try:
                prepared = prepare(bundle, seed=job_seed(bundle), jails=jails, cache=cache)
                faults += _done(pool, code_tasks(bundle, prepared, jails, cache), count)
                if mutants:
                    mutation, found = mutation_score(bundle, prepared, jails, pool, count.add, count.tell)
                    faults += found
            except AuthorError as error:
                faults += _author_faults(error)
    ordered = tuple(sorted(faults, key=lambda fault: (fault.file, fault.line or 0, fault.message)))
    return CheckResult(bundle.slug, bundle.hash, ordered, mutation, round(time.monotonic() - started, 3))


def _author_faults(error: AuthorError) -> list[Fault]:
    """What stopped the check, at its line where reading the cases found it."""
    if isinstance(error.__cause__, ContentError):
        return [Fault.of("author", problem) for problem in error.__cause__.problems]
    return [Fault("author", "cases.py", error.sentence)]


def library_lacking(bundle: Bundle) -> Fault | None:
    """That this Python lacks a library which the exercise needs, so that nothing of it can be run here."""
    code = bundle.spec.code
    library = missing_here(code.arrays) if code else ""
    if not library:
        return None
    message = _(
        "needs {library}, which this Python does not have; nothing of it was run. {way}.",
        library=library,
        way=INSTALLED_BY[library],
    )
    return Fault(LACKING, "exercise.toml", message)


@contextmanager
def _pool(threads: int) -> Iterator[ThreadPoolExecutor]:
    pool = ThreadPoolExecutor(threads)
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)  # after Ctrl-C nothing that still waits is begun


def _done(pool: ThreadPoolExecutor, tasks: Sequence[Task], count: _Count) -> list[Fault]:
    count.add(len(tasks))
    futures = {pool.submit(task.run): task for task in tasks}
    found: list[Fault] = []
    for future in as_completed(futures):
        found += future.result()
        count.tell(futures[future].what)
    return found
