"""Passkeys, in a real browser with a virtual authenticator: made, used to sign in, removed."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Page, sync_playwright

from grader.accounts.models import User
from tests.e2e.conftest import FLAGS
from tests.people import PASSWORD, assemble
from tests.require import need

AUTHENTICATOR = {
    "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
    "isUserVerified": True, "automaticPresenceSimulation": True,
}  # fmt: skip

MADE_UP = json.dumps(
    {
        "id": "AAAA",
        "rawId": "AAAA",
        "type": "public-key",
        "response": {"authenticatorData": "AAAA", "clientDataJSON": "AAAA", "signature": "AAAA", "userHandle": "AAAA"},
    }
)


@pytest.fixture
def address(live_server: Any) -> str:
    """The service by the name that a browser takes for a secure place; passkeys belong to names, not to numbers."""
    assemble()
    return str(live_server.url).replace("127.0.0.1", "localhost")


@pytest.fixture
def page() -> Iterator[Page]:
    chromium = shutil.which("chromium")
    need(chromium, "chromium is not installed")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield browser.new_context(locale="en-GB").new_page()
        browser.close()


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_a_passkey_from_first_to_last(address: str, page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    key = device.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})["authenticatorId"]

    page.goto(f"{address}/sign-in/")
    page.fill("#id_username", "student")
    page.fill("#id_password", PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url(f"{address}/")
    page.goto(f"{address}/me/")
    page.get_by_role("link", name="Add a passkey").click()
    page.fill("#id_name", "my laptop")
    page.get_by_role("button", name="Make the passkey").click()
    page.get_by_text("Your passkey opens your account from now on.").wait_for()
    assert page.get_by_text("my laptop").is_visible()

    page.context.clear_cookies()
    page.goto(f"{address}/sign-in/?next=/me/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.wait_for_url(f"{address}/me/")
    assert page.get_by_text("used last").first.is_visible()

    # A device that has not checked who holds it is not enough, as a passkey is all that is asked.
    page.context.clear_cookies()
    device.send("WebAuthn.setUserVerified", {"authenticatorId": key, "isUserVerified": False})
    page.goto(f"{address}/sign-in/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.get_by_text("The passkey could not be used here.").wait_for()
    device.send("WebAuthn.setUserVerified", {"authenticatorId": key, "isUserVerified": True})

    User.objects.filter(username="student").update(is_active=False)
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.get_by_text("This account is closed.").wait_for()
    User.objects.filter(username="student").update(is_active=True)

    page.goto(f"{address}/sign-in/?next=/me/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.wait_for_url(f"{address}/me/")
    page.get_by_role("button", name="Remove my laptop").click()
    page.get_by_text("None yet.").wait_for()
    page.context.clear_cookies()
    page.goto(f"{address}/sign-in/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.get_by_text("This passkey opens no account here").wait_for()


@pytest.mark.parametrize(
    "sent",
    ["", "null", "[]", "{}", '"x"', "{", '{"response": {"userHandle": null}}', '{"response": 1}', MADE_UP],
)
def test_what_is_no_passkey_is_refused(db: None, sent: str) -> None:
    client = Client(headers={"accept-language": "en"})
    options = client.get("/sign-in/passkey/").json()["publicKey"]
    assert (options["userVerification"], options["rpId"]) == ("required", "testserver")
    refused = client.post("/sign-in/passkey/", {"credential": sent})
    assert refused.status_code == 403
    assert "_auth_user_id" not in client.session


def test_passkeys_are_tried_so_often_from_one_address_and_no_oftener(db: None) -> None:
    client = Client()
    answers = [client.post("/sign-in/passkey/", {"credential": "{}"}).status_code for _ in range(201)]
    assert (answers[0], answers[199], answers[200]) == (403, 403, 429)


def test_they_are_not_offered_where_the_settings_say_no(db: None, configured: Any) -> None:
    configured(passkeys=False)
    assert "passkey" not in Client(headers={"accept-language": "en"}).get("/sign-in/").content.decode()
    assert Client().get("/sign-in/passkey/").status_code == 404
