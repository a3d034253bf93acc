"""What students handed in, for those who teach them: a filtered list, and what lies before and after one."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import F, Q, QuerySet

from grader.catalog.models import AssignmentExercise
from grader.courses.models import Assignment, Course, Section
from grader.courses.rules import Viewer
from grader.courses.selectors import students_taught
from grader.errors import NotFound
from grader.gradebook.models import Mark
from grader.judge.verdict import Verdict
from grader.submissions.models import Submission, SubmissionKind

WINDOW = 50


@dataclass(frozen=True, slots=True)
class Sought:
    """Which submissions are asked for; empty values ask for all. ``before`` is the key to go on from, newest first."""

    assignment: str = ""
    exercise: str = ""
    verdict: str = ""
    mistake: str = ""
    section: int | None = None
    user: int | None = None
    late: bool = False
    query: str = ""
    counted: bool = False  # only those that give somebody's mark
    before: int | None = None


@dataclass(frozen=True, slots=True)
class Browsed:
    """A window of submissions, and what can be asked for."""

    rows: tuple[Submission, ...]
    more: int | None  # the key to go on from
    assignments: tuple[Assignment, ...]
    exercises: tuple[AssignmentExercise, ...]
    sections: tuple[Section, ...]
    sought: Sought


def submissions_browse(*, viewer: Viewer, course: Course, sought: Sought) -> Browsed:
    """The newest submissions that match, of students the viewer teaches. Seven queries. Raises NotFound."""
    rows = _matching(viewer, course, sought)
    if sought.before is not None:
        rows = rows.filter(pk__lt=sought.before)
    found = list(
        rows.select_related("user", "exercise", "assignment", "counted_run")
        .defer("source", "counted_run__report", "counted_run__error")
        .order_by("-pk")[: WINDOW + 1]
    )
    assignments = tuple(Assignment.objects.filter(course=course).order_by("due_at", "pk"))
    exercises = AssignmentExercise.objects.filter(assignment__course=course, assignment__slug=sought.assignment)
    return Browsed(
        tuple(found[:WINDOW]),
        found[WINDOW - 1].pk if len(found) > WINDOW else None,
        assignments,
        tuple(exercises.select_related("exercise")),
        tuple(course.sections.all()),
        sought,
    )


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The submissions to the same exercise of an assignment that students handed in before and after one."""

    newer: Submission | None
    older: Submission | None
    earlier_try: Submission | None  # the same student's last one before this


def neighbours(*, viewer: Viewer, submission: Submission) -> Neighbours:
    """What lies beside a submission. Six queries. Raises NotFound for whoever does not teach its author."""
    assignment = submission.assignment
    if assignment is None:
        raise NotFound
    sought = Sought(assignment=assignment.slug, exercise=submission.exercise.slug)
    rows = _matching(viewer, assignment.course, sought).only("pk", "public_id", "user")
    tries = Submission.objects.filter(
        user=submission.user_id,
        exercise=submission.exercise_id,
        assignment=assignment,
        kind=SubmissionKind.SUBMISSION,
        pk__lt=submission.pk,
    )
    return Neighbours(
        newer=rows.filter(pk__gt=submission.pk).order_by("pk").first(),
        older=rows.filter(pk__lt=submission.pk).order_by("-pk").first(),
        earlier_try=tries.order_by("-pk").first(),
    )


def _matching(viewer: Viewer, course: Course, sought: Sought) -> QuerySet[Submission]:
    people = students_taught(viewer=viewer, course=course)
    if sought.section is not None:
        people = people.filter(sections=sought.section)
    if text := sought.query:
        people = people.filter(
            Q(user__name__icontains=text) | Q(user__username__icontains=text) | Q(student_number__icontains=text)
        )
    if sought.user is not None:
        people = people.filter(user=sought.user)
    rows = Submission.objects.filter(
        assignment__course=course, kind=SubmissionKind.SUBMISSION, user__in=people.values("user")
    )
    if sought.assignment:
        rows = rows.filter(assignment__slug=sought.assignment)
    if sought.exercise:
        rows = rows.filter(exercise__slug=sought.exercise)
    if sought.verdict == "waiting":
        rows = rows.filter(counted_run=None)
    elif sought.verdict in set(Verdict):
        rows = rows.filter(counted_run__verdict=sought.verdict)
    if sought.mistake:
        rows = rows.filter(counted_run__mistakes__name=sought.mistake)
    if sought.late:
        rows = rows.filter(assignment__due_at__lt=F("created_at"))
    if sought.counted:
        rows = rows.filter(
            counted_run__in=Mark.objects.filter(assignment__course=course, run__isnull=False).values("run")
        )
    return rows
