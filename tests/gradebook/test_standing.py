"""The first page: what is due, how somebody stands in each course, and what an assignment has them do next."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from grader.accounts.models import User
from grader.catalog.sync import library_enter
from grader.courses.selectors import course_list
from grader.gradebook.own.standing import Standings, standings
from grader.gradebook.selectors import assignment_overview, course_overviews
from tests.school import School, open_school, report
from tests.web.conftest import sign_in as sign_in  # the fixture
from tests.web.conftest import student as student  # the fixture


@pytest.fixture
def school(db: None) -> School:
    return open_school()


def of(user: User) -> Standings:
    views = course_list(viewer=user)
    return standings(views, course_overviews(viewer=user, courses=views))


def test_a_course_adds_up_what_has_opened(school: School) -> None:
    school.graded(report(5.0))
    [one] = of(school.cast.student).learnt
    assert (one.points, one.max_points, one.solved, one.exercises, one.open) == (5, 10, 0, 1, 1)
    school.graded(report(10.0))
    assert of(school.cast.student).learnt[0].solved == 1
    later = timezone.now() + timedelta(days=1)
    school.reschedule(opens_at=later, due_at=later + timedelta(days=1), closes_at=later + timedelta(days=2))
    [one] = of(school.cast.other).learnt
    assert (one.points, one.max_points, one.exercises, one.open) == (0, 0, 0, 0)


def test_what_one_teaches_and_the_library_stand_apart(school: School) -> None:
    found = of(school.cast.instructor)
    assert (len(found.taught), found.learnt, found.practice) == (1, (), None)
    assert len(found.taught[0].current) == 1
    library_enter(user=school.cast.instructor)
    found = of(school.cast.instructor)
    assert found.practice is not None
    assert len(found.taught) == 1


def test_an_assignment_names_the_next_step(school: School) -> None:
    def step() -> str:
        found = assignment_overview(viewer=school.cast.student, assignment=school.assignment)
        return found.next.progress.value if found.next else "solved" if found.solved else "nothing"

    assert step() == "untouched"
    school.graded(report(5.0))
    assert step() == "partial"
    school.graded(report(10.0))
    assert step() == "solved"
    teacher = assignment_overview(viewer=school.cast.instructor, assignment=school.assignment)
    assert teacher.next is None


def test_the_first_page_shows_no_bar_where_there_is_nothing_to_show(school: School, student: Client) -> None:
    assert "<progress" not in student.get("/").content.decode()
    page = student.get("/courses/cnn/week-1/").content.decode()
    assert "<progress" not in page
    assert "Next for you" in page
    school.graded(report(5.0))
    assert 'value="5"' in student.get("/").content.decode()
