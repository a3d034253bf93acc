"""Who sees which exercise."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from grader.catalog.errors import NotYetOpen
from grader.catalog.selectors import exercise_list, exercise_page, item_get, item_list
from grader.courses.selectors import assignment_view
from grader.errors import NotFound
from tests.school import School

TEACHERS = {"instructor", "assistant"}
MEMBERS = TEACHERS | {"student", "other"}
ADDRESS = {"course_slug": "cnn", "assignment_slug": "week-1", "exercise_slug": "corr2d"}


def test_members_see_the_exercise_of_an_open_assignment(school: School) -> None:
    for name, person in school.cast.everybody():
        if name in MEMBERS:
            assert item_get(viewer=person, **ADDRESS).exercise == school.exercise
        else:
            with pytest.raises(NotFound):
                item_get(viewer=person, **ADDRESS)


def test_before_it_opens_only_teachers_read_it(school: School) -> None:
    school.reschedule(opens_at=timezone.now() + timedelta(hours=1))
    for name, person in school.cast.everybody():
        if name in TEACHERS:
            assert item_get(viewer=person, **ADDRESS).item == school.item
            assert item_list(view=assignment_view(viewer=person, assignment=school.assignment)) == (school.item,)
        elif name in MEMBERS:
            with pytest.raises(NotYetOpen) as refused:
                item_get(viewer=person, **ADDRESS)
            assert refused.value.status == 403
            assert item_list(view=assignment_view(viewer=person, assignment=school.assignment)) == ()
        else:
            with pytest.raises(NotFound):
                item_get(viewer=person, **ADDRESS)


def test_what_is_not_in_the_assignment_is_not_found(school: School) -> None:
    for name in ("course_slug", "assignment_slug", "exercise_slug"):
        with pytest.raises(NotFound):
            item_get(viewer=school.cast.student, **{**ADDRESS, name: "other"})


def test_the_library_is_for_teachers_and_a_courses_exercises_for_its_students(school: School) -> None:
    seen = {name: len(exercise_list(viewer=person)) for name, person in school.cast.everybody()}
    assert seen == {"instructor": 1, "assistant": 1, "student": 1, "other": 1, "outsider": 1, "nobody": 0}
    school.reschedule(published=False)
    assert exercise_list(viewer=school.cast.student) == ()
    assert exercise_list(viewer=school.cast.assistant) == (school.exercise,)


def test_an_item_takes_four_queries(school: School, django_assert_num_queries: Callable[..., object]) -> None:
    with django_assert_num_queries(4):
        item_get(viewer=school.cast.student, **ADDRESS)


def test_the_page_speaks_each_language_and_is_made_once(
    school: School, django_assert_num_queries: Callable[..., object]
) -> None:
    english = exercise_page(exercise=school.exercise, language="en")
    chinese = exercise_page(exercise=school.exercise, language="zh-hans")
    assert "互相关" in chinese.statement
    assert "<math" in english.statement
    assert "<svg" in english.statement
    assert "互相关" not in english.statement
    assert "def corr2d" in english.starter
    assert english.spec["code"]["entry"] == ["corr2d"]
    with django_assert_num_queries(0):
        assert exercise_page(exercise=school.exercise, language="en") == english
