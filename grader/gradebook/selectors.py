"""What is read about marks, and the pages that put marks beside exercises."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from django.db.models import Count

from grader.accounts.models import User
from grader.catalog.models import AssignmentExercise
from grader.catalog.selectors import item_list, item_lists
from grader.courses.access import review_of, reviews_of
from grader.courses.models import Assignment, Course, Mode
from grader.courses.review import Review
from grader.courses.rules import Viewer, role_in
from grader.courses.selectors import AssignmentView, CourseView, assignment_lists, assignment_view
from grader.errors import NotFound
from grader.gradebook.marks.computing import cents
from grader.gradebook.models import Mark
from grader.judge.verdict import Verdict
from grader.quizzes.asking.pools import Asked, asked_of
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
    """An assignment's page: its exercises, and the viewer's points of how many; None while they may not be seen."""

    view: AssignmentView
    rows: tuple[ExerciseRow, ...]
    points: Decimal | None
    max_points: Decimal

    @property
    def next(self) -> ExerciseRow | None:
        """What a student does next: what they have begun, then what is new, then what lacks points; None: nothing."""
        if self.view.teaches or not self.view.takes_submissions:
            return None
        for progress in (Progress.STARTED, Progress.UNTOUCHED, Progress.PARTIAL):
            for row in self.rows:
                if row.progress is progress:
                    return row
        return None

    @property
    def solved(self) -> bool:
        """Whether every exercise has all its points."""
        return bool(self.rows) and all(row.progress is Progress.PASSED for row in self.rows)


@dataclass(frozen=True, slots=True)
class AssignmentRow:
    """One assignment of a course and how the viewer stands with it; ``points`` is None while they may not be seen, and
    ``solved``, how many exercises have all their points, while it may not be seen which."""

    view: AssignmentView
    points: Decimal | None
    max_points: Decimal
    exercises: int
    solved: int | None


def assignment_overview(*, viewer: Viewer, assignment: Assignment) -> AssignmentOverview:
    """The assignment with the viewer's own progress. Eight queries at most. Raises NotFound for outsiders."""
    if not isinstance(viewer, User):
        raise NotFound
    view = assignment_view(viewer=viewer, assignment=assignment)
    review = review_of(view)
    items = item_list(view=view)
    marks = {mark.exercise_id: mark for mark in Mark.objects.filter(user=viewer, assignment=assignment)}
    counts, waiting, touched = _activity(viewer, assignment)
    shown = marks if review.reaches(Review.VERDICTS) else {}
    rows = tuple(
        ExerciseRow(
            item=item,
            progress=_progress(item, shown.get(item.exercise_id), waiting, touched),
            mark=shown.get(item.exercise_id),
            submissions=counts.get(item.exercise_id, 0),
        )
        for item in items
    )
    asked = _of_items(items) if assignment.mode == Mode.PRACTICE else _asked([view])[assignment.pk]
    earned = sum((mark.points for pk, mark in marks.items() if pk in asked.exercises), Decimal(0))
    return AssignmentOverview(
        view=view, rows=rows, points=earned if review.reaches(Review.SCORE) else None, max_points=asked.points
    )


def course_overview(*, viewer: Viewer, course: Course) -> tuple[AssignmentRow, ...]:
    """The course's assignments with the viewer's points. Raises NotFound for outsiders.

    Five queries, however many assignments; what quizzes keep back and practice leaves out takes a few more.
    """
    role = role_in(viewer, course)
    if role is None or not isinstance(viewer, User):
        raise NotFound
    return course_overviews(viewer=viewer, courses=[CourseView(course, role)])[course.pk]


def course_overviews(*, viewer: User, courses: Sequence[CourseView]) -> dict[int, tuple[AssignmentRow, ...]]:
    """The same for several courses of the viewer's, by the course's id, in as many queries."""
    lists = assignment_lists(viewer=viewer, courses=courses)
    rows = assignment_rows(views=[view for some in lists.values() for view in some])
    return {pk: tuple(rows[view.assignment.pk] for view in some) for pk, some in lists.items()}


def assignment_rows(*, views: Sequence[AssignmentView]) -> dict[int, AssignmentRow]:
    """How the views' viewer stands with each assignment, by its id: the numbers that every page says."""
    if not views:
        return {}
    reviews = reviews_of(views)
    asked = _asked(views)
    earned: dict[int, Decimal] = {}
    solved: dict[int, int] = {}
    marks = Mark.objects.filter(assignment__in=asked, user=views[0].user)
    for mark in marks.only("assignment_id", "exercise_id", "points", "max_points"):
        pk = mark.assignment_id
        if mark.exercise_id in asked[pk].exercises:
            earned[pk] = earned.get(pk, Decimal(0)) + mark.points
            solved[pk] = solved.get(pk, 0) + (mark.points >= mark.max_points)

    def row(view: AssignmentView) -> AssignmentRow:
        pk = view.assignment.pk
        return AssignmentRow(
            view=view,
            points=earned.get(pk, Decimal(0)) if reviews[pk].reaches(Review.SCORE) else None,
            max_points=asked[pk].points,
            exercises=asked[pk].questions,
            solved=solved.get(pk, 0) if reviews[pk].reaches(Review.VERDICTS) else None,
        )

    return {view.assignment.pk: row(view) for view in views}


def _asked(views: Sequence[AssignmentView]) -> dict[int, Asked]:
    """What each assignment asks of the views' viewer, before its opening too. Practice leaves out what it hides.

    Two queries at most, and those of ``item_lists`` where there is practice.
    """
    practice = [view for view in views if view.assignment.mode == Mode.PRACTICE]
    others = [view.assignment.pk for view in views if view.assignment.mode != Mode.PRACTICE]
    found = asked_of(user=views[0].user, assignments=others) if others else {}
    if practice:
        found |= {pk: _of_items(items) for pk, items in item_lists(views=practice).items()}
    return found


def _of_items(items: Sequence[AssignmentExercise]) -> Asked:
    worth = sum((item.points for item in items), Decimal(0))
    return Asked(frozenset(item.exercise_id for item in items), len(items), worth)


def mark_get(*, user: User, item: AssignmentExercise) -> Mark | None:
    """The user's mark for an exercise of an assignment; None while nothing counts, or a quiz keeps it back.

    One query, nine in a quiz.
    """
    if item.assignment.mode == Mode.QUIZ:
        view = assignment_view(viewer=user, assignment=item.assignment)
        if not review_of(view).reaches(Review.VERDICTS):
            return None
    return Mark.objects.filter(user=user, assignment_id=item.assignment_id, exercise_id=item.exercise_id).first()


def worth_of(*, submission: Submission) -> Decimal | None:
    """The points the exercise has in the submission's assignment; None outside of one.

    One query, none for a submission of ``submission_get``.
    """
    if "worth" in vars(submission):
        worth: Decimal | None = vars(submission)["worth"]
        return worth
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
            aside=False,
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
