"""What a regrade has found, for who manages its course; and what became of a submission, for its author."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

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
from grader.submissions.models import GradingRun, RunState
from grader.submissions.rules import sees_all
from grader.submissions.selectors import SubmissionView

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
    """The versions that a regrade may grade by, the newest first: those that were published. One query."""
    rows = ExerciseVersion.objects.filter(exercise=exercise_id).defer("bundle", "spec").select_related("exercise")
    published = Q(proof__isnull=False) | Q(pk=F("exercise__current")) | Q(submissions__isnull=False)
    return list(rows.filter(published).distinct()[:20])


@dataclass(frozen=True, slots=True)
class RegradeTold:
    """What the author of a submission is told of a regrade: why, when, both results, which one counts."""

    row: Regraded
    reason: str
    at: datetime
    undone: bool
    extra: bool
    counts: bool  # the new result does


def regrades_told(*, submission_id: int) -> tuple[RegradeTold, ...]:
    """The regrades of a submission that were applied, be they undone since, the newest first. One query.

    Whether its author may see results at all is the caller's to know.
    """
    rows = Regraded.objects.filter(
        submission=submission_id, regrade__state__in=[RegradeState.APPLIED, RegradeState.UNDONE]
    )
    rows = rows.select_related("regrade", "before", "run", "submission").defer(
        "before__report", "run__report", "submission__source"
    )
    graded = rows.filter(run__state=RunState.FINISHED).exclude(run__verdict=Verdict.INTERNAL)
    return tuple(
        RegradeTold(
            row=row,
            reason=row.regrade.reason,
            at=row.regrade.decided_at or row.regrade.created_at,
            undone=row.regrade.state == RegradeState.UNDONE,
            extra=row.regrade.policy == "extra",
            counts=row.submission.counted_run_id == row.run_id,
        )
        for row in graded.order_by("-pk")
    )


def run_told(*, viewer: Viewer, view: SubmissionView, run_id: int) -> GradingRun:
    """One finished grading of a submission that the viewer may see: a teacher any, its author what they were told of.

    Raises NotFound for all else, and while a quiz keeps results back.
    """
    submission = view.submission
    run = GradingRun.objects.select_related("stored").filter(pk=run_id, submission=submission).first()
    if run is None or view.withheld or run.state != RunState.FINISHED:
        raise NotFound
    if not sees_all(viewer=viewer, submission=submission):
        told = regrades_told(submission_id=submission.pk)
        known = {submission.counted_run_id, *(pk for one in told for pk in (one.row.before_id, one.row.run_id))}
        if run.pk not in known:
            raise NotFound
    run.submission = submission
    return run


def effects_told(*, assignment_id: int, exercise_id: int, user_id: int) -> QuerySet[RegradeEffect]:
    """What applied regrades did to a mark, the newest first. One query."""
    rows = RegradeEffect.objects.filter(
        regrade__assignment=assignment_id,
        regrade__state__in=[RegradeState.APPLIED, RegradeState.UNDONE],
        exercise=exercise_id,
        user=user_id,
    )
    return rows.exclude(change=0).select_related("regrade").order_by("-pk")
