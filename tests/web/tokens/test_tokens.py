"""The pages of tokens, and of letting a device in."""

from __future__ import annotations

import re
from collections.abc import Callable

from django.test import Client

from grader.accounts.models import ApiToken, User
from grader.accounts.tokens.services import api_token_create
from tests.school import SOURCE, School

FORM = {"name": "laptop", "scopes": ["read"], "days": "30"}
SignIn = Callable[[User], Client]


def bearer(token: str) -> Client:
    return Client(enforce_csrf_checks=True, headers={"authorization": f"Bearer {token}"})


def test_a_token_is_shown_once_and_works(school: School, sign_in: SignIn) -> None:
    client = sign_in(school.cast.student)
    made = client.post("/me/tokens/", FORM)
    assert (made.status_code, made["Cache-Control"].count("no-store")) == (201, 1)
    token = re.search(r'value="(tg_[\w-]+)"', made.content.decode())
    assert token is not None
    assert bearer(token[1]).get("/api/courses").status_code == 200
    later = client.get("/me/tokens/").content.decode()
    assert token[1] not in later
    assert "laptop" in later
    assert token[1][:7] in later


def test_a_token_does_what_it_is_for_and_no_more(school: School) -> None:
    token = api_token_create(user=school.cast.student, name="reader", scopes=["read"])
    where = {"course": "cnn", "assignment": "week-1", "exercise": "corr2d", "source": SOURCE}
    refused = bearer(token).post("/api/submissions", where, "application/json")
    assert (refused.status_code, refused.json()["code"]) == (403, "token-scope")
    assert "submit" in refused.json()["message"]
    token = api_token_create(user=school.cast.student, name="sender", scopes=["submit"])
    assert bearer(token).post("/api/submissions", where, "application/json").status_code == 201
    assert bearer(token).get("/api/courses").status_code == 403


def test_teachers_uses_are_offered_to_teachers(school: School, sign_in: SignIn) -> None:
    for person, offered in ((school.cast.student, False), (school.cast.assistant, True)):
        client = sign_in(person)
        assert ('value="manage"' in client.get("/me/tokens/").content.decode()) is offered
        answer = client.post("/me/tokens/", {**FORM, "scopes": ["manage"]})
        assert answer.status_code == (201 if offered else 422)


def test_what_is_missing_is_said_and_what_was_typed_stays(school: School, sign_in: SignIn) -> None:
    answer = sign_in(school.cast.student).post("/me/tokens/", {"name": "my laptop", "days": "17"})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "my laptop" in page
    assert "Choose what it may be used for." in page
    assert not ApiToken.objects.exists()


def test_a_token_is_withdrawn(school: School, sign_in: SignIn) -> None:
    token = api_token_create(user=school.cast.student, name="laptop")
    address = f"/me/tokens/{ApiToken.objects.get().pk}/withdraw/"
    assert sign_in(school.cast.other).post(address).status_code == 404
    assert bearer(token).get("/api/courses").status_code == 200
    page = sign_in(school.cast.student).post(address, follow=True).content.decode()
    assert "“laptop” is withdrawn" in page
    assert bearer(token).get("/api/courses").status_code == 401


def test_a_device_is_let_in(school: School, sign_in: SignIn) -> None:
    program, person = Client(), sign_in(school.cast.student)
    begun = program.post("/api/device/code", {"client_id": "tensorgrade on <b>x</b>", "scope": "read submit"}).json()
    poll = {"grant_type": "urn:ietf:params:oauth:grant-type:device_code", "device_code": begun["device_code"]}
    waiting = program.post("/api/device/token", poll)
    assert (waiting.status_code, waiting.json()) == (400, {"error": "authorization_pending"})
    assert begun["user_code"] in person.get(begun["verification_uri_complete"]).content.decode()
    asked = person.post("/device/", {"code": begun["user_code"]}).content.decode()
    assert "tensorgrade on &lt;b&gt;" in asked
    done = person.post("/device/", {"code": begun["user_code"], "do": "agree", "scopes": ["read"], "days": "30"})
    assert "It is let in" in done.content.decode()
    got = program.post("/api/device/token", poll).json()
    assert (got["token_type"], got["scope"], got["expires_in"]) == ("Bearer", "read", 30 * 86_400)
    assert bearer(got["access_token"]).get("/api/courses").json()[0]["slug"] == "cnn"


def test_a_device_is_refused(school: School, sign_in: SignIn) -> None:
    program, person = Client(), sign_in(school.cast.student)
    begun = program.post("/api/device/code", {"client_id": "stranger"}).json()
    page = person.post("/device/", {"code": begun["user_code"], "do": "refuse"}).content.decode()
    assert "It is refused" in page
    poll = {"grant_type": "urn:ietf:params:oauth:grant-type:device_code", "device_code": begun["device_code"]}
    assert program.post("/api/device/token", poll).json() == {"error": "access_denied"}


def test_a_wrong_code_is_said(school: School, sign_in: SignIn) -> None:
    answer = sign_in(school.cast.student).post("/device/", {"code": "nonsense"})
    assert answer.status_code == 422
    assert "No device waits with this code" in answer.content.decode()


def test_the_words_of_the_protocol(school: School) -> None:
    for body, error in (
        ({}, "invalid_request"),
        ({"grant_type": "password", "device_code": "x"}, "unsupported_grant_type"),
        ({"grant_type": "urn:ietf:params:oauth:grant-type:device_code", "device_code": "x"}, "invalid_grant"),
    ):
        answer = Client().post("/api/device/token", body)
        assert (answer.status_code, answer.json()) == (400, {"error": error})
