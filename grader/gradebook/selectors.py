"""What is read about marks, and the pages that put marks beside exercises."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from django.db.models import Count, Sum

from grader.accounts.models import User
from grader.catalog.models import AssignmentExercise
from grader.catalog.selectors import item_list
from grader.courses.models import Assignment, Course
from grader.courses.rules import Viewer
from grader.courses.selectors import AssignmentView, assignment_list, assignment_view
from grader.errors import NotFound
from grader.gradebook.computing import cents
from grader.gradebook.models import Mark
from grader.judge.verdict import Verdict
from grader.submissions.models import Draft, GradingRun, RunState, Submission, SubmissionKind


class Progress(StrEnum):
    """How far a student has come with an exercise."""

    UNTOUCHED = "untouched"
    STARTED = "started"  # a draft or a trial, nothing handed in
    WAITING = "waiting"  # the newest submission is not graded yet, and nothing counts so far
    PARTIAL = "partial"  # some points or none
    PASSED = "passed"  # all points


@dataclass(frozen=True, slots=True)
class ExerciseRow:
    """One exercise of an assignment and how the viewer stands with it."""

    item: AssignmentExercise
    progress: Progress
    mark: Mark | None
    submissions: int


@dataclass(frozen=True, slots=True)
class AssignmentOverview:
    """An assignment's page: its exercises, and the viewer's points of how many."""

    view: AssignmentView
    rows: tuple[ExerciseRow, ...]
    points: Decimal
    max_points: Decimal


@dataclass(frozen=True, slots=True)
class AssignmentRow:
    """One assignment of a course and how the viewer stands with it."""

    view: AssignmentView
    points: Decimal
    max_points: Decimal
    exercises: int


def assignment_overview(*, viewer: Viewer, assignment: Assignment) -> AssignmentOverview:
    """The assignment with the viewer's own progress. Seven queries at most. Raises NotFound for outsiders."""
    if not isinstance(viewer, User):
        raise NotFound
    view = assignment_view(viewer=viewer, assignment=assignment)
    items = item_list(view=view)
    marks = {mark.exercise_id: mark for mark in Mark.objects.filter(user=viewer, assignment=assignment)}
    counts, waiting, touched = _activity(viewer, assignment)
    rows = tuple(
        ExerciseRow(
            item=item,
            progress=_progress(item, marks.get(item.exercise_id), waiting, touched),
            mark=marks.get(item.exercise_id),
            submissions=counts.get(item.exercise_id, 0),
        )
        for item in items
    )
    return AssignmentOverview(
        view=view,
        rows=rows,
        points=sum((row.mark.points for row in rows if row.mark), Decimal(0)),
        max_points=sum((item.points for item in items), Decimal(0)),
    )


def course_overview(*, viewer: Viewer, course: Course) -> tuple[AssignmentRow, ...]:
    """The course's assignments with the viewer's points. Five queries. Raises NotFound for outsiders."""
    if not isinstance(viewer, User):
        raise NotFound
    views = assignment_list(viewer=viewer, course=course)
    placed = {
        row["assignment"]: (row["worth"], row["count"])
        for row in AssignmentExercise.objects.filter(assignment__course=course)
        .order_by()
        .values("assignment")
        .annotate(worth=Sum("points"), count=Count("pk"))
    }
    earned = dict(
        Mark.objects.filter(assignment__course=course, user=viewer)
        .values("assignment")
        .annotate(earned=Sum("points"))
        .values_list("assignment", "earned")
    )
    return tuple(
        AssignmentRow(
            view=view,
            points=earned.get(view.assignment.pk, Decimal(0)),
            max_points=placed.get(view.assignment.pk, (Decimal(0), 0))[0],
            exercises=placed.get(view.assignment.pk, (Decimal(0), 0))[1],
        )
        for view in views
    )


def mark_get(*, user: User, item: AssignmentExercise) -> Mark | None:
    """The user's mark for an exercise of an assignment; None while nothing counts. One query."""
    return Mark.objects.filter(user=user, assignment_id=item.assignment_id, exercise_id=item.exercise_id).first()


def worth_of(*, submission: Submission) -> Decimal | None:
    """The points the exercise has in the submission's assignment; None outside of one. One query."""
    rows = AssignmentExercise.objects.filter(assignment=submission.assignment_id, exercise=submission.exercise_id)
    return rows.values_list("points", flat=True).first() if submission.assignment_id else None


def points_of(*, run: GradingRun, worth: Decimal) -> Decimal | None:
    """The run's share of ``worth``, rounded down to cents as marks are; None while there are no points."""
    if run.points is None or run.max_points is None or run.verdict == Verdict.INTERNAL:
        return None
    return worth if run.verdict == Verdict.PASSED else cents(Decimal(run.share) * worth)


def _activity(user: User, assignment: Assignment) -> tuple[dict[int, int], set[int], set[int]]:
    """By exercise: how many submissions; which wait for their grading; which were begun. Three queries."""
    sent = Submission.objects.filter(user=user, assignment=assignment)
    counts: dict[int, int] = {}
    touched = set(Draft.objects.filter(user=user, assignment=assignment).values_list("exercise_id", flat=True))
    for row in sent.order_by().values("exercise", "kind").annotate(count=Count("pk")):
        touched.add(row["exercise"])
        if row["kind"] == SubmissionKind.SUBMISSION:
            counts[row["exercise"]] = row["count"]
    waiting = set(
        GradingRun.objects.filter(
            state__in=[RunState.QUEUED, RunState.RUNNING],
            submission__user=user,
            submission__assignment=assignment,
            submission__kind=SubmissionKind.SUBMISSION,
        )
        .order_by()
        .values_list("submission__exercise_id", flat=True)
    )
    return counts, waiting, touched


def _progress(item: AssignmentExercise, mark: Mark | None, waiting: set[int], touched: set[int]) -> Progress:
    if mark is not None:
        return Progress.PASSED if mark.points >= mark.max_points else Progress.PARTIAL
    if item.exercise_id in waiting:
        return Progress.WAITING
    return Progress.STARTED if item.exercise_id in touched else Progress.UNTOUCHED
