"""Who sees which course and assignment: what somebody may not see does not exist for them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from grader.courses.models import Role
from grader.courses.selectors import assignment_get, assignment_list, course_get, course_list, member_list
from grader.courses.services import assignment_create
from grader.errors import NotFound
from tests.people import Cast

ROLES = {
    "instructor": Role.INSTRUCTOR,
    "assistant": Role.ASSISTANT,
    "student": Role.STUDENT,
    "other": Role.STUDENT,
    "outsider": None,
    "nobody": None,
}
TEACHERS = {"instructor", "assistant"}


def test_members_see_the_course_and_others_do_not(cast: Cast) -> None:
    for name, person in cast.everybody():
        if ROLES[name] is None:
            with pytest.raises(NotFound):
                course_get(viewer=person, slug="cnn")
            with pytest.raises(NotFound):
                assignment_list(viewer=person, course=cast.course)
        else:
            view = course_get(viewer=person, slug="cnn")
            assert (view.course, view.role, view.teaches) == (cast.course, ROLES[name], name in TEACHERS)


def test_each_sees_their_own_courses(cast: Cast, django_assert_num_queries: Callable[..., object]) -> None:
    seen = {name: {view.course.slug for view in course_list(viewer=person)} for name, person in cast.everybody()}
    assert seen == {name: {"cnn"} for name in ROLES} | {"outsider": {"elsewhere"}, "nobody": set()}
    with django_assert_num_queries(1):
        [view.course.slug for view in course_list(viewer=cast.student)]


def test_a_closed_account_sees_nothing(cast: Cast) -> None:
    cast.student.is_active = False
    with pytest.raises(NotFound):
        course_get(viewer=cast.student, slug="cnn")


def test_an_unpublished_assignment_exists_for_teachers_only(cast: Cast) -> None:
    assignment_create(course=cast.course, slug="hidden", title={"en": "Hidden"})
    for name, person in cast.everybody():
        if name in TEACHERS:
            assert assignment_get(viewer=person, course_slug="cnn", slug="hidden").takes_submissions
            assert len(assignment_list(viewer=person, course=cast.course)) == 1
        else:
            with pytest.raises(NotFound):
                assignment_get(viewer=person, course_slug="cnn", slug="hidden")
    assert assignment_list(viewer=cast.student, course=cast.course) == ()


def test_an_assignment_is_found_in_its_own_course_only(cast: Cast) -> None:
    assignment_create(course=cast.course, slug="week-1", title={"en": "Week 1"}, published=True)
    with pytest.raises(NotFound):
        assignment_get(viewer=cast.student, course_slug="elsewhere", slug="week-1")
    with pytest.raises(NotFound):
        assignment_get(viewer=cast.student, course_slug="cnn", slug="week-2")


def test_the_list_takes_three_queries_however_long(
    cast: Cast, django_assert_num_queries: Callable[..., object]
) -> None:
    now = timezone.now()
    for week in range(5):
        assignment_create(
            course=cast.course,
            slug=f"week-{week}",
            title={"en": "Week"},
            due_at=now + timedelta(days=7 - week),
            published=True,
        )
    with django_assert_num_queries(3):
        views = assignment_list(viewer=cast.student, course=cast.course)
    assert [view.assignment.slug for view in views] == [f"week-{week}" for week in (4, 3, 2, 1, 0)]


def test_members_are_listed_for_teachers(cast: Cast) -> None:
    for name, person in cast.everybody():
        if name in TEACHERS:
            assert len(member_list(viewer=person, course=cast.course)) == 4
        else:
            with pytest.raises(NotFound):
                member_list(viewer=person, course=cast.course)
