"""The library: every listed exercise, for everybody who is signed in, without joining a course.

It is a course like any other, with one assignment of mode ``practice`` and no dates, in which people find themselves
as students when they first open it. So practice has drafts, submissions, reports and marks as homework has.
"""

from __future__ import annotations

from decimal import Decimal

from django.db import transaction

from grader.accounts.models import User
from grader.catalog.models import AssignmentExercise, Exercise
from grader.courses.models import Assignment, Course, Enrolment, Mode
from grader.courses.services import assignment_create, enrol

LIBRARY = "library"
PRACTICE = "practice"
TOPICS = ("neurons", "convolution", "pooling", "shapes", "parameters", "networks")  # from a neuron to LeNet


@transaction.atomic
def library_sync() -> Assignment:
    """Make the library where it is missing, and ask in it for every listed exercise.

    What is listed no more stays in it for the sake of what was handed in; selectors show what is listed.
    """
    course, _ = Course.objects.get_or_create(
        slug=LIBRARY, defaults={"title": {"en": "Practice", "zh-hans": "自主练习"}}
    )
    practice = Assignment.objects.filter(course=course, slug=PRACTICE).first()
    if practice is None:
        practice = assignment_create(
            course=course,
            slug=PRACTICE,
            title={"en": "From a neuron to LeNet", "zh-hans": "从神经元到 LeNet"},
            mode=Mode.PRACTICE,
            published=True,
        )
    there = AssignmentExercise.objects.filter(assignment=practice)
    missing = Exercise.objects.filter(listed=True).exclude(current=None).exclude(pk__in=there.values("exercise"))
    AssignmentExercise.objects.bulk_create(
        AssignmentExercise(assignment=practice, exercise=exercise, points=Decimal(10)) for exercise in missing
    )
    return practice


def library_enter(*, user: User) -> Assignment:
    """The library's assignment, with ``user`` in its course from now on."""
    practice = Assignment.objects.select_related("course").filter(course__slug=LIBRARY, slug=PRACTICE).first()
    if practice is None:
        practice = library_sync()
    if not Enrolment.objects.filter(course=practice.course, user=user).exists():
        enrol(course=practice.course, user=user)
    return practice


def library_let_in(*, user: User, course: str) -> None:
    """``library_enter`` where ``course`` is its slug: a link may lead there before the library's page was opened."""
    if course == LIBRARY:
        library_enter(user=user)
