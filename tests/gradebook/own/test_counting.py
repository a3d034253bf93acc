"""Which hand-in counts, where its author says so."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from grader.courses.models import Counts
from grader.gradebook.services import assignment_recompute
from tests.gradebook.test_policies import handed_in, mark, nothing_differs, policy
from tests.school import School


def client_of(user: object) -> Client:
    client = Client()
    client.force_login(user)  # type: ignore[arg-type]
    return client


@pytest.fixture
def student(school: School) -> Client:
    return client_of(school.cast.student)


def test_a_student_chooses_and_chooses_again(school: School, student: Client) -> None:
    policy(school, counts=Counts.CHOSEN)
    first = handed_in(school, timezone.now(), 0.75)
    second = handed_in(school, timezone.now(), 0.5)
    assert mark(school).points == 5
    address = f"/submissions/{first.public_id}/"
    page = student.get(address).content.decode()
    assert 'value="count"' in page
    assert 'value="count"' in student.get("/courses/cnn/week-1/corr2d/mark/").content.decode()
    assert student.post(f"{address}say/", {"do": "count"}).status_code == 302
    assert mark(school).run.submission == first
    assert "This is the one that counts." in student.get(address).content.decode()
    handed_in(school, timezone.now(), 1.0)  # a choice holds until there is another
    assert mark(school).points == 7.5
    student.post(f"/submissions/{second.public_id}/say/", {"do": "count"})
    assert mark(school).points == 5
    nothing_differs(school)


def test_nobody_else_chooses_and_nobody_where_rules_decide(school: School, student: Client) -> None:
    sent = handed_in(school, timezone.now(), 0.5)
    address = f"/submissions/{sent.public_id}/"
    assert 'value="count"' not in student.get(address).content.decode()
    assert student.post(f"{address}say/", {"do": "count"}).status_code == 404
    policy(school, counts=Counts.CHOSEN)
    for who in (school.cast.instructor, school.cast.assistant, school.cast.other):
        assert client_of(who).post(f"{address}say/", {"do": "count"}).status_code == 404


def test_what_has_closed_or_has_no_result_is_not_chosen(school: School, student: Client) -> None:
    policy(school, counts=Counts.CHOSEN)
    first = handed_in(school, timezone.now(), 0.75)
    handed_in(school, timezone.now(), 0.5)
    waiting = school.submit(source="def corr2d(X, K):\n    return K\n")
    student.post(f"/submissions/{waiting.public_id}/say/", {"do": "count"})
    waiting.refresh_from_db()
    assert waiting.chosen_at is None
    now = timezone.now()
    school.reschedule(opens_at=None, due_at=now - timedelta(hours=2), closes_at=now - timedelta(hours=1))
    assignment_recompute(assignment=school.assignment)
    address = f"/submissions/{first.public_id}/"
    assert 'value="count"' not in student.get(address).content.decode()
    assert student.post(f"{address}say/", {"do": "count"}).status_code == 403
    assert mark(school).points == 5


def test_students_read_the_rules_and_how_often_they_may_still_hand_in(school: School, student: Client) -> None:
    policy(school, counts=Counts.LAST, attempts=3, cooldown_seconds=0, penalty=10, grace_minutes=15)
    handed_in(school, timezone.now(), 0.5)
    page = student.get("/courses/cnn/week-1/").content.decode()
    for rule in ("−10 % for each day begun", "15 minutes", "3 hand-ins at most", "The last hand-in counts"):
        assert rule in page
    assert "2 hand-ins left" in student.get("/courses/cnn/week-1/corr2d/history/").content.decode()
    staff = client_of(school.cast.instructor).get("/courses/cnn/week-1/corr2d/history/").content.decode()
    assert "hand-ins left" not in staff
