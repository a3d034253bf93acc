"""The library: every exercise that came with the service, for everybody who is signed in, without joining a course.

It is a course like any other, with one assignment of mode ``practice`` and no dates, in which people find themselves
as students when they first open it. So practice has drafts, submissions, reports and marks as homework has.
"""

from __future__ import annotations

from decimal import Decimal

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from grader.accounts.models import User
from grader.catalog.models import AssignmentExercise, Exercise
from grader.courses.models import Assignment, Course, Enrolment, Mode
from grader.courses.services import assignment_create, enrol

LIBRARY = "library"
PRACTICE = "practice"
TOPICS = ("neurons", "convolution", "pooling", "shapes", "parameters", "networks")  # from a neuron to LeNet


@transaction.atomic
def library_sync() -> Assignment:
    """Make the library where it is missing, and ask in it for every stored exercise."""
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
    missing = Exercise.objects.exclude(current=None).exclude(pk__in=there.values("exercise"))
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


def withheld_from(*, user: User) -> frozenset[int]:
    """Ids of exercises that are part of a quiz the user has still to sit, or may still be sitting. One query.

    Their pages in the library are closed to that user until the quiz is over: a question practised is no question.
    """
    now = timezone.now()
    over = Q(assignment__closes_at__lte=now) | Q(assignment__closes_at=None, assignment__due_at__lte=now)
    # Only where one is a student: teachers look at everything.
    rows = AssignmentExercise.objects.filter(
        assignment__mode=Mode.QUIZ,
        assignment__course__enrolments__user=user,
        assignment__course__enrolments__role="student",
    ).exclude(over)
    return frozenset(rows.values_list("exercise", flat=True))
