"""A course at a deadline: how much comes in, how long it waits, how it ends, and who is stuck."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Min, Q

from grader import clock
from grader.accounts.models import User
from grader.catalog.models import Exercise
from grader.courses.models import Course
from grader.courses.rules import Viewer
from grader.courses.selectors import students_taught
from grader.judge.verdict import Verdict
from grader.submissions.models import GradingRun, RunState, Submission, SubmissionKind

RECENT, STUCK_AFTER, STUCK_SHOWN, NEWEST = timedelta(hours=1), 5, 20, 20


@dataclass(frozen=True, slots=True)
class Stuck:
    """A student with many tries at an exercise within the last hour, none of which passed."""

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
    """The last hour of the students the viewer teaches. Nine queries. Raises NotFound for who does not teach here."""
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
    tried = (
        rows.order_by()
        .values_list("user", "exercise")
        .annotate(tries=Count("pk"), passed=Count("pk", filter=Q(counted_run__verdict=Verdict.PASSED)))
        .filter(tries__gte=STUCK_AFTER, passed=0)
        .order_by("-tries")[:STUCK_SHOWN]
    )
    found = list(tried)
    users = User.objects.in_bulk([row[0] for row in found])
    exercises = Exercise.objects.in_bulk([row[1] for row in found])
    newest = rows.select_related("user", "exercise", "assignment", "counted_run").defer("source", "counted_run__report")
    return Live(
        now=now,
        minutes=tuple((ago, counts[ago]) for ago in reversed(range(60))),
        waiting=open_runs["count"],
        oldest=now - open_runs["oldest"] if open_runs["oldest"] else None,
        verdicts=tuple(sorted(((Verdict(name), count) for name, count in verdicts), key=lambda pair: -pair[1])),
        stuck=tuple(Stuck(users[user], exercises[exercise], tries) for user, exercise, tries, _ in found),
        newest=tuple(newest.order_by("-pk")[:NEWEST]),
    )
