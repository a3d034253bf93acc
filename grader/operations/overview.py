"""What stands on the page of who keeps the service."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta

from grader.catalog.models import Exercise, Kind
from grader.courses.rules import Viewer
from grader.judge.verdict import Verdict
from grader.operations.models import WorkerSign
from grader.operations.selectors import ServiceState, check_keeps, service_state
from grader.submissions.models import GradingRun, RunState

LOOKED_AT = 1000  # of the runs that ended last, for what takes long
SLOWEST, INTERNAL = 8, 20
CLOCK_OFF = 2.0  # seconds


@dataclass(frozen=True, slots=True)
class SlowExercise:
    """An exercise, how many of its runs were looked at, and the seconds that half, and the longest, of them took."""

    exercise: Exercise
    runs: int
    median: float
    longest: float


@dataclass(frozen=True, slots=True)
class Worker:
    """A worker's sign, and what is to be said of it."""

    sign: WorkerSign
    lives: bool
    other_release: bool  # than the newest worker's

    @property
    def clock_off(self) -> bool:
        return abs(self.sign.clock_ahead) > CLOCK_OFF

    @property
    def layers(self) -> str:
        """The walls that a jail of this host has, as its last one said."""
        found = {
            name: value for kind in self.sign.jail.get("kinds", {}).values() for name, value in kind["layers"].items()
        }
        return ", ".join(f"{name} {value}" if name == "landlock" else name for name, value in found.items() if value)


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything on the page. ``internal``: runs that ended through our fault, and whether each can be tried again."""

    state: ServiceState
    workers: tuple[Worker, ...]
    slowest: tuple[SlowExercise, ...]
    internal: tuple[tuple[GradingRun, bool], ...]


def service_overview(*, viewer: Viewer) -> Overview:
    """How the service is, for who keeps the site. Raises NotFound for others. A fixed number of queries."""
    check_keeps(viewer)
    state = service_state()
    newest = max(state.workers, key=lambda sign: sign.started_at, default=None)
    workers = tuple(
        Worker(sign, state.lives(sign), newest is not None and sign.release != newest.release) for sign in state.workers
    )
    return Overview(state, workers, _slowest(), _internal())


def _slowest() -> tuple[SlowExercise, ...]:
    ended = GradingRun.objects.filter(submission__exercise__kind=Kind.CODE, state=RunState.FINISHED)
    code = ended.order_by("-pk")
    took: dict[int, list[timedelta]] = defaultdict(list)
    for exercise, began, end in code.values_list("submission__exercise", "started_at", "finished_at")[:LOOKED_AT]:
        if began is not None and end is not None:
            took[exercise].append(end - began)
    exercises = Exercise.objects.in_bulk(took)
    found = []
    for pk, times in took.items():
        times.sort()
        median, longest = times[len(times) // 2].total_seconds(), times[-1].total_seconds()
        found.append(SlowExercise(exercises[pk], len(times), median, longest))
    return tuple(sorted(found, key=lambda one: one.median, reverse=True)[:SLOWEST])


def _internal() -> tuple[tuple[GradingRun, bool], ...]:
    ended = GradingRun.objects.filter(verdict=Verdict.INTERNAL.value).order_by("-finished_at").defer("report")
    runs = ended.select_related("submission__user", "submission__exercise", "submission__assignment__course")[:INTERNAL]
    return tuple((run, run.submission.counted_run_id == run.pk) for run in runs)
