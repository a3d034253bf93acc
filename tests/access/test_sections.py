"""An assistant with sections opens nothing of anybody else's, by whichever door; who is in them, as before."""

from __future__ import annotations

import pytest

from grader.accounts.models import User
from grader.courses.models import Course, Enrolment, Section
from tests.access.table import Row, rows
from tests.access.walk import Walker
from tests.access.world import build_world

# What is one student's: by its address alone, and not by what a list leaves out.
OF_THE_STUDENT = ("{submission}", "{quiz_submission}", "{answer}", "{attempt}", "{user}")


def limit(course: Course, assistant: User, student: User) -> None:
    section = Section.objects.create(course=course, name=f"of {student}")
    for user in (assistant, student):
        Enrolment.objects.get(course=course, user=user).sections.add(section)


def of_the_student(row: Row) -> bool:
    return any(name in row.address for name in OF_THE_STUDENT)


@pytest.mark.django_db
@pytest.mark.parametrize("moment", ["under way", "handed in"])
def test_nothing_of_another_sections_student_is_told(moment: str) -> None:
    walker = Walker(build_world(moment))
    cast = walker.world.cast
    limit(cast.course, cast.assistant, cast.other)
    told = {}
    for row in rows():
        got = walker.ask("assistant", row.method, row.address)
        if (of_the_student(row) and not got.startswith("404")) or set(got) & {"R", "V"}:
            told[str(row)] = got
    assert told == {}


@pytest.mark.django_db
def test_what_their_own_students_do_is_told_as_the_table_says() -> None:
    walker = Walker(build_world("handed in"))
    cast = walker.world.cast
    limit(cast.course, cast.assistant, cast.student)
    got, expected = {}, {}
    for row in rows():
        if of_the_student(row) or row.address.endswith(("/gradebook/", "/analysis/", "/now/")):
            got[str(row)] = walker.ask("assistant", row.method, row.address)
            expected[str(row)] = row.cells["assistant"]["handed in"]
    assert got == expected
