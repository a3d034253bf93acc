"""What is missing until students of a course can begin."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from grader.courses.models import Assignment, Course, Enrolment, Role, Status
from grader.courses.rules import Viewer, may_manage, role_in
from grader.errors import NotFound


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do, whether it is done, and the name of the page where it is."""

    says: str | Promise
    done: bool
    page: str


def checklist(*, viewer: Viewer, course: Course) -> tuple[Step, ...]:
    """The steps from nothing to students who can begin. Three queries. For instructors; raises NotFound for others."""
    if not may_manage(role_in(viewer, course)):
        raise NotFound
    students = Enrolment.objects.filter(course=course, role=Role.STUDENT, status=Status.ACTIVE).exists()
    assignments = list(Assignment.objects.filter(course=course).annotate(exercises=Count("items")))
    return (
        Step(_("Add an assignment"), bool(assignments), "assignment-new"),
        Step(_("Give it exercises"), any(one.exercises for one in assignments), "course"),
        Step(_("Say when it is due"), any(one.due_at for one in assignments), "course"),
        Step(_("Add your students, or give them the course's code"), students or bool(course.join_code), "people"),
        Step(_("Publish an assignment"), any(one.published and one.exercises for one in assignments), "course"),
    )
