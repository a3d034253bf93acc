"""Characters that no database keeps, in the fields where nobody looks for them: an answer, and never a fault of ours.

SQLite keeps NUL and no half of a character; PostgreSQL keeps neither, so these tests are worth most there.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

import pytest
from django.test import Client

from grader.accounts.models import User
from grader.quizzes.models import Place
from grader.quizzes.sitting.attempts import attempt_start
from tests.quizzes.exam import Exam
from tests.school import School

ODD = {"NUL": "a\0b", "half a character": "\ud800", "not a character": "\uffff", "private": "\U0010fffe"}
FORM = "application/x-www-form-urlencoded"


@pytest.fixture(params=ODD)
def odd(request: pytest.FixtureRequest) -> str:
    return ODD[request.param]


def form(client: Client, address: str, **fields: str) -> Any:
    body = "&".join(f"{name}={quote(value, errors='surrogatepass')}" for name, value in fields.items())
    return client.post(address, body, content_type=FORM)


@pytest.mark.parametrize("field", ["course", "assignment", "exercise", "source"])
def test_a_programs_words(field: str, odd: str, school: School, student: Client) -> None:
    data = {"course": "cnn", "assignment": "week-1", "exercise": "corr2d", "source": "x = 1", field: odd}
    answer = student.post("/api/submissions", json.dumps(data), content_type="application/json")
    assert answer.status_code < 500
    assert answer.status_code == 201 or answer.json()["code"]


@pytest.mark.parametrize("address", ["/api/courses/{}/assignments", "/api/courses/cnn/assignments/{}"])
def test_a_programs_address(address: str, odd: str, school: School, student: Client) -> None:
    assert student.get(address.format(quote(odd, errors="surrogatepass"))).status_code < 500


@pytest.mark.parametrize(
    ("address", "field"),
    [
        ("/password/forgotten/", "email"),
        ("/sign-in/", "username"),
        ("/api/device/code", "client_id"),
        ("/api/device/token", "device_code"),
    ],
)
def test_what_somebody_types_who_is_not_signed_in(address: str, field: str, odd: str, school: School) -> None:
    more = (
        {"password": "x"} if address == "/sign-in/" else {"grant_type": "urn:ietf:params:oauth:grant-type:device_code"}
    )
    assert form(Client(), address, **{**more, field: odd}).status_code < 500


@pytest.mark.parametrize(
    ("address", "field"),
    [
        ("/join/", "code"),
        ("/device/", "code"),
        ("/me/preferences/", "time_zone"),
        ("/me/tokens/", "name"),
        ("/courses/cnn/week-1/corr2d/own/", "own-case"),
        ("/courses/cnn/week-1/corr2d/draft/", "revision"),
    ],
)
def test_what_a_student_types(address: str, field: str, odd: str, school: School, student: Client) -> None:
    assert form(student, address, **{"source": "x = 1", field: odd}).status_code < 500


@pytest.mark.parametrize("address", ["/practice/?q={}", "/practice/?topic={}", "/courses/cnn/week-1/corr2d/?from={}"])
def test_what_is_looked_for(address: str, odd: str, school: School, student: Client) -> None:
    assert student.get(address.format(quote(odd, errors="surrogatepass"))).status_code < 500


@pytest.mark.parametrize("field", ["answer", "tab", "tabs", "flag", "revision", "age"])
def test_what_is_typed_in_a_quiz(field: str, odd: str, exam: Exam, sign_in: Callable[[User], Client]) -> None:
    client = sign_in(exam.cast.student)
    attempt = attempt_start(user=exam.cast.student, assignment=exam.quiz)
    for place in Place.objects.filter(attempt=attempt):
        name = f"q{place.position + 1}-answer" if field == "answer" else field
        fields = {f"q{place.position + 1}-answer": "3", "tab": "t", name: odd}
        answer = form(client, f"/attempts/{attempt.public_id}/places/{place.position}/", **fields)
        assert answer.status_code < 500, (place.position, answer.content)
    assert client.get(f"/attempts/{attempt.public_id}/").status_code == 200
