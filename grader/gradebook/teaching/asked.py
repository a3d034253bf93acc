"""Where an exercise is asked for, and by how many it has been handed in: whom a change concerns."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count

from grader.catalog.models import AssignmentExercise, Exercise
from grader.courses.models import Assignment, Course
from grader.submissions.models import Submission, SubmissionKind


@dataclass(frozen=True, slots=True)
class AskedIn:
    """An assignment that asks for the exercise."""

    assignment: Assignment
    pinned: bool  # to a version: a publication changes nothing there
    students: int  # who have handed it in there


def asked_in(*, exercise: Exercise, course: Course) -> tuple[AskedIn, ...]:
    """The assignments of the course that ask for the exercise. Two queries. For the course's instructors."""
    items = AssignmentExercise.objects.filter(exercise=exercise, assignment__course=course)
    items = items.select_related("assignment").order_by("assignment")
    sent = Submission.objects.filter(
        exercise=exercise, assignment__course=course, kind=SubmissionKind.SUBMISSION
    ).order_by()
    students = dict(sent.values_list("assignment").annotate(count=Count("user", distinct=True)))
    return tuple(
        AskedIn(item.assignment, item.pinned_id is not None, students.get(item.assignment_id, 0)) for item in items
    )
