"""The account page: a password can be changed, and sessions seen and ended; signing in is throttled."""

from __future__ import annotations

from http import HTTPStatus

import pytest
from django.test import Client
from lxml.html import HtmlElement

from grader.accounts.models import OpenSession, SignInTry, User
from grader.accounts.tries import MOST_OF_ACCOUNT
from tests.people import PASSWORD, Cast
from tests.web.html import css, one, read, text

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1 Version/18.0 Mobile Safari/604.1"
NEW = "another one that nobody guesses"


def browser(agent: str, *, address: str = "192.0.2.1") -> Client:
    return Client(headers={"user-agent": agent, "accept-language": "en"}, REMOTE_ADDR=address)


def sign_in(client: Client, password: str = PASSWORD, name: str = "student") -> int:
    return client.post("/sign-in/", {"username": name, "password": password}).status_code


def sessions_of(page: HtmlElement) -> list[HtmlElement]:
    """The rows of the sessions, without the other ways to sign in."""
    listed = one(page, "ul[aria-labelledby=sessions]")
    return [row for row in css(page, ".row") if row.getparent() is listed]


@pytest.mark.parametrize("name", ["student", "nobody-has-this-name"])
def test_too_many_tries_are_refused_with_a_sentence_and_a_time(cast: Cast, name: str) -> None:
    client = browser(FIREFOX)
    assert [sign_in(client, "wrong", name) for _ in range(MOST_OF_ACCOUNT)] == [HTTPStatus.OK] * MOST_OF_ACCOUNT
    response = client.post("/sign-in/", {"username": name, "password": PASSWORD})
    assert response.status_code == HTTPStatus.TOO_MANY_REQUESTS
    assert 0 < int(response["Retry-After"]) <= 15 * 60
    page = read(response, HTTPStatus.TOO_MANY_REQUESTS)
    assert "Wait 15 min and try again" in text(one(page, "div[role=alert]"))
    assert one(page, "#id_username").get("value") == name
    assert PASSWORD not in text(page)


def test_who_has_signed_in_before_is_not_locked_out_by_others(cast: Cast) -> None:
    own = browser(FIREFOX)
    assert sign_in(own) == HTTPStatus.FOUND
    own.post("/sign-out/")
    stranger = browser(FIREFOX, address="198.51.100.7")
    for _ in range(MOST_OF_ACCOUNT):
        sign_in(stranger, "wrong")
    assert sign_in(stranger) == HTTPStatus.TOO_MANY_REQUESTS
    assert sign_in(own) == HTTPStatus.FOUND


def test_behind_a_proxy_of_ours_the_address_is_what_it_says(cast: Cast, configured) -> None:  # type: ignore[no-untyped-def]
    for trusted, address in ((False, "192.0.2.1"), (True, "203.0.113.9")):
        configured(trust_proxy=trusted)
        client = browser(FIREFOX)
        client.post(
            "/sign-in/", {"username": "student", "password": "x"}, headers={"x-forwarded-for": "6.6.6.6, 203.0.113.9"}
        )
        assert SignInTry.objects.latest("pk").address == address


def test_sessions_are_seen_and_ended(cast: Cast) -> None:
    laptop, phone, library = browser(FIREFOX), browser(IPHONE), browser("curl/8")
    for client in (laptop, phone, library):
        assert sign_in(client) == HTTPStatus.FOUND
    page = read(laptop.get("/me/"))
    rows = [text(row) for row in sessions_of(page)]
    assert len(rows) == 3
    assert any("Firefox, Linux" in row and "this one" in row for row in rows)
    assert any("Safari, iPhone" in row and "Sign out" in row for row in rows)
    assert any("A browser we do not know" in row for row in rows)

    end = f"/me/sessions/{OpenSession.objects.get(agent=IPHONE).pk}/end/"
    assert browser(FIREFOX).post(end).status_code == HTTPStatus.FOUND  # to the sign-in
    stranger = browser(FIREFOX)
    sign_in(stranger, name="other")
    assert stranger.post(end).status_code == HTTPStatus.NOT_FOUND
    assert laptop.get(end).status_code == HTTPStatus.METHOD_NOT_ALLOWED
    assert phone.get("/me/").status_code == HTTPStatus.OK
    assert laptop.post(end)["Location"] == "/me/"
    assert phone.get("/me/").status_code == HTTPStatus.FOUND

    laptop.post("/me/sessions/end/")
    assert library.get("/me/").status_code == HTTPStatus.FOUND
    assert laptop.get("/me/").status_code == stranger.get("/me/").status_code == HTTPStatus.OK
    assert len(sessions_of(read(laptop.get("/me/")))) == 1


def test_signing_out_ends_the_row_too(cast: Cast) -> None:
    client = browser(FIREFOX)
    sign_in(client)
    client.post("/sign-out/")
    assert not OpenSession.objects.exists()


def test_a_session_that_was_open_before_is_noted_and_then_only_now_and_then(cast: Cast) -> None:
    client = browser(FIREFOX)
    sign_in(client)
    OpenSession.objects.all().delete()
    session = client.session
    del session["noted"]
    session.save()
    client.get("/me/")
    first = OpenSession.objects.get()
    client.get("/me/")
    assert OpenSession.objects.get().used_at == first.used_at


def change(client: Client, old: str, new: str, again: str | None = None) -> object:
    fields = {"old_password": old, "new_password1": new, "new_password2": again or new}
    return client.post("/me/password/", fields)


def test_a_new_password_ends_every_other_session_and_keeps_this_one(cast: Cast) -> None:
    laptop, phone = browser(FIREFOX), browser(IPHONE)
    sign_in(laptop)
    sign_in(phone)
    assert laptop.get("/me/password/").status_code == HTTPStatus.OK
    assert change(laptop, PASSWORD, NEW)["Location"] == "/me/"  # type: ignore[index]
    page = read(laptop.get("/me/"))
    assert "Your password is changed" in text(page)
    rows = sessions_of(page)
    assert [("this one" in text(row)) for row in rows] == [True]
    assert phone.get("/me/").status_code == HTTPStatus.FOUND
    assert sign_in(browser(FIREFOX)) == HTTPStatus.OK  # the old one is wrong now
    assert sign_in(browser(FIREFOX), NEW) == HTTPStatus.FOUND


@pytest.mark.parametrize(
    ("old", "new", "again", "sentence"),
    [
        ("wrong", NEW, NEW, "This is not your password."),
        (PASSWORD, NEW, NEW + "x", "The two are not the same."),
        (PASSWORD, "student1", "student1", "too similar"),
        (PASSWORD, "12345678901", "12345678901", "entirely numeric"),
    ],
)
def test_what_is_wrong_with_a_new_password_is_said(cast: Cast, old: str, new: str, again: str, sentence: str) -> None:
    client = browser(FIREFOX)
    sign_in(client)
    page = read(change(client, old, new, again))  # type: ignore[arg-type]
    assert sentence in text(one(page, ".problem"))
    assert User.objects.get(username="student").check_password(PASSWORD)


def test_an_open_session_is_no_way_to_guess_the_password(cast: Cast) -> None:
    client = browser(FIREFOX)
    sign_in(client)
    for _ in range(MOST_OF_ACCOUNT):
        change(client, "wrong", NEW)
    response = change(client, PASSWORD, NEW)
    assert response.status_code == HTTPStatus.TOO_MANY_REQUESTS  # type: ignore[attr-defined]
    assert User.objects.get(username="student").check_password(PASSWORD)


def test_the_administration_has_no_way_in_of_its_own(cast: Cast) -> None:
    client = browser(FIREFOX)
    assert client.get("/admin/", follow=True).redirect_chain[-1][0] == "/sign-in/?next=/admin/"
    assert client.post("/admin/login/", {"username": "x", "password": "y"})["Location"].startswith("/sign-in/")
    sign_in(client)
    assert client.get("/admin/", follow=True).status_code == HTTPStatus.NOT_FOUND
    User.objects.filter(username="student").update(is_staff=True)
    assert client.get("/admin/").status_code == HTTPStatus.OK
