"""A course's own exercise: invisible outside it, in every list, search and address."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client

from grader.accounts.models import User
from grader.catalog.models import AssignmentExercise, Exercise
from grader.catalog.selectors import exercise_list, item_get
from grader.catalog.services import assignment_add, exercise_store
from grader.catalog.sync import library_enter, library_sync
from grader.content.bundle import Bundle
from grader.content.loader import load_folder
from grader.courses.models import Assignment, Course
from grader.courses.services import assignment_create
from grader.courses.setup.copying import course_copy
from grader.errors import NotFound
from grader.gradebook.marks.placing import Placed, exercises_place
from grader.gradebook.own.practice import library_view
from grader.gradebook.teaching.choosing import Search, exercises_named, exercises_search
from grader.submissions.rules import may_try
from tests.school import CORR2D, School


@pytest.fixture
def bundle() -> Bundle:
    return load_folder(CORR2D, CORR2D.parents[2] / "reference")


@pytest.fixture
def own(school: School, bundle: Bundle) -> Exercise:
    """The course's own exercise ``ours``, asked for in its homework."""
    exercise = exercise_store(slug="ours", bundle=bundle, listed=True, course=school.cast.course).exercise
    assignment_add(assignment=school.assignment, exercise=exercise)
    return exercise


def signed_in(user: User) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(user)
    return client


def elsewhere(school: School) -> Assignment:
    course = Course.objects.get(slug="elsewhere")
    return assignment_create(course=course, slug="week-1", title={"en": "Week 1"}, published=True)


def test_only_the_course_finds_it(school: School, own: Exercise) -> None:
    cast = school.cast
    assert not own.listed, "its exercise.toml does not put it into the library"
    for name, person in cast.everybody():
        inside = name in {"instructor", "assistant", "student", "other"}
        assert (own in exercise_list(viewer=person)) == inside, name
        address = {"course_slug": "cnn", "assignment_slug": "week-1", "exercise_slug": "ours"}
        if inside:
            assert item_get(viewer=person, **address).exercise == own
        else:
            with pytest.raises(NotFound):
                item_get(viewer=person, **address)
    practice = library_sync()
    library_enter(user=cast.student)
    rows = [row.exercise for topic in library_view(user=cast.student, practice=practice).topics for row in topic.rows]
    assert own not in rows
    there = elsewhere(school)
    outsider = signed_in(cast.outsider)
    assert b"ours" not in outsider.get("/api/exercises").content
    page = outsider.get(f"/teach/elsewhere/assignments/{there.slug}/?q=corr")
    assert b'value="corr2d"' in page.content
    assert b'value="ours"' not in page.content


def test_only_its_teachers_try_it_outside_assignments(school: School, own: Exercise) -> None:
    able = {name: may_try(user=person, exercise=own) for name, person in school.cast.everybody() if name != "nobody"}
    assert able == {"instructor": True, "assistant": True, "student": False, "other": False, "outsider": False}


def test_another_course_cannot_ask_for_it(school: School, own: Exercise) -> None:
    there = elsewhere(school)
    with pytest.raises(ValidationError):
        assignment_add(assignment=there, exercise=own)
    with pytest.raises(ValidationError):
        exercises_place(assignment=there, placed=[Placed(own, own.placements.get().points)], by=school.cast.outsider)
    signed_in(school.cast.outsider).post("/teach/elsewhere/assignments/week-1/exercises/", {"add": "ours"})
    assert not AssignmentExercise.objects.filter(assignment=there).exists()


def test_a_name_is_free_in_every_course_and_taken_once(school: School, own: Exercise, bundle: Bundle) -> None:
    other = exercise_store(slug="ours", bundle=bundle, course=Course.objects.get(slug="elsewhere")).exercise
    assert other.pk != own.pk
    assert exercise_store(slug="ours", bundle=bundle).exercise.course is None
    for course in (school.cast.course, None):
        with pytest.raises(IntegrityError), transaction.atomic():
            Exercise.objects.create(slug="ours", course=course, kind="code", topic="convolution", title={"en": "x"})
    with pytest.raises(IntegrityError), transaction.atomic():
        Exercise.objects.filter(pk=own.pk).update(listed=True)


def test_of_one_address_an_assignment_holds_one(school: School, bundle: Bundle) -> None:
    mine = exercise_store(slug="corr2d", bundle=bundle, course=school.cast.course).exercise
    with pytest.raises(ValidationError):
        assignment_add(assignment=school.assignment, exercise=mine)
    assert exercises_named(viewer=school.cast.instructor, assignment=school.assignment, slugs=["corr2d"]) == {
        "corr2d": school.exercise
    }
    next_week = assignment_create(course=school.cast.course, slug="week-2", title={"en": "Week 2"})
    assert exercises_named(viewer=school.cast.instructor, assignment=next_week, slugs=["corr2d"]) == {"corr2d": mine}
    seen = exercises_search(viewer=school.cast.instructor, assignment=next_week, search=Search(text="corr2d"))
    assert seen.exercises == (mine,), "the course's own stands for the library's"


def test_a_copied_course_has_copies_of_its_own(school: School, own: Exercise) -> None:
    teacher: User = school.cast.instructor
    new = course_copy(course=school.cast.course, slug="next", title={"en": "Next"}, term="", days=365, by=teacher)
    items = {item.exercise.slug: item.exercise for item in AssignmentExercise.objects.filter(assignment__course=new)}
    assert items["corr2d"] == school.exercise
    copy = items["ours"]
    assert copy.course == new
    assert copy.pk != own.pk
    assert copy.current is not None
    assert own.current is not None
    assert copy.current.hash == own.current.hash
    assert copy.current.pk != own.current.pk
