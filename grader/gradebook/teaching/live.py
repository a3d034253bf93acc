"""A course at a deadline: how much comes in, how long it waits, how it ends, and who is stuck."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Min, Q, QuerySet

from grader import clock
from grader.accounts.models import User
from grader.catalog.models import Exercise
from grader.courses.models import Course
from grader.courses.rules import Viewer
from grader.courses.selectors import students_taught
from grader.judge.verdict import Verdict
from grader.submissions.models import GradingRun, RunState, Submission, SubmissionKind

RECENT, NEWEST = timedelta(hours=1), 20
STUCK_AFTER, STUCK_LOOKED_AT, STUCK_SHOWN = 5, 100, 20


@dataclass(frozen=True, slots=True)
class Stuck:
    """A student with many tries at an exercise within the last hour, none of which passed, and no progress lately."""

    user: User
    exercise: Exercise
    tries: int


@dataclass(frozen=True, slots=True)
class Live:
    """What happens now. ``minutes``: (how many minutes ago, submissions), the oldest first."""

    now: datetime
    minutes: tuple[tuple[int, int], ...]
    waiting: int
    oldest: timedelta | None  # how long the run that waits longest has waited
    verdicts: tuple[tuple[Verdict, int], ...]
    stuck: tuple[Stuck, ...]
    newest: tuple[Submission, ...]

    @property
    def bars(self) -> tuple[tuple[int, int, int], ...]:
        """``minutes`` as bars in a field of 60 by 20: left edge, upper edge, height."""
        heights = (round(20 * count / self.most) if count else 0 for _, count in self.minutes)
        return tuple((x, 20 - height, height) for x, height in enumerate(heights) if height)

    @property
    def most(self) -> int:
        return max((count for _, count in self.minutes), default=0)


def live_view(*, viewer: Viewer, course: Course) -> Live:
    """The last hour of the students the viewer teaches. Eleven queries. Raises NotFound for who does not teach here."""
    people = students_taught(viewer=viewer, course=course).values("user")
    now = clock.now()
    rows = Submission.objects.filter(
        assignment__course=course, kind=SubmissionKind.SUBMISSION, user__in=people, created_at__gt=now - RECENT
    )
    counts = [0] * 60
    for at in rows.order_by().values_list("created_at", flat=True):
        counts[min(59, max(0, int((now - at).total_seconds() // 60)))] += 1
    open_runs = GradingRun.objects.filter(
        state__in=[RunState.QUEUED, RunState.RUNNING], aside=False, submission__assignment__course=course
    ).aggregate(count=Count("pk"), oldest=Min("queued_at", filter=Q(state=RunState.QUEUED)))
    verdicts = (
        rows.filter(counted_run__isnull=False)
        .order_by()
        .values_list("counted_run__verdict")
        .annotate(count=Count("pk"))
    )
    newest = rows.select_related("user", "exercise", "assignment", "counted_run").defer("source", "counted_run__report")
    return Live(
        now=now,
        minutes=tuple((ago, counts[ago]) for ago in reversed(range(60))),
        waiting=open_runs["count"],
        oldest=now - open_runs["oldest"] if open_runs["oldest"] else None,
        verdicts=tuple(sorted(((Verdict(name), count) for name, count in verdicts), key=lambda pair: -pair[1])),
        stuck=_stuck(rows),
        newest=tuple(newest.order_by("-pk")[:NEWEST]),
    )


def _stuck(rows: QuerySet[Submission]) -> tuple[Stuck, ...]:
    """Of these submissions' authors, who has tried an exercise often, and whose last tries were no better than before.

    Four queries at most.
    """
    tried = (
        rows.order_by()
        .values_list("user", "exercise")
        .annotate(tries=Count("pk"), passed=Count("pk", filter=Q(counted_run__verdict=Verdict.PASSED)))
        .filter(tries__gte=STUCK_AFTER, passed=0)
        .order_by("-tries")[:STUCK_LOOKED_AT]
    )
    tries = {(user, exercise): count for user, exercise, count, _ in tried}
    shares: dict[tuple[int, int], list[float]] = defaultdict(list)
    graded = rows.filter(
        user__in={user for user, _ in tries},
        exercise__in={exercise for _, exercise in tries},
        counted_run__isnull=False,
    )
    of = ("user", "exercise", "counted_run__points", "counted_run__max_points")
    for user, exercise, points, most in graded.order_by("pk").values_list(*of):
        shares[user, exercise].append(points / most if points and most else 0.0)
    found = [key for key in tries if _no_better(shares.get(key, []))][:STUCK_SHOWN]
    users = User.objects.in_bulk([user for user, _ in found])
    exercises = Exercise.objects.in_bulk([exercise for _, exercise in found])
    return tuple(Stuck(users[user], exercises[exercise], tries[user, exercise]) for user, exercise in found)


def _no_better(shares: list[float]) -> bool:
    """Whether the last tries, all but one of ``STUCK_AFTER``, reached no more than the best before them."""
    last = STUCK_AFTER - 1
    return len(shares) >= STUCK_AFTER and max(shares[-last:]) <= max(shares[:-last])
