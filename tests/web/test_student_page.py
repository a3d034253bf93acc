"""A student's page, an assignment's statistics, and the weights of a course's total."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client

from grader.courses.models import Category, Section
from grader.gradebook.teaching.feedback import review_ask
from tests.school import School, report


def as_(who: Any) -> Client:
    client = Client()
    if not isinstance(who, AnonymousUser):
        client.force_login(who)
    return client


@pytest.mark.parametrize("page", ["students/{}/", "statistics/week-1/", "weights/"])
def test_who_reads_them(school: School, page: str, django_assert_max_num_queries: Any) -> None:
    for name, who in school.cast.everybody():
        allowed = name == "instructor" or (name == "assistant" and page != "weights/")
        client = as_(who)
        with django_assert_max_num_queries(15):
            status = client.get(f"/teach/cnn/{page.format(school.cast.student.pk)}").status_code
        assert status == (200 if allowed else 302 if name == "nobody" else 404), name


def test_a_students_page_shows_marks_and_what_they_asked(school: School) -> None:
    run = school.graded(report(3, 4))
    review_ask(submission=run.submission, by=school.cast.student, text="Why?")
    client = as_(school.cast.assistant)
    page = client.get(f"/teach/cnn/students/{school.cast.student.pk}/").content.decode()
    assert "7.5 / 10" in page
    assert "Asked to look again" in page
    assert "Asked to look again" in client.get("/courses/cnn/").content.decode()
    assert "Asked to look again" not in as_(school.cast.student).get("/courses/cnn/").content.decode()


def test_what_a_dropped_student_did_is_kept_and_found(school: School) -> None:
    school.graded(report(3, 4))
    school.cast.course.enrolments.filter(user=school.cast.student).update(status="dropped")
    client, pk = as_(school.cast.assistant), school.cast.student.pk
    book = client.get("/teach/cnn/gradebook/?state=dropped").content.decode()
    for address in (f"/teach/cnn/students/{pk}/", f"/teach/cnn/marks/week-1/corr2d/{pk}/"):
        assert f'href="{address}"' in book
        assert "7.5 / 10" in client.get(address).content.decode()
        assert as_(school.cast.student).get(address).status_code == 404
    assert "See the course so" not in client.get(f"/teach/cnn/students/{pk}/").content.decode()


def test_an_assistant_opens_only_students_of_their_section(school: School) -> None:
    section = Section.objects.create(course=school.cast.course, name="A")
    school.cast.course.enrolments.get(user=school.cast.assistant).sections.add(section)
    assert as_(school.cast.assistant).get(f"/teach/cnn/students/{school.cast.student.pk}/").status_code == 404


def test_statistics_count_tries_until_full_marks(school: School) -> None:
    for points in (1, 2, 4, 4):
        school.graded(report(points, 4))
    school.graded(report(2, 4), school.cast.other)
    school.graded(report(4, 4), school.cast.assistant)  # who teaches is in no statistics
    [row] = as_(school.cast.instructor).get("/teach/cnn/statistics/week-1/").context["rows"]
    assert (row.tried, row.passed, row.tries) == (2, 1, 3)
    assert row.difficulty == 0.75
    assert row.discrimination is None
    assert row.bins == (0, 0, 0, 0, 0, 1, 0, 0, 0, 1)


def test_weights_are_set_changed_and_taken_away(school: School) -> None:
    client = as_(school.cast.instructor)
    new = {"category": "new", "name-new": "Homework", "weight-new": "2,5", "drop-new": "1"}
    client.post("/teach/cnn/weights/", new)
    row = Category.objects.get()
    assert (row.name, float(row.weight), row.drop_lowest) == ("Homework", 2.5, 1)
    key = str(row.pk)
    both = {"category": [key, "new"], f"name-{key}": "Work", f"weight-{key}": "1", f"drop-{key}": "0", "name-new": ""}
    client.post("/teach/cnn/weights/", both)
    assert Category.objects.get().name == "Work"
    for wrong in ({f"weight-{key}": "-1"}, {f"weight-{key}": "x"}, {f"drop-{key}": "many"}):
        client.post("/teach/cnn/weights/", {**both, **wrong})
    client.post("/teach/cnn/weights/", {**both, "name-new": "Work", "weight-new": "1", "drop-new": "0"})
    assert [(one.name, one.weight) for one in Category.objects.all()] == [("Work", 1)]
    client.post("/teach/cnn/weights/", {**both, f"name-{key}": ""})
    assert not Category.objects.exists()
