"""What is written about courses. Who may ask for it is for the page to know (``rules``)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from grader.accounts.models import User
from grader.courses.models import Assignment, Course, Enrolment, Extension, Mode, Role


def course_create(*, slug: str, title: Mapping[str, str], instructor: User) -> Course:
    """A new course with its first instructor. Raises ValidationError for a taken slug or a title without English."""
    course = Course(slug=slug, title=dict(title))
    course.full_clean()
    course.save()
    enrol(course=course, user=instructor, role=Role.INSTRUCTOR)
    return course


def enrol(*, course: Course, user: User, role: Role = Role.STUDENT) -> Enrolment:
    """Put somebody in the course, or give them another role in it."""
    enrolment, _ = Enrolment.objects.update_or_create(course=course, user=user, defaults={"role": role})
    return enrolment


def assignment_create(
    *,
    course: Course,
    slug: str,
    title: Mapping[str, str],
    mode: Mode = Mode.HOMEWORK,
    opens_at: datetime | None = None,
    due_at: datetime | None = None,
    closes_at: datetime | None = None,
    published: bool = False,
) -> Assignment:
    """A new assignment. Raises ValidationError for a taken slug or dates out of order."""
    assignment = Assignment(
        course=course,
        slug=slug,
        title=dict(title),
        mode=mode,
        opens_at=opens_at,
        due_at=due_at,
        closes_at=closes_at,
        published=published,
    )
    assignment.full_clean()
    assignment.save()
    return assignment


def extension_grant(
    *, assignment: Assignment, user: User, due_at: datetime | None = None, closes_at: datetime | None = None
) -> Extension:
    """Later dates for one student, in place of an extension they had. Raises ValidationError if out of order."""
    extension = Extension.objects.filter(assignment=assignment, user=user).first() or Extension(
        assignment=assignment, user=user
    )
    extension.due_at, extension.closes_at = due_at, closes_at
    extension.full_clean()
    extension.save()
    return extension
