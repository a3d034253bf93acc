"""Other dates for some, who hands in together, and a quiz: what an assignment of a course is set up with."""

from __future__ import annotations

from decimal import Decimal

import pytest

from grader.catalog.models import AssignmentExercise
from grader.courses.models import Event, Extension, Group, Section
from grader.quizzes.models import Accommodation, Pool
from tests.quizzes.exam import Exam
from tests.school import School
from tests.web.test_course_pages import as_


def test_other_dates_for_one_student_a_section_and_a_group(school: School) -> None:
    client, address = as_(school.cast.instructor), "/teach/cnn/assignments/week-1/extensions/"
    Section.objects.create(course=school.cast.course, name="A")
    assert (
        client.post(address, {"student": "student", "due_at": "2030-01-01T10:00", "reason": "ill"}).status_code == 302
    )
    assert client.post(address, {"section": Section.objects.get().pk, "more_attempts": "2"}).status_code == 302
    client.post("/teach/cnn/assignments/week-1/groups/", {"groups": "Red: student, other\n\n"})
    assert client.post(address, {"group": Group.objects.get().pk, "due_at": "2030-02-01T10:00"}).status_code == 302
    rows = client.get(address).context["extensions"]
    assert len(rows) == 3
    client.post(f"{address}withdraw/", {"extension": str(rows[-1].pk)})
    assert not Extension.objects.filter(user=school.cast.student).exists()
    assert Event.objects.filter(verb="extension-withdrawn").get().data["reason"] == "ill"


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"student": "nobody-here"},
        {"student": "student", "due_at": "2030-02-01T10:00", "closes_at": "2030-01-01T10:00"},
        {"student": "student", "more_attempts": "-1"},
        {"student": "student", "closes_at": "2020-01-01T10:00"},  # before everybody's due date, which stays
        {"student": "student", "opens_at": "2030-01-01T10:00"},
        {"student": "student", "due_at": "2020-01-01T10:00"},
        {"student": "student", "due_at": "8999-01-01T10:00"},
    ],
)
def test_an_extension_that_cannot_be_is_said(school: School, data: dict[str, str]) -> None:
    page = as_(school.cast.instructor).post("/teach/cnn/assignments/week-1/extensions/", {"reason": "x", **data})
    assert page.status_code == 422
    assert not Extension.objects.exists()


@pytest.mark.parametrize(
    "text", ["student", ": student", "Red: ghost", "Red: student\nBlue: student", "R: other\nR: x"]
)
def test_groups_that_cannot_be_change_nothing(school: School, text: str) -> None:
    client, address = as_(school.cast.instructor), "/teach/cnn/assignments/week-1/groups/"
    client.post(address, {"groups": "Old: student"})
    client.post(address, {"groups": text})
    assert [group.name for group in Group.objects.all()] == ["Old"]


def test_a_quiz_is_set_up_on_its_page(exam: Exam) -> None:
    client = as_(exam.cast.instructor)
    address = f"/teach/cnn/assignments/{exam.quiz.slug}/quiz/"
    assert as_(exam.cast.assistant).get(address).status_code == 404
    data = {"minutes": "45,5", "attempts": "2", "grace_seconds": "10", "review": "score", "review_from": "finish"}
    assert client.post(address, {**data, "minutes": "45.5"}).status_code == 302
    exam.quiz.quiz.refresh_from_db()
    assert (exam.quiz.quiz.seconds, exam.quiz.quiz.attempts, exam.quiz.quiz.shuffle) == (2730, 2, False)
    assert client.post(address, {**data, "minutes": "45.5", "attempts": "0"}).status_code == 422
    assert client.post(address, {**data, "minutes": "45.5", "grace_seconds": "99999999999"}).status_code == 422
    items = list(AssignmentExercise.objects.filter(assignment=exam.quiz))
    AssignmentExercise.objects.filter(assignment=exam.quiz).update(points=5)
    named = {f"pool-{item.pk}": "a" for item in items}
    client.post(f"{address}pools/", {**named, "draw-a": "99"})
    assert not Pool.objects.filter(name="a").exists()
    client.post(f"{address}pools/", {**named, "draw-a": "1"})
    assert Pool.objects.get(name="a").draw == 1


def test_more_time_is_given_and_taken_back(exam: Exam) -> None:
    client, address = as_(exam.cast.instructor), f"/teach/cnn/assignments/{exam.quiz.slug}/quiz/time/"
    for factor in ("0.5", "x", "NaN"):
        client.post(address, {"student": "student", "factor": factor})
    assert not Accommodation.objects.exists()
    client.post(address, {"student": "student", "factor": "1,5"})
    assert Accommodation.objects.get().factor == Decimal("1.5")
    client.post(address, {"student": "student", "factor": "1"})
    assert not Accommodation.objects.exists()
