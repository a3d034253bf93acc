"""The cast: who stands in every test that asks "and what may they see?"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields

from django.contrib.auth.models import AnonymousUser

from grader.accounts.models import User
from grader.courses.models import Course, Role
from grader.courses.services import enrol

PASSWORD = "a password only tests know"


@dataclass(frozen=True)
class Cast:
    """Everybody, by what they are to one course; ``outsider`` teaches and studies elsewhere, ``nobody`` is not in."""

    course: Course
    instructor: User
    assistant: User
    student: User
    other: User  # another student of the course
    outsider: User
    nobody: AnonymousUser

    def everybody(self) -> Iterator[tuple[str, User | AnonymousUser]]:
        """Name and person, the course left out."""
        return ((field.name, getattr(self, field.name)) for field in fields(self) if field.name != "course")


def assemble() -> Cast:
    """Make the cast, their course, and the outsider's own one."""
    course = Course.objects.create(slug="cnn", title={"en": "Convolutional networks", "zh-hans": "卷积神经网络"})
    elsewhere = Course.objects.create(slug="elsewhere", title={"en": "Another course"})
    roles = {
        "instructor": Role.INSTRUCTOR,
        "assistant": Role.ASSISTANT,
        "student": Role.STUDENT,
        "other": Role.STUDENT,
    }
    people = {
        name: User.objects.create_user(name, password=PASSWORD, name=name.title()) for name in [*roles, "outsider"]
    }
    for name, role in roles.items():
        enrol(course=course, user=people[name], role=role)
    enrol(course=elsewhere, user=people["outsider"], role=Role.INSTRUCTOR)
    return Cast(course=course, nobody=AnonymousUser(), **people)
