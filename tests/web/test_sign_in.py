"""Signing in and out, with the demo's people in the demo only."""

from __future__ import annotations

from http import HTTPStatus

import pytest
from django.test import Client

from grader.courses.demo import PASSWORD as DEMO_PASSWORD
from grader.courses.demo import PEOPLE, demo_create
from tests.people import PASSWORD, Cast
from tests.web.html import css, one, read, text


def test_a_student_signs_in_and_out(client: Client, cast: Cast) -> None:
    response = client.post("/sign-in/", {"username": "student", "password": PASSWORD, "next": "/courses/cnn/"})
    assert response["Location"] == "/courses/cnn/"
    assert "Student" in text(one(read(client.get("/")), "h1"))
    client.post("/sign-out/")
    assert "See what it does wrong" in text(one(read(client.get("/")), "h1"))


@pytest.mark.parametrize(("username", "password"), [("student", "wrong"), ("no-one", PASSWORD)])
def test_a_wrong_name_and_a_wrong_password_read_the_same(
    client: Client, cast: Cast, username: str, password: str
) -> None:
    tree = read(client.post("/sign-in/", {"username": username, "password": password}))
    assert "User name and password do not match" in text(one(tree, "div[role=alert]"))
    assert one(tree, "#id_username").get("value") == username
    assert PASSWORD not in text(tree)


def test_signing_in_leads_to_no_other_site(client: Client, cast: Cast) -> None:
    form = {"username": "student", "password": PASSWORD, "next": "https://example.com/"}
    assert client.post("/sign-in/", form)["Location"] == "/"


@pytest.mark.django_db
def test_outside_the_demo_nobody_is_offered(client: Client) -> None:
    tree = read(client.get("/sign-in/"))
    assert not css(tree, ".people")
    assert DEMO_PASSWORD not in text(tree).replace("Tensorgrade", "").replace(DEMO_PASSWORD.title(), "")


@pytest.mark.django_db
def test_in_the_demo_everybody_is_one_press_away(client: Client, configured) -> None:  # type: ignore[no-untyped-def]
    configured(demo=True)
    demo_create()
    forms = one(read(client.get("/sign-in/")), ".people").xpath(".//form")
    assert [form.xpath(".//input[@name='username']/@value")[0] for form in forms] == [who.username for who in PEOPLE]
    values = {field.get("name"): field.get("value") for field in forms[-1].xpath(".//input")}
    assert client.post("/sign-in/", values).status_code == HTTPStatus.FOUND
    assert PEOPLE[-1].name in text(one(read(client.get("/")), "h1"))
