"""What a regrade has found, for who manages its course."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Case, Count, F, IntegerField, Max, Min, Q, QuerySet, Sum, Value, When

from grader import clock
from grader.accounts.models import User
from grader.catalog.models import ExerciseVersion
from grader.courses.models import Course
from grader.courses.rules import Viewer, may_manage, role_in
from grader.errors import NotFound
from grader.gradebook.models import CaseChange, Regraded, RegradeEffect, RegradeSet, RegradeState
from grader.gradebook.regrades.scope import submissions_missing
from grader.judge.verdict import Verdict
from grader.submissions.models import RunState

WINDOW = 50
CASES_SHOWN = 40
SORTS = ("falls", "rises", "same")


def regrade_list(*, viewer: Viewer, course: Course) -> QuerySet[RegradeSet]:
    """The regrades of a course, the newest first. Two queries. Raises NotFound for all but its instructors."""
    if not may_manage(role_in(viewer, course)):
        raise NotFound
    rows = RegradeSet.objects.filter(assignment__course=course)
    return rows.select_related("assignment__course", "exercise", "by", "decided_by")


def regrade_get(*, viewer: Viewer, course: Course, pk: int) -> RegradeSet:
    """One of them. Raises NotFound."""
    row = regrade_list(viewer=viewer, course=course).select_related("version__exercise").filter(pk=pk).first()
    if row is None:
        raise NotFound
    return row


@dataclass(frozen=True, slots=True)
class RegradeProgress:
    """How far a regrade has come; ``left``: submissions that its version cannot grade, ``failed``: our own faults."""

    total: int
    done: int
    left: int
    failed: int
    moved: int  # of which something else has come to count since
    remaining: timedelta | None  # None while nobody can say

    @property
    def percent(self) -> int:
        return 100 * self.done // self.total if self.total else 100

    @property
    def minutes(self) -> int:
        """``remaining`` in minutes, rounded up."""
        return -(-int(self.remaining.total_seconds()) // 60) if self.remaining is not None else 0


def regrade_progress(*, regrade: RegradeSet) -> RegradeProgress:
    """How many of its runs have ended, and how long the others will take at that pace. One query."""
    ended = Q(run__state__in=[RunState.FINISHED, RunState.SUPERSEDED])
    counts = Regraded.objects.filter(regrade=regrade).aggregate(
        total=Count("pk"),
        done=Count("pk", filter=ended),
        left=Count("pk", filter=Q(run__state=RunState.SUPERSEDED)),
        failed=Count("pk", filter=Q(run__verdict=Verdict.INTERNAL)),
        moved=Count("pk", filter=~Q(submission__counted_run=F("before")) & ~Q(submission__counted_run=F("run"))),
        first=Min("run__started_at"),
        last=Max("run__finished_at"),
    )
    remaining = None
    if counts["done"] and counts["first"] is not None and regrade.state == RegradeState.COMPUTING:
        taken = (counts["last"] or clock.now()) - counts["first"]
        remaining = max(taken, timedelta(seconds=1)) * (counts["total"] - counts["done"]) / counts["done"]
    numbers = {name: counts[name] for name in ("total", "done", "left", "failed", "moved")}
    return RegradeProgress(**numbers, remaining=remaining)


@dataclass(frozen=True, slots=True)
class RegradeSummary:
    """How many marks rise, fall and stay, how far, and what has been handed in since."""

    rises: int
    falls: int
    same: int
    gained: float
    lost: float
    since: int

    @property
    def marks(self) -> int:
        return self.rises + self.falls + self.same


def regrade_summary(*, regrade: RegradeSet) -> RegradeSummary:
    """Two queries, and those of ``submissions_missing``."""
    up, down = Q(change__gt=0), Q(change__lt=0)
    found = RegradeEffect.objects.filter(regrade=regrade).aggregate(
        rises=Count("pk", filter=up),
        falls=Count("pk", filter=down),
        same=Count("pk", filter=Q(change=0)),
        gained=Sum("change", filter=up),
        lost=Sum("change", filter=down),
    )
    since = submissions_missing(regrade).count() if regrade.open and regrade.what == "grade" else 0
    found |= {"gained": float(found["gained"] or 0), "lost": -float(found["lost"] or 0)}
    return RegradeSummary(**found, since=since)


@dataclass(frozen=True, slots=True)
class EffectWindow:
    """Some of the marks that a regrade touches, and where the next begin."""

    rows: tuple[RegradeEffect, ...]
    before: int | None
    after: int | None
    named: bool  # there may be marks of several exercises among them, so each says of which


def regrade_effects(*, regrade: RegradeSet, which: str = "", query: str = "", offset: int = 0) -> EffectWindow:
    """The marks by what becomes of them, those that fall most first, a window at a time. One query."""
    rows = RegradeEffect.objects.filter(regrade=regrade).select_related("user", "exercise")
    if which in SORTS:
        rows = rows.filter({"falls": Q(change__lt=0), "rises": Q(change__gt=0), "same": Q(change=0)}[which])
    if query:
        rows = rows.filter(Q(user__username__icontains=query) | Q(user__name__icontains=query))
    still = Case(When(change=0, then=Value(1)), default=Value(0), output_field=IntegerField())
    order = "-change" if which == "rises" else "change"
    found = list(rows.order_by(still, order, "pk")[offset : offset + WINDOW + 1])
    return EffectWindow(
        tuple(found[:WINDOW]),
        max(0, offset - WINDOW) if offset else None,
        offset + WINDOW if len(found) > WINDOW else None,
        named=any(one.exercise_id != regrade.exercise_id for one in found),
    )


@dataclass(frozen=True, slots=True)
class ChangedCase:
    """A case that ends differently, and of how many submissions, by how it ended before and ends now."""

    exercise: str
    case: str
    before: str
    after: str
    count: int


def regrade_cases(*, regrade: RegradeSet) -> tuple[ChangedCase, ...]:
    """Which cases make the difference, those of most submissions first. One query."""
    rows = CaseChange.objects.filter(row__regrade=regrade).order_by()
    grouped = rows.values_list("row__submission__exercise__slug", "case", "before", "after")
    counted = grouped.annotate(count=Count("pk")).order_by("-count", "case")[:CASES_SHOWN]
    return tuple(ChangedCase(*one) for one in counted)


@dataclass(frozen=True, slots=True)
class RegradedPerson:
    """What a regrade does to one person: marks, and each submission with both runs."""

    user: User
    effects: tuple[RegradeEffect, ...]
    rows: tuple[Regraded, ...]


def regrade_person(*, regrade: RegradeSet, user_id: int) -> RegradedPerson:
    """Four queries. Raises NotFound for whom it does not touch."""
    effects = tuple(RegradeEffect.objects.filter(regrade=regrade, user=user_id).select_related("exercise", "user"))
    rows = Regraded.objects.filter(regrade=regrade, submission__user=user_id).select_related(
        "submission__exercise", "before__version", "run__version"
    )
    heavy = ("submission__source", "before__report", "run__report", "before__version__bundle", "run__version__bundle")
    found = tuple(rows.defer(*heavy).prefetch_related("changes").order_by("-submission"))
    user = User.objects.filter(pk=user_id).first()
    if user is None or not (effects or found):
        raise NotFound
    return RegradedPerson(user, effects, found)


def versions_offered(*, exercise_id: int) -> Sequence[ExerciseVersion]:
    """The versions that a regrade may grade by, the newest first: those that were published. One query.

    Of a course's own exercise, a draft that passed its check or was tried by its author is none of them.
    """
    rows = ExerciseVersion.objects.filter(exercise=exercise_id).defer("bundle", "spec").select_related("exercise")
    library = Q(exercise__course=None, proof__isnull=False)
    handed_in = Q(submissions__assignment__isnull=False)
    published = library | Q(publications__isnull=False) | Q(pk=F("exercise__current")) | handed_in
    return list(rows.filter(published).distinct()[:20])
