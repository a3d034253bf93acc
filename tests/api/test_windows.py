"""Lists that are nothing but a list come in windows: ``Link`` leads from one to the next, and nothing is left out."""

from __future__ import annotations

import pytest
from django.test import Client

from grader.catalog.services import assignment_add
from grader.catalog.sync import library_enter, library_sync
from grader.courses.services import assignment_create
from grader.gradebook.models import Delivery, Webhook
from grader.quizzes.holding.rule_services import pools_set
from tests.api.test_staff import client_of
from tests.quizzes.exam import Exam, question
from tests.school import SOURCE, School

EXAM = "/api/teach/cnn/assignments/exam"


@pytest.fixture
def full(exam: Exam) -> Exam:
    """Of everything that is listed more than one."""
    course, teacher = exam.cast.course, exam.cast.instructor
    library_sync()
    library_enter(user=teacher)
    again = question("dense-count", 'type = "number"\nanswer = 1\n')
    week = assignment_create(course=course, slug="week-1", title={"en": "Week 1"}, published=True)
    assignment_add(assignment=week, exercise=again)
    items = list(exam.quiz.items.values_list("pk", flat=True))
    pools_set(assignment=exam.quiz, by=teacher, pools={items[0]: "A", items[1]: "B"}, draws={"A": 1, "B": 1})
    for number in range(2):
        address = f"https://bot{number}.example.edu/"
        hook = Webhook.objects.create(course=course, url=address, events="graded", secret="x")
        for _ in range(2):
            Delivery.objects.create(hook=hook, event="graded", body="{}")
    return exam


def windows(client: Client, address: str) -> list[list[object]]:
    """Every window of one row, as the links lead through them."""
    found, following = [], f"{address}?limit=1"
    while following:
        answer = client.get(following)
        assert answer.status_code == 200, answer.content
        found.append(answer.json())
        following = answer.headers.get("Link", "").removesuffix('>; rel="next"').removeprefix("<http://testserver")
    return found


@pytest.mark.parametrize(
    "address",
    [
        "/api/courses",
        "/api/courses/cnn/assignments",
        "/api/courses/cnn/marks",
        "/api/exercises",
        "/api/teach/cnn/exercises/dense-count/versions",
        "/api/teach/cnn/statistics/exam",
        f"{EXAM}/pools",
        "/api/teach/cnn/hooks",
        "/api/teach/cnn/hooks/{hook}/deliveries",
    ],
)
def test_one_window_leads_to_the_next_until_all_was_told(full: Exam, address: str) -> None:
    teacher = client_of(full.cast.instructor)
    address = address.replace("{hook}", str(Delivery.objects.latest("pk").hook_id))
    whole = teacher.get(address)
    assert "Link" not in whole.headers
    assert len(whole.json()) > 1
    assert [row for rows in windows(teacher, address) for row in rows] == whole.json()
    assert teacher.get(f"{address}?from=1000").json() == []
    for wrong in ("limit=0", "limit=201", "from=-1"):
        assert teacher.get(f"{address}?{wrong}").status_code == 422


def test_what_somebody_sent_is_told_in_windows(school: School) -> None:
    for number in range(3):
        school.submit(source=f"{SOURCE}#{number}")
    student = client_of(school.cast.student)
    address = "/api/courses/cnn/assignments/week-1/exercises/corr2d/submissions"
    whole = student.get(address).json()
    assert [len(rows) for rows in windows(student, address)] == [1, 1, 1]
    assert [row for rows in windows(student, address) for row in rows] == whole
