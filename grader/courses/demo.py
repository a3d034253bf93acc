"""The people and the course of the demo: made by ``manage.py demo``, and only while the service runs as a demo.

Their password is known to everybody, so ``config`` binds a demo to this machine, and ``accounts.backends`` lets these
accounts in only while the demo runs.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction

from grader import clock
from grader.accounts.models import User
from grader.config import config
from grader.courses.models import Assignment, Course, Role
from grader.courses.services import assignment_create, enrol

PASSWORD = "tensorgrade"  # noqa: S105  meant to be known
COURSE = "demo"
ASSIGNMENT = "convolution"
# The demo's homework: a chapter's worth of code exercises; all others are in the library.
HOMEWORK = (
    "corr2d",
    "conv-bias",
    "zero-padding",
    "conv-stride",
    "conv-padding-stride",
    "conv-output-shape",
    "conv-multi-in",
    "conv-multi-out",
    "max-pool",
    "mean-pool",
    "max-pool-backward",
    "conv-backward",
)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of the demo course."""

    username: str
    name: str
    role: Role


PEOPLE = (
    Person("teacher", "Ines Instructor", Role.INSTRUCTOR),
    Person("assistant", "Arun Assistant", Role.ASSISTANT),
    Person("ada", "Ada", Role.STUDENT),
    Person("bo", "Bo", Role.STUDENT),
    Person("chen", "陈晨", Role.STUDENT),
)


@transaction.atomic
def demo_create() -> Assignment:
    """The demo's people, course and assignment, made where they are missing. Raises RuntimeError outside the demo."""
    if not config.demo:
        raise RuntimeError("The demo's password is known to everybody: set DEMO=1 to have its accounts.")
    course = Course.objects.filter(slug=COURSE).first()
    if course is None:
        course = Course(slug=COURSE, title={"en": "Convolutional networks", "zh-hans": "卷积神经网络"})
        course.full_clean()
        course.save()
    for person in PEOPLE:
        user = User.objects.filter(username=person.username).first()
        if user is None:
            user = User(username=person.username, name=person.name, demo=True)
            user.set_password(PASSWORD)
            user.full_clean()
            user.save()
        if user.demo:  # somebody real may have taken the name: leave them alone
            enrol(course=course, user=user, role=person.role)
    assignment = Assignment.objects.filter(course=course, slug=ASSIGNMENT).first()
    if assignment is None:
        now = clock.now()
        assignment = assignment_create(
            course=course,
            slug=ASSIGNMENT,
            title={"en": "From a kernel to a layer", "zh-hans": "从卷积核到卷积层"},
            opens_at=now - timedelta(days=14),
            due_at=now + timedelta(days=60),
            closes_at=now + timedelta(days=90),
            published=True,
        )
    return assignment
