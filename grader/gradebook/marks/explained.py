"""One mark and all that made it: submissions, dates, decisions. The same record for its student and for staff."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Max, Q

from grader import clock
from grader.accounts.models import User
from grader.catalog.models import AssignmentExercise
from grader.catalog.selectors import item_of
from grader.courses.access import review_of
from grader.courses.late import Earned
from grader.courses.models import Counts, Course, Mode
from grader.courses.review import Review
from grader.courses.rules import Viewer
from grader.courses.schedule import Phase, Schedule
from grader.courses.selectors import AssignmentView, schedule_for, students_taught
from grader.errors import NotFound
from grader.gradebook.marks.reading import free_time
from grader.gradebook.models import Adjustment, AdjustmentKind, Mark, RegradeEffect, RubricMark
from grader.gradebook.regrades.told import effects_told
from grader.submissions.models import OpenedHint, Submission, SubmissionKind

SHOWN = 50  # of the submissions, the newest


@dataclass(frozen=True, slots=True)
class Explained:
    """A student's mark for an exercise, None while there is none, and what it was computed from."""

    user: User
    item: AssignmentExercise
    schedule: Schedule
    mark: Mark | None
    submissions: tuple[Submission, ...]
    adjustments: tuple[Adjustment, ...]
    rubric: tuple[RubricMark, ...]
    hints: tuple[OpenedHint, ...]
    regrades: tuple[RegradeEffect, ...]

    @property
    def standing(self) -> tuple[Adjustment, ...]:
        """The adjustments that hold: neither withdrawn nor withdrawals."""
        gone = {row.withdraws_id for row in self.adjustments}
        return tuple(row for row in self.adjustments if row.kind != AdjustmentKind.WITHDRAWAL and row.pk not in gone)

    @property
    def counted(self) -> Submission | None:
        """The submission that the mark comes from."""
        if self.mark is None or self.mark.run is None:
            return None
        return self.mark.run.submission

    @property
    def chosen(self) -> bool:
        """Whether its student says which submission counts."""
        return self.schedule.counts is Counts.CHOSEN and self.item.assignment.mode != Mode.QUIZ

    @property
    def may_choose(self) -> bool:
        """Whether they can say so now."""
        takes = self.schedule.phase(clock.now()) in (Phase.OPEN, Phase.LATE)
        return self.chosen and takes and self.item.assignment.course.archived_at is None

    @property
    def taken(self) -> Decimal:
        """Points that lateness took."""
        return self.mark.earned * self.mark.penalty / 100 if self.mark is not None else Decimal(0)

    @property
    def late_hours(self) -> float:
        return round(self.mark.late_seconds / 3600, 1) if self.mark is not None else 0.0

    @property
    def free_hours(self) -> float:
        return round(self.mark.free_seconds / 3600, 1) if self.mark is not None else 0.0


def mark_explained(*, viewer: Viewer, course: Course, assignment: str, exercise: str, user_id: int) -> Explained:
    """The mark of a student the viewer teaches, dropped ones too, or of the viewer. A dozen queries at most.

    Raises NotFound, and to a student who asks for their own what ``item_of`` raises.
    """
    own = viewer.pk == user_id
    if not own and not students_taught(viewer=viewer, course=course, dropped=None).filter(user=user_id).exists():
        raise NotFound
    user = User.objects.filter(pk=user_id, enrolments__course=course).first()
    item = (
        AssignmentExercise.objects.filter(
            assignment__course=course, assignment__slug=assignment, exercise__slug=exercise
        )
        .select_related("assignment__policy", "assignment__course__policy", "exercise")
        .first()
    )
    if user is None or item is None:
        raise NotFound
    if own:
        view = item_of(viewer=viewer, assignment=item.assignment, exercise=item.exercise).assignment
        if not review_of(view).reaches(Review.VERDICTS):
            raise NotFound  # a quiz keeps it back
    return explain(user=user, item=item)


def explain(*, user: User, item: AssignmentExercise) -> Explained:
    """All that made ``user``'s mark. Seven queries. Who may see it is the caller's to know."""
    place = {"user": user, "assignment": item.assignment, "exercise": item.exercise}
    mark = Mark.objects.filter(**place).select_related("run__submission__user").first()
    submissions = Submission.objects.filter(**place, kind=SubmissionKind.SUBMISSION)
    rubric = RubricMark.objects.filter(
        submission=mark.run.submission_id if mark is not None and mark.run is not None else None, taken_at=None
    )
    return Explained(
        user=user,
        item=item,
        schedule=schedule_for(assignment=item.assignment, user=user),
        mark=mark,
        submissions=tuple(submissions.select_related("counted_run").defer("counted_run__report", "source")[:SHOWN]),
        adjustments=tuple(Adjustment.objects.filter(**place).select_related("author")),
        rubric=tuple(rubric.select_related("item")),
        hints=tuple(OpenedHint.objects.filter(**place)),
        regrades=tuple(effects_told(assignment_id=item.assignment_id, exercise_id=item.exercise_id, user_id=user.pk)),
    )


def earned_now(*, viewer: User, view: AssignmentView) -> Earned:
    """What handing in at this moment would keep of its points, grace and free late time counted. Two queries.

    Free time is spent in the order of due dates: what later assignments used is still there for this one.
    """
    assignment = view.assignment
    each = free_time(assignment).each
    used = 0
    if each:
        before = Q(assignment__due_at=assignment.due_at, assignment__lt=assignment.pk)
        if assignment.due_at is not None:
            before |= Q(assignment__due_at__lt=assignment.due_at)
        marks = Mark.objects.filter(before, user=viewer, assignment__course=assignment.course_id)
        spent = marks.order_by().values("assignment").annotate(most=Max("free_seconds"))
        used = sum(row["most"] for row in spent)
    return view.schedule.earns(clock.now(), free=max(0, each - used))
