"""Letters that let somebody set a password: who gets one, what the link does, and what nobody learns."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core import mail
from django.test import Client

from grader import celery
from grader.accounts import tasks
from grader.accounts.letters.services import SEND, WELCOME
from grader.accounts.models import User
from grader.courses.services import enrol
from grader.tables import read_table
from tests.people import PASSWORD, Cast

NEW = "a quite new password 7"
TASKS: dict[str, Callable[..., None]] = {SEND: tasks.send_letters, WELCOME: tasks.send_welcome}


@pytest.fixture(autouse=True)
def worker(configured: Callable[..., None], monkeypatch: pytest.MonkeyPatch) -> list[tuple[Any, ...]]:
    """A worker that does at once what it is asked; what it was asked."""
    from pydantic import SecretStr

    configured(email_url=SecretStr("smtp://mail.example.edu"))
    asked: list[tuple[Any, ...]] = []

    def send(name: str, *args: Any, queue: str) -> None:
        asked.append((name, *args))
        TASKS[name](*args)

    monkeypatch.setattr(celery, "send", send)
    monkeypatch.setattr(tasks, "close_old_connections", lambda: None)
    return asked


def ask(email: str, client: Client | None = None) -> Any:
    return (client or Client(headers={"accept-language": "en"})).post("/password/forgotten/", {"email": email})


def link_in(letter: Any) -> str:
    found = re.search(r"http://testserver(/password/set/\S+)", letter.body)
    assert found is not None
    return found[1]


@pytest.fixture
def ada(db: None) -> User:
    return User.objects.create_user("ada", "Ada@example.edu", PASSWORD, name="Ada")


def test_from_the_letter_to_signing_in_with_a_new_password(ada: User) -> None:
    elsewhere = Client()
    elsewhere.force_login(ada)
    assert "a letter with a link is on its way" in ask("ada@EXAMPLE.edu").content.decode()
    [letter] = mail.outbox
    assert letter.to == ["Ada@example.edu"]
    client = Client(headers={"accept-language": "en"})
    page = client.get(link_in(letter), follow=True)
    assert "Your account is <b>ada</b>" in page.content.decode()
    address = page.redirect_chain[-1][0]
    assert "set-password" in address  # the secret is out of the address bar before anything else is loaded
    short = client.post(address, {"new_password1": "short", "new_password2": "short"})
    assert short.status_code == 422
    done = client.post(address, {"new_password1": NEW, "new_password2": NEW}, follow=True)
    assert "Your password is set" in done.content.decode()
    assert client.login(username="ada", password=NEW)
    assert not Client().login(username="ada", password=PASSWORD)
    assert elsewhere.get("/me/").status_code == 302  # signed out everywhere
    again = Client(headers={"accept-language": "en"}).get(link_in(letter), follow=True).content.decode()
    assert "This link is used" in again


def test_nobody_learns_who_has_an_account(ada: User, worker: list[tuple[Any, ...]]) -> None:
    pages = [ask(email).content.decode().replace(email, "") for email in ("ada@example.edu", "nobody@example.edu")]
    tokens = re.compile(r'value="\w{64}"|nonce="[^"]+"')
    assert tokens.sub("", pages[0]) == tokens.sub("", pages[1])
    assert [name for name, *_ in worker] == [SEND, SEND]  # a worker finds out, so the answer takes the same time
    assert len(mail.outbox) == 1


@pytest.mark.parametrize("change", [{"is_active": False}, {"demo": True}, {"email": ""}])
def test_who_gets_none(ada: User, change: dict[str, Any]) -> None:
    User.objects.update(**change)
    ask("ada@example.edu")
    assert mail.outbox == []


def test_letters_are_not_sent_without_end(ada: User) -> None:
    statuses = [ask("ada@example.edu").status_code for _ in range(11)]
    assert statuses == [200] * 10 + [429]
    assert ask("no address").status_code == 422


def test_a_service_without_mail_says_so(ada: User, configured: Callable[..., None]) -> None:
    configured(email_url=None)
    assert "This service sends no e-mail" in ask("ada@example.edu").content.decode()
    assert mail.outbox == []


def test_newcomers_are_written_to_once_and_begin(cast: Cast, django_capture_on_commit_callbacks: Any) -> None:
    from grader.courses.people.roster import roster_apply

    table = read_table("name,email\nIda Rhodes,ida@example.edu\nBo,bo@example.edu\n")
    roster_apply(course=cast.course, table=table, drop=False, by=cast.instructor)
    bo = User.objects.get(email="bo@example.edu")
    bo.set_password(PASSWORD)
    bo.save()
    teacher = Client(headers={"accept-language": "en"})
    teacher.force_login(cast.instructor)
    assert "1 person has no password yet." in teacher.get("/teach/cnn/people/").content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        page = teacher.post("/teach/cnn/people/letters/", follow=True).content.decode()
    assert "1 letter is on its way." in page
    [letter] = mail.outbox
    assert "Convolutional networks" in letter.subject
    client = Client(headers={"accept-language": "en"})
    address = client.get(link_in(letter), follow=True).redirect_chain[-1][0]
    client.post(address, {"new_password1": NEW, "new_password2": NEW})
    assert client.login(username="ida@example.edu", password=NEW)
    assert "within the last ten minutes" in teacher.post("/teach/cnn/people/letters/", follow=True).content.decode()
    student = Client()
    student.force_login(cast.student)
    assert student.post("/teach/cnn/people/letters/").status_code == 404


def test_who_is_in_no_course_of_theirs_is_not_written_to(cast: Cast) -> None:
    stranger = User.objects.create_user("stranger", "s@example.edu")
    enrol(course=cast.course, user=stranger)
    stranger.enrolments.update(status="dropped")
    teacher = Client()
    teacher.force_login(cast.instructor)
    teacher.post("/teach/cnn/people/letters/")
    assert mail.outbox == []
