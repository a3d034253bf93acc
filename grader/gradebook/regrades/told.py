"""What students are told of regrades: why, both results, which one counts."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import NamedTuple

from django.db.models import OuterRef, QuerySet, Subquery

from grader.catalog.models import AssignmentExercise
from grader.courses.rules import Viewer
from grader.errors import NotFound
from grader.gradebook.models import Regraded, RegradeEffect, RegradeSet, RegradeState, RegradeWhat
from grader.gradebook.selectors import points_of
from grader.judge.verdict import Verdict
from grader.submissions.models import GradingRun, RunState
from grader.submissions.rules import sees_all
from grader.submissions.selectors import SubmissionView

DECIDED = (RegradeState.APPLIED, RegradeState.UNDONE)


class Points(NamedTuple):
    """Points, and how many there are to have."""

    got: Decimal | float
    of: Decimal | float


@dataclass(frozen=True, slots=True)
class RegradeTold:
    """What the author of a submission is told of a regrade: why, when, both results, which one counts."""

    row: Regraded
    reason: str
    at: datetime
    undone: bool
    extra: bool
    counts: bool  # the new result does
    worth: Decimal | None  # the exercise's points in its assignment

    @property
    def earlier(self) -> Points | None:
        """What the earlier result is worth to its author."""
        return self._of(self.row.before) if self.row.before is not None else None

    @property
    def newer(self) -> Points:
        """What the new one is."""
        return self._of(self.row.run)

    def _of(self, run: GradingRun) -> Points:
        if self.worth is None:
            return Points(run.points or 0, run.max_points or 0)
        return Points(points_of(run=run, worth=self.worth) or 0, self.worth)


def regrades_told(*, submission_id: int) -> tuple[RegradeTold, ...]:
    """The regrades of a submission that were applied, be they undone since, the newest first. One query.

    Whether its author may see results at all is the caller's to know.
    """
    return regrades_told_of(submission_ids=[submission_id]).get(submission_id, ())


def regrades_told_of(*, submission_ids: Collection[int]) -> dict[int, tuple[RegradeTold, ...]]:
    """The same of several submissions, by submission. One query."""
    rows = Regraded.objects.filter(submission__in=submission_ids, regrade__state__in=DECIDED)
    asked = AssignmentExercise.objects.filter(
        assignment=OuterRef("submission__assignment"), exercise=OuterRef("submission__exercise")
    )
    rows = rows.annotate(worth=Subquery(asked.values("points")[:1]))
    rows = rows.select_related("regrade", "before", "run", "submission").defer(
        "before__report", "run__report", "submission__source"
    )
    graded = rows.filter(run__state=RunState.FINISHED).exclude(run__verdict=Verdict.INTERNAL)
    told: dict[int, list[RegradeTold]] = {}
    for row in graded.order_by("-pk"):
        one = RegradeTold(
            row=row,
            reason=row.regrade.reason,
            at=row.regrade.decided_at or row.regrade.created_at,
            undone=row.regrade.state == RegradeState.UNDONE,
            extra=row.regrade.policy == "extra",
            counts=row.submission.counted_run_id == row.run_id,
            worth=row.worth,
        )
        told.setdefault(row.submission_id, []).append(one)
    return {submission: tuple(found) for submission, found in told.items()}


def cancellations_told(*, assignment_id: int) -> dict[int, str]:
    """Why questions of a quiz are cancelled, by exercise. One query."""
    rows = RegradeSet.objects.filter(
        assignment=assignment_id, what=RegradeWhat.CANCEL, state=RegradeState.APPLIED, exercise__isnull=False
    )
    return dict(rows.order_by("pk").values_list("exercise", "reason"))


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
        regrade__state__in=DECIDED,
        exercise=exercise_id,
        user=user_id,
    )
    return rows.exclude(change=0).select_related("regrade").order_by("-pk")
