"""Signing in with a provider of OpenID Connect: who is let in, what is linked with whose consent, who is refused."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from grader.accounts.models import SignInTry, User
from tests.people import PASSWORD, Cast
from tests.sso.conftest import Provider, go


def who(browser: Client) -> str:
    """The user name of who is signed in, "" for nobody."""
    key = browser.session.get("_auth_user_id")
    return User.objects.get(pk=key).username if key else ""


def linked(user: User) -> list[tuple[str, str]]:
    from allauth.socialaccount.models import SocialAccount

    return list(SocialAccount.objects.filter(user=user).values_list("provider", "uid"))


def link(browser: Client, provider: Provider, name: str, subject: str = "s-1") -> Any:
    """Come from the provider for the first time, and sign in to the account ``name``."""
    assert go(browser, provider, subject).headers["Location"] == "/sign-in/whose/"
    return browser.post("/sign-in/whose/", {"username": name, "password": PASSWORD})


def test_the_first_time_links_with_the_password_and_the_second_lets_in(
    cast: Cast, provider: Provider, browser: Client
) -> None:
    provider.person("s-1", email="student@school.example", email_verified=True, name="Ada Student")
    done = link(browser, provider, "student")
    assert (done.status_code, done.headers["Location"], who(browser)) == (302, "/", "student")
    assert linked(cast.student) == [("school", "s-1")]
    again = Client()
    back = go(again, provider, "s-1", next="/courses/cnn/")
    assert (back.status_code, back.headers["Location"], who(again)) == (302, "/courses/cnn/", "student")
    assert linked(cast.student) == [("school", "s-1")]


def test_an_address_proposes_an_account_and_opens_none(cast: Cast, provider: Provider, browser: Client) -> None:
    User.objects.filter(pk=cast.student.pk).update(email="Student@School.example")
    provider.person("s-2", email="student@school.example", email_verified=True)
    go(browser, provider, "s-2")
    page = browser.get("/sign-in/whose/").content.decode()
    assert "There is an account with the address student@school.example here." in page
    assert who(browser) == ""
    wrong = browser.post("/sign-in/whose/", {"username": "student", "password": "guess"})
    assert (wrong.status_code, who(browser), linked(cast.student)) == (422, "", [])
    assert SignInTry.objects.count() == 1  # counted as any other


def test_an_address_that_is_not_verified_is_not_believed(cast: Cast, provider: Provider, browser: Client) -> None:
    User.objects.filter(pk=cast.student.pk).update(email="student@school.example")
    provider.person("s-3", email="student@school.example", email_verified=False)
    go(browser, provider, "s-3")
    page = browser.get("/sign-in/whose/").content.decode()
    assert "There is an account with the address" not in page
    assert "no account here is linked with that" in page


def test_who_is_unknown_is_refused_with_a_sentence(cast: Cast, provider: Provider, browser: Client) -> None:
    provider.person("new", email="new@school.example", email_verified=True, name="Neo")
    go(browser, provider, "new")
    page = browser.get("/sign-in/whose/").content.decode()
    assert "Accounts are made by your instructor" in page
    assert "Make a new account" not in page
    before = User.objects.count()
    assert browser.post("/sign-in/whose/", {"do": "new"}).status_code == 404
    assert (User.objects.count(), who(browser)) == (before, "")


def test_who_is_unknown_makes_an_account_where_that_is_allowed(
    cast: Cast, provider: Provider, browser: Client, configured: Callable[..., None]
) -> None:
    configured(sso_sign_up=True)
    provider.person("new-2", email="neo@school.example", email_verified=True, name="Neo Anderson")
    go(browser, provider, "new-2")
    made = browser.post("/sign-in/whose/", {"do": "new"})
    assert made.status_code == 302
    user = User.objects.get(email="neo@school.example")
    assert (who(browser), user.name, user.has_usable_password()) == (user.username, "Neo Anderson", False)
    again = Client()
    go(again, provider, "new-2")
    assert who(again) == user.username


def test_nobody_makes_a_second_account_for_an_address(
    cast: Cast, provider: Provider, browser: Client, configured: Callable[..., None]
) -> None:
    configured(sso_sign_up=True)
    User.objects.filter(pk=cast.student.pk).update(email="student@school.example", is_active=False)
    provider.person("s-4", email="student@school.example", email_verified=True)
    go(browser, provider, "s-4")
    assert "Make a new account" not in browser.get("/sign-in/whose/").content.decode()
    assert browser.post("/sign-in/whose/", {"do": "new"}).status_code == 404


def test_a_closed_account_stays_closed(cast: Cast, provider: Provider, browser: Client) -> None:
    link(browser, provider, "student", "s-5")
    User.objects.filter(pk=cast.student.pk).update(is_active=False)
    again = Client(headers={"accept-language": "en"})
    refused = go(again, provider, "s-5")
    assert (refused.status_code, who(again)) == (403, "")
    assert "This account is closed." in refused.content.decode()


def test_one_account_there_opens_one_account_here(cast: Cast, provider: Provider, browser: Client) -> None:
    link(browser, provider, "student", "s-6")
    second = Client(headers={"accept-language": "en"})
    second.post("/sign-in/", {"username": "other", "password": PASSWORD})
    refused = go(second, provider, "s-6", start="/me/links/school/")
    assert (refused.status_code, linked(cast.other)) == (409, [])
    assert "opens another account here already" in refused.content.decode()


def test_the_account_page_links_and_removes(cast: Cast, provider: Provider, browser: Client) -> None:
    provider.person("s-7", email="o@school.example", email_verified=True)
    browser.post("/sign-in/", {"username": "other", "password": PASSWORD})
    assert "does not open your account" in browser.get("/me/").content.decode()
    done = go(browser, provider, "s-7", start="/me/links/school/")
    assert (done.headers["Location"], linked(cast.other)) == ("/me/", [("school", "s-7")])
    page = browser.get("/me/").content.decode()
    assert "o@school.example" in page
    [kept] = [row for row in json.loads(b"".join(browser.get("/me/data.json"))) if row["kind"] == "linked account"]
    assert (kept["provider"], kept["subject"]) == ("school", "s-7")
    from allauth.socialaccount.models import SocialAccount

    row = SocialAccount.objects.get()
    assert row.extra_data == {"email": "o@school.example"}
    assert Client().post(f"/me/links/{row.pk}/remove/").status_code == 302
    assert signed_in("student").post(f"/me/links/{row.pk}/remove/").status_code == 404
    browser.post(f"/me/links/{row.pk}/remove/")
    assert linked(cast.other) == []


def test_adding_and_removing_a_way_in_asks_who_one_is_once_more(
    cast: Cast, provider: Provider, browser: Client
) -> None:
    browser.post("/sign-in/", {"username": "student", "password": PASSWORD})
    session = browser.session
    session["proved_at"] -= 3600
    session.save()
    assert browser.post("/me/links/school/").headers["Location"] == "/me/proof/"
    assert browser.post("/me/proof/", {"password": "guess"}).status_code == 422
    assert browser.post("/me/links/school/").headers["Location"] == "/me/proof/"
    assert browser.post("/me/proof/", {"password": PASSWORD}).status_code == 302
    assert browser.post("/me/links/school/").status_code == 200


def test_the_last_way_in_is_not_taken_away(
    cast: Cast, provider: Provider, browser: Client, configured: Callable[..., None]
) -> None:
    from allauth.socialaccount.models import SocialAccount

    configured(sso_sign_up=True)
    provider.person("only", name="Only")
    go(browser, provider, "only")
    browser.post("/sign-in/whose/", {"do": "new"})
    address = f"/me/links/{SocialAccount.objects.get().pk}/remove/"
    refused = browser.post(address)
    assert (refused.status_code, SocialAccount.objects.count()) == (409, 1)
    user = User.objects.get(username=who(browser))
    user.set_password(PASSWORD)
    user.save()
    browser.force_login(user)
    assert browser.post(address).status_code == 302
    assert SocialAccount.objects.count() == 0


def test_what_comes_back_must_be_what_was_asked_for_in_this_browser(
    cast: Cast, provider: Provider, browser: Client
) -> None:
    from tests.sso.conftest import leads_to

    link(browser, provider, "student", "s-8")
    theirs = Client()
    back = provider.sign_in(leads_to(theirs.post("/sign-in/with/school/")), "s-8")
    victim = Client(headers={"accept-language": "en"})
    answer = victim.get(back.removeprefix("http://testserver"))
    assert (who(victim), answer.status_code) == ("", 502)
    assert "did not work" in answer.content.decode()


def test_only_an_address_of_ours_is_gone_on_to(cast: Cast, provider: Provider, browser: Client) -> None:
    link(browser, provider, "student", "s-9")
    for evil in ("https://evil.example/", "//evil.example", "javascript:alert(1)"):
        again = Client()
        assert go(again, provider, "s-9", next=evil).headers["Location"] == "/"


def test_who_refuses_there_is_back_on_the_sign_in_page(cast: Cast, provider: Provider, browser: Client) -> None:
    from urllib.parse import parse_qs, urlsplit

    from tests.sso.conftest import leads_to

    state = parse_qs(urlsplit(leads_to(browser.post("/sign-in/with/school/"))).query)["state"][0]
    answer = browser.get("/sign-in/oidc/school/callback/", {"error": "access_denied", "state": state})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/sign-in/")


def test_a_provider_that_is_away_is_a_sentence(cast: Cast, settings: Any, browser: Client) -> None:
    answer = browser.post("/sign-in/with/school/")  # nobody listens at the address of the tests' settings
    assert answer.status_code == 502
    assert "Signing in with School did not work." in answer.content.decode()
    assert browser.post("/sign-in/with/unknown/").status_code == 404


@pytest.mark.parametrize("path", ["/accounts/login/", "/accounts/signup/", "/accounts/email/", "/accounts/3rdparty/"])
def test_the_librarys_own_pages_have_no_addresses(cast: Cast, browser: Client, path: str) -> None:
    browser.force_login(cast.student)
    assert browser.get(path).status_code == 404


@pytest.mark.parametrize(("language", "says"), [("en", "Sign in with School"), ("zh-hans", "用 School 登录")])
def test_the_sign_in_page_offers_it_in_both_languages(db: None, language: str, says: str) -> None:
    page = Client(headers={"accept-language": language}).get("/sign-in/").content.decode()
    assert says in page


def signed_in(name: str) -> Client:
    client = Client()
    client.force_login(User.objects.get(username=name))
    return client
