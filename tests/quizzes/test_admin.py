"""The administration of quizzes opens, and what happened cannot be changed there."""

from __future__ import annotations

import pytest
from django.test import Client

from grader.accounts.models import User
from grader.quizzes.sitting.attempts import attempt_start
from grader.quizzes.sitting.saving import response_save
from tests.quizzes.exam import Exam

MODELS = ("quizrules", "quizitem", "accommodation", "attempt", "save", "variant")


@pytest.fixture
def admin(exam: Exam, client: Client) -> Client:
    client.force_login(User.objects.create_superuser("root", password="a password of the tests"))
    attempt = attempt_start(user=exam.cast.student, assignment=exam.quiz)
    response_save(place=attempt.places.get(position=0), response="1")
    return client


@pytest.mark.parametrize("model", MODELS)
def test_every_list_opens(admin: Client, model: str) -> None:
    assert admin.get(f"/admin/quizzes/{model}/").status_code == 200


def test_an_attempt_is_read_and_not_changed(admin: Client, exam: Exam) -> None:
    attempt = exam.quiz.attempts.get()
    page = admin.get(f"/admin/quizzes/attempt/{attempt.pk}/change/")
    assert page.status_code == 200
    assert b'name="_save"' not in page.content
    assert admin.get("/admin/quizzes/attempt/add/").status_code == 403
