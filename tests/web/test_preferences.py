"""Theme and language: kept in a cookie and in the account, and never a way to another site."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from http import HTTPStatus

import pytest
from django.test import Client

from grader.accounts.models import User
from tests.school import School
from tests.web.html import Pages, one, read, text


def _theme(client: Client) -> str:
    return one(read(client.get("/sign-in/")), "html").get("data-theme")


def _language(client: Client, **headers: str) -> str:
    return one(read(client.get("/sign-in/", headers=headers)), "html").get("lang")


@pytest.mark.django_db
def test_the_theme_follows_the_system_until_it_is_chosen(client: Client) -> None:
    assert _theme(client) == "auto"
    response = client.post("/theme/", {"theme": "dark", "next": "/sign-in/"})
    assert (response.status_code, response["Location"]) == (HTTPStatus.FOUND, "/sign-in/")
    assert _theme(client) == "dark"


@pytest.mark.django_db
def test_a_cookie_that_names_no_theme_is_no_theme(client: Client) -> None:
    client.cookies["theme"] = '"><script>'
    assert _theme(client) == "auto"


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/theme/", "/language/"])
def test_what_is_not_in_the_menu_is_refused(client: Client, address: str) -> None:
    response = client.post(address, {"theme": "pink", "language": "tlh"})
    assert "choose one from the menu" in text(read(response, HTTPStatus.BAD_REQUEST))


@pytest.mark.django_db
@pytest.mark.parametrize("target", ["https://example.com/", "//example.com", "javascript:alert(1)", ""])
def test_the_form_leads_to_no_other_site(client: Client, target: str) -> None:
    assert client.post("/theme/", {"theme": "dark", "next": target})["Location"] == "/"


@pytest.mark.django_db
@pytest.mark.parametrize(("accepted", "language"), [("zh-CN,zh;q=0.9", "zh-hans"), ("de,en;q=0.5", "en"), ("fr", "en")])
def test_the_browser_says_which_language_first(client: Client, accepted: str, language: str) -> None:
    assert _language(client, **{"accept-language": accepted}) == language


@pytest.mark.django_db
def test_the_chosen_language_outweighs_the_browsers(client: Client) -> None:
    client.post("/language/", {"language": "zh-hans"})
    assert _language(client, **{"accept-language": "en"}) == "zh-hans"


def test_the_accounts_language_follows_its_owner_to_another_browser(school: School, pages: Pages, sign_in) -> None:  # type: ignore[no-untyped-def]
    sign_in(school.cast.student).post("/language/", {"language": "zh-hans"})
    tree = read(sign_in(school.cast.student).get(pages.exercise))
    assert one(tree, "html").get("lang") == "zh-hans"
    assert text(one(tree, "h1")) == "二维互相关运算"


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/theme/", "/language/", "/sign-out/"])
def test_a_link_changes_nothing(client: Client, address: str) -> None:
    assert client.get(address).status_code in (HTTPStatus.METHOD_NOT_ALLOWED, HTTPStatus.FOUND)
    assert "theme" not in client.cookies


def test_language_and_time_zone_are_kept_with_the_person(student: Client, school: School) -> None:
    due = datetime(2026, 12, 1, 20, 30, tzinfo=UTC)
    school.reschedule(due_at=due, closes_at=due + timedelta(days=1))
    page = student.get("/courses/cnn/week-1/").content.decode()
    assert "20:30 UTC" in page
    response = student.post("/me/preferences/", {"language": "en", "time_zone": "Asia/Shanghai"})
    assert (response.status_code, response["Location"]) == (HTTPStatus.FOUND, "/me/")
    page = student.get("/courses/cnn/week-1/").content.decode()
    assert "Dec. 2, 2026, 04:30</time>" in page
    assert 'data-zone="Asia/Shanghai"' in page
    assert "Times are those of Asia/Shanghai." in page
    assert '<span class="there" data-zone="UTC"> (Dec. 1, 2026, 20:30 UTC)' in student.get("/").content.decode()
    assert "selected>Asia/Shanghai" in student.get("/me/").content.decode()
    student.post("/me/preferences/", {"language": "zh-hans", "time_zone": ""})
    page = student.get("/me/").content.decode()
    assert 'lang="zh-hans"' in page
    assert "selected>Asia/Shanghai" not in page


@pytest.mark.parametrize(
    "typed", [{"language": "en", "time_zone": "Mars/Olympus"}, {"language": "xx", "time_zone": ""}]
)
def test_an_unknown_language_or_zone_changes_nothing(student: Client, school: School, typed: dict[str, str]) -> None:
    assert student.post("/me/preferences/", typed).status_code == HTTPStatus.BAD_REQUEST
    user = User.objects.get(pk=school.cast.student.pk)
    assert (user.language, user.time_zone) == ("", "")
