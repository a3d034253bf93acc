"""A course at a deadline: how much comes in, how long it waits, how it ends, and who is stuck."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Min, Q

from grader import clock
from grader.accounts.models import User
from grader.catalog.models import Exercise
from grader.courses.models import Course
from grader.courses.rules import Viewer
from grader.courses.selectors import students_taught
from grader.gradebook.teaching.milliseconds import Milliseconds
from grader.judge.verdict import Verdict
from grader.submissions.models import GradingRun, RunState, Submission, SubmissionKind

RECENT, NEWEST = timedelta(hours=1), 20
STUCK_AFTER, STUCK_SHOWN = 5, 20


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
    """The last hour of the students the viewer teaches. Seven queries. Raises NotFound."""
    people = students_taught(viewer=viewer, course=course).values("user")
    now = clock.now()
    rows = Submission.objects.filter(
        assignment__course=course, kind=SubmissionKind.SUBMISSION, user__in=people, created_at__gt=now - RECENT
    )
    counts = [0] * 60
    minute = int(now.timestamp()) // 60
    verdicts: Counter[str] = Counter()
    tries: dict[tuple[int, int], list[float | None]] = defaultdict(list)
    of = ("user", "exercise", "counted_run__verdict", "counted_run__points", "counted_run__max_points")
    sent = rows.order_by("pk").annotate(minute=Milliseconds("created_at") / 60_000).values_list("minute", *of)
    for at, user, exercise, verdict, points, most in sent:
        counts[min(59, max(0, minute - at))] += 1
        tries[user, exercise].append(None if verdict is None else points / most if points and most else 0.0)
        if verdict:
            verdicts[verdict] += 1
    open_runs = GradingRun.objects.filter(
        state__in=[RunState.QUEUED, RunState.RUNNING], aside=False, submission__assignment__course=course
    ).aggregate(count=Count("pk"), oldest=Min("queued_at", filter=Q(state=RunState.QUEUED)))
    newest = rows.select_related("user", "exercise", "assignment", "counted_run").defer("source", "counted_run__report")
    return Live(
        now=now,
        minutes=tuple((ago, counts[ago]) for ago in reversed(range(60))),
        waiting=open_runs["count"],
        oldest=now - open_runs["oldest"] if open_runs["oldest"] else None,
        verdicts=tuple((Verdict(name), count) for name, count in verdicts.most_common()),
        stuck=_stuck(tries),
        newest=tuple(newest.order_by("-pk")[:NEWEST]),
    )


def _stuck(tries: Mapping[tuple[int, int], Sequence[float | None]]) -> tuple[Stuck, ...]:
    """Of the tries by student and exercise, each the share it earned or None while it waits: those of who has tried
    often, has not passed, and was no better lately than before. Two queries at most."""
    found = [key for key, shares in tries.items() if _no_better([share for share in shares if share is not None])]
    found = sorted(found, key=lambda key: -len(tries[key]))[:STUCK_SHOWN]
    users = User.objects.in_bulk([user for user, _ in found])
    exercises = Exercise.objects.in_bulk([exercise for _, exercise in found])
    return tuple(Stuck(users[user], exercises[exercise], len(tries[user, exercise])) for user, exercise in found)


def _no_better(shares: list[float]) -> bool:
    """Whether the last tries, all but one of ``STUCK_AFTER``, reached no more than the best before them,, nor all."""
    last = STUCK_AFTER - 1
    return len(shares) >= STUCK_AFTER and max(shares) < 1 and max(shares[-last:]) <= max(shares[:-last])
