"""One student of a course, for those who teach them: membership, marks, other dates, what they handed in last."""

from __future__ import annotations

from dataclasses import dataclass

from grader.courses.models import Course, Enrolment, Extension
from grader.courses.rules import Viewer
from grader.courses.selectors import extensions_of, students_taught
from grader.errors import NotFound
from grader.gradebook.book.window import AssignmentColumns, BookRow, book_rows, columns_of
from grader.gradebook.models import ReviewRequest
from grader.submissions.models import Submission, SubmissionKind

SHOWN = 20


@dataclass(frozen=True, slots=True)
class StudentPage:
    """What a student's page shows; ``extensions`` are those that apply to them, by assignment's key."""

    enrolment: Enrolment
    columns: tuple[AssignmentColumns, ...]
    row: BookRow
    extensions: dict[int, list[Extension]]
    newest: tuple[Submission, ...]
    asked: tuple[ReviewRequest, ...]  # requests to look again that wait


def student_page(*, viewer: Viewer, course: Course, user_id: int) -> StudentPage:
    """The page of a student the viewer teaches, or taught until they dropped the course: their work is kept. Eleven
    queries. Raises NotFound for all others."""
    people = students_taught(viewer=viewer, course=course, dropped=None)
    enrolment = people.filter(user=user_id).select_related("user").prefetch_related("sections").first()
    if enrolment is None:
        raise NotFound
    columns = columns_of(course)
    [row] = book_rows(course, columns, [enrolment])
    sent = Submission.objects.filter(user=user_id, assignment__course=course, kind=SubmissionKind.SUBMISSION)
    newest = sent.select_related("user", "exercise", "assignment", "counted_run")
    asked = ReviewRequest.objects.filter(
        submission__user=user_id, submission__assignment__course=course, answered_at=None
    )
    return StudentPage(
        enrolment,
        columns,
        row,
        extensions_of(user=enrolment.user, courses=[course.pk]),
        tuple(newest.defer("source", "counted_run__report").order_by("-pk")[:SHOWN]),
        tuple(asked.select_related("submission__exercise")),
    )


def requests_waiting(*, viewer: Viewer, course: Course) -> tuple[ReviewRequest, ...]:
    """Requests to look again that nobody has answered, the oldest first. Two queries. Raises NotFound."""
    people = students_taught(viewer=viewer, course=course).values("user")
    rows = ReviewRequest.objects.filter(
        submission__assignment__course=course, submission__user__in=people, answered_at=None
    )
    return tuple(rows.select_related("submission__user", "submission__exercise").order_by("pk")[:100])
