"""A rush of hand-ins: the answer to the student does not wait for marks, which a worker computes for all together."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.test import Client

from grader import celery
from grader.accounts.models import User
from grader.courses.models import Enrolment, Role
from grader.gradebook.marks import due
from grader.gradebook.marks.due import SETTLE, marks_settle
from grader.gradebook.models import Mark, MarkDue
from grader.gradebook.receivers import settle_marks
from grader.gradebook.services import marks_differing
from grader.quizzes.models import Attempt, Place
from grader.quizzes.sitting import attempts
from grader.quizzes.sitting.attempts import attempt_finish, attempt_start
from grader.quizzes.sitting.saving import response_save
from tests.quizzes.exam import Exam

Captured = Callable[..., AbstractContextManager[object]]


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the tasks that were sent."""
    names: list[str] = []
    monkeypatch.setattr(celery, "send", lambda name, *_args, **_how: names.append(name))
    return names


def hand_in(exam: Exam, user: User, answer: str = "196609000") -> Attempt:
    attempt = attempt_start(user=user, assignment=exam.quiz)
    place = Place.objects.get(attempt=attempt, item=exam.items["dense-count"])
    response_save(place=place, response=answer)
    return attempt_finish(attempt=attempt)


def several(exam: Exam, count: int) -> list[User]:
    users = [User.objects.create(username=f"many-{number}") for number in range(count)]
    Enrolment.objects.bulk_create(Enrolment(course=exam.cast.course, user=user, role=Role.STUDENT) for user in users)
    return users


def test_few_hand_ins_have_their_marks_at_once(exam: Exam) -> None:
    for user in several(exam, attempts.RUSH):
        hand_in(exam, user)
        assert Mark.objects.get(user=user).points == 5
    assert not MarkDue.objects.exists()


def test_in_a_rush_a_worker_computes_the_marks_of_many_together(
    exam: Exam,
    sent: list[str],
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: Captured,
    django_assert_max_num_queries: Captured,
) -> None:
    monkeypatch.setattr(due, "_WOKEN_SECONDS", 3600)
    users = several(exam, attempts.RUSH + 5)
    with django_capture_on_commit_callbacks(execute=True):
        for number, user in enumerate(users):
            hand_in(exam, user, "196609000" if number % 2 else "1")
    late = users[attempts.RUSH :]
    assert set(MarkDue.objects.values_list("user", flat=True)) == {user.pk for user in late}
    assert not Mark.objects.filter(user__in=late).exists()
    assert all(Attempt.objects.values_list("receipt", flat=True))
    assert sent.count(SETTLE) == 1
    with django_assert_max_num_queries(30):
        assert marks_settle() == len(late)
    assert not MarkDue.objects.exists()
    assert sorted(Mark.objects.filter(user__in=late).values_list("points", flat=True)) == [0, 0, 0, 5, 5]
    assert list(marks_differing(course=exam.cast.course)) == []
    assert marks_settle() == 0


def test_a_lost_message_costs_the_time_until_a_workers_next_look(exam: Exam, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attempts, "RUSH", 0)
    hand_in(exam, exam.cast.student)
    assert not Mark.objects.exists()
    settle_marks()  # what a worker's tick calls
    assert Mark.objects.get(user=exam.cast.student).points == 5


def test_all_are_computed_though_a_transaction_takes_only_some(exam: Exam, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attempts, "RUSH", 0)
    monkeypatch.setattr(due, "AT_ONCE", 2)
    users = several(exam, 5)
    for user in users:
        hand_in(exam, user)
    assert marks_settle() == 5
    assert Mark.objects.filter(user__in=users, points=5).count() == 5


def test_the_receipt_and_the_course_are_shown_while_the_mark_is_due(
    exam: Exam, monkeypatch: pytest.MonkeyPatch, client: Client
) -> None:
    monkeypatch.setattr(attempts, "RUSH", 0)
    attempt = hand_in(exam, exam.cast.student)
    client.force_login(exam.cast.student)
    assert attempt.receipt[:4] in client.get(f"/attempts/{attempt.public_id}/done/").content.decode()
    assert client.get(f"/courses/{exam.cast.course.slug}/").status_code == 200
