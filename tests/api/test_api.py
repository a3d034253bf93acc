"""The API: the same rules as the pages, said in JSON."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponse
from django.test import Client

from grader.accounts.models import User
from grader.accounts.tokens.services import api_token_create
from grader.courses.services import assignment_create
from grader.grading.report.report import CaseReport, PartReport
from grader.judge.verdict import Verdict
from grader.judge.words.sentences import Sentence
from grader.submissions.models import Submission
from tests.school import SOURCE, School, finish, report

TEACHERS = {"instructor", "assistant"}
MEMBERS = TEACHERS | {"student", "other"}
WHERE = {"course": "cnn", "assignment": "week-1", "exercise": "corr2d"}


def client_of(person: User | AnonymousUser) -> Client:
    client = Client()
    if isinstance(person, User):
        client.force_login(person)
    return client


def submit(person: User | AnonymousUser, **more: Any) -> HttpResponse:
    return client_of(person).post("/api/submissions", {**WHERE, "source": SOURCE, **more}, "application/json")


def test_who_gets_what(school: School) -> None:
    expected = dict.fromkeys(MEMBERS, 201) | {"outsider": 404, "nobody": 401}
    assert {name: submit(person).status_code for name, person in school.cast.everybody()} == expected
    address = f"/api/submissions/{Submission.objects.get(user=school.cast.student).public_id}"
    seen = {name: client_of(person).get(address).status_code for name, person in school.cast.everybody()}
    assert seen == {"instructor": 200, "assistant": 200, "student": 200, "other": 404, "outsider": 404, "nobody": 401}


@pytest.mark.parametrize("address", ["/api/courses", "/api/exercises", "/api/courses/cnn/assignments"])
def test_lists_are_for_members(school: School, address: str) -> None:
    for name, person in school.cast.everybody():
        answer = client_of(person).get(address)
        if name == "nobody":
            assert answer.status_code == 401
        elif name == "outsider" and "cnn" in address:
            assert answer.status_code == 404
        else:
            assert answer.status_code == 200
            assert len(answer.json()) == 1


def test_from_handing_in_to_the_verdict(school: School) -> None:
    answer = submit(school.cast.student).json()
    assert (answer["state"], answer["verdict"], answer["report"]) == ("queued", None, None)
    finish(Submission.objects.get(), report(4, 10, staff="for staff"))
    address = f"/api/submissions/{answer['id']}"
    later = client_of(school.cast.student).get(address).json()
    assert (later["state"], later["verdict"], later["points"]) == ("finished", "partial", 4)
    assert later["report"]["staff"] == ""
    assert client_of(school.cast.instructor).get(address).json()["report"]["staff"] == "for staff"


def test_a_report_is_said_in_the_readers_language(school: School) -> None:
    case = CaseReport(
        name="2x2 kernel",
        title={"en": "2x2 kernel", "zh-hans": "2×2 卷积核"},
        verdict=Verdict.WRONG,
        points=0,
        max_points=1,
        visible=True,
        sentences=(Sentence(text={"en": "You flipped the kernel.", "zh-hans": "你翻转了卷积核。"}),),
        parts=(
            PartReport("dW", right=True),
            PartReport("db", right=False, mistakes=(Sentence(text={"en": "Sum it.", "zh-hans": "求和。"}),)),
        ),
    )
    school.graded(report(0, 1, cases=(case,)))
    address = f"/api/submissions/{Submission.objects.get().public_id}"
    for language, said in (("en", "You flipped the kernel."), ("zh-CN", "你翻转了卷积核。")):
        answer = client_of(school.cast.student).get(address, headers={"accept-language": language})
        found = answer.json()["report"]["cases"][0]
        assert found["messages"] == [said]
        assert (found["name"], found["title"]) == ("2x2 kernel", "2x2 kernel" if language == "en" else "2×2 卷积核")
        assert [(part["name"], part["right"]) for part in found["parts"]] == [("dW", True), ("db", False)]
        assert found["parts"][1]["messages"] == ["Sum it." if language == "en" else "求和。"]


def test_the_same_token_makes_one_submission(school: School) -> None:
    token = str(uuid.uuid4())
    ids = {submit(school.cast.student, client_token=token).json()["id"] for _ in range(2)}
    assert len(ids) == 1


@pytest.mark.parametrize(
    ("data", "status", "code"),
    [
        ({"source": ""}, 400, "source-empty"),
        ({"source": "x" * (257 << 10)}, 413, "source-too-big"),
        ({"source": "a\0b"}, 400, "source-has-nul"),
        ({"source": "\ud800"}, 415, "source-not-utf8"),
        ({"exercise": "unknown"}, 404, "not-found"),
        ({"course": "unknown"}, 404, "not-found"),
        ({"kind": "joke"}, 422, "not-understood"),
        ({"client_token": "1"}, 422, "not-understood"),
        ({"sorce": "misspelt"}, 422, "not-understood"),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else value,
)
def test_each_refusal_has_its_status_code_and_sentence(
    school: School, data: dict[str, Any], status: int, code: str
) -> None:
    answer = submit(school.cast.student, **data)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert answer.json()["message"].endswith((".", ":")) or len(answer.json()["message"]) > 20
    assert not Submission.objects.exists()


@pytest.mark.parametrize("body", ["", "{", "[]", '"x"', "null", '{"source": 3}'])
def test_what_is_no_request_is_refused_and_not_a_fault(school: School, body: str) -> None:
    answer = client_of(school.cast.student).post("/api/submissions", body, "application/json")
    assert answer.status_code in (400, 422)
    assert set(answer.json()) == {"code", "message"}


def test_an_unknown_address_of_the_api_says_so_in_json(school: School) -> None:
    answer = client_of(school.cast.student).get("/api/submissions/nonsense")
    assert answer.status_code == 422
    assert answer.json()["code"] == "not-understood"


def test_a_token_stands_for_its_user(school: School) -> None:
    token = api_token_create(user=school.cast.student, name="laptop")
    client = Client(enforce_csrf_checks=True, headers={"authorization": f"Bearer {token}"})
    assert client.post("/api/submissions", {**WHERE, "source": SOURCE}, "application/json").status_code == 201
    wrong = Client(headers={"authorization": f"Bearer {token}x"}).get("/api/courses")
    assert (wrong.status_code, wrong.json()["code"]) == (401, "not-signed-in")


def test_a_session_needs_a_csrf_token(school: School) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(school.cast.student)
    assert client.post("/api/submissions", {**WHERE, "source": SOURCE}, "application/json").status_code == 403
    assert not Submission.objects.exists()


def test_the_lists_do_not_grow_in_queries(school: School, django_assert_num_queries: Callable[..., object]) -> None:
    client = client_of(school.cast.student)
    with django_assert_num_queries(3):  # session, user, courses
        client.get("/api/courses")
    for number in range(3):
        assignment_create(course=school.cast.course, slug=f"more-{number}", title={"en": "More"}, published=True)
    with django_assert_num_queries(6):  # session, user, courses, assignments, extensions, exercises
        client.get("/api/exercises")
