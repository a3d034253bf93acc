"""Registering a platform: by a form, by a command, and by itself."""

from __future__ import annotations

import re
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from grader.accounts.models import User
from grader.lti.models import Deployment, Identity, Platform, RegistrationLink
from tests.lti.platform import FakePlatform
from tests.people import PASSWORD

FORM = {
    "do": "save",
    "name": "School",
    "issuer": "https://school.example",
    "client_id": "123",
    "auth_url": "https://school.example/auth",
    "token_url": "https://school.example/token",
    "keyset_url": "https://school.example/keys",
    "deployments": "1\n2\n",
    "active": "on",
}


@pytest.fixture
def keeper(db: None) -> Client:
    user = User.objects.create_user("keeper", password=PASSWORD, is_staff=True)
    client = Client(headers={"accept-language": "en"})
    client.force_login(user)
    return client


def test_a_form_enters_and_changes_a_platform(keeper: Client) -> None:
    page = keeper.get("/lti/platforms/").content.decode()
    for told in ("http://testserver/lti/login/", "http://testserver/lti/launch/", "http://testserver/lti/keys/"):
        assert told in page
    assert keeper.post("/lti/platforms/", FORM).status_code == 302
    platform = Platform.objects.get()
    assert [row.deployment_id for row in platform.deployments.order_by("pk")] == ["1", "2"]
    assert (platform.any_deployment, platform.active) == (False, True)
    assert keeper.post("/lti/platforms/", FORM).status_code == 422  # issuer and client stand once
    used = Deployment.objects.get(deployment_id="1")
    Identity.objects.create(deployment=used, subject="x", user=User.objects.get())
    assert keeper.post(f"/lti/platforms/{platform.pk}/", {**FORM, "deployments": "3"}).status_code == 302
    assert set(platform.deployments.values_list("deployment_id", flat=True)) == {"1", "3"}  # one is in use


@pytest.mark.parametrize(
    "wrong",
    [
        {"auth_url": "javascript:alert(1)"},
        {"token_url": "ftp://school.example/"},
        {"keyset_url": ""},
        {"issuer": "x" * 1001},
        {"client_id": "x" * 501},
    ],
)
def test_what_cannot_be_a_platform_is_told(keeper: Client, wrong: dict[str, str]) -> None:
    assert keeper.post("/lti/platforms/", {**FORM, **wrong}).status_code == 422
    assert not Platform.objects.exists()


def test_a_command_does_the_same(db: None) -> None:
    values = {name: value for name, value in FORM.items() if name not in ("do", "deployments", "active")}
    out = StringIO()
    call_command("lti_platform", "add", **values, deployment=["1"], stdout=out)
    platform = Platform.objects.get()
    assert (platform.issuer, platform.any_deployment, platform.active) == ("https://school.example", True, True)
    with pytest.raises(CommandError, match="registered already"):
        call_command("lti_platform", "add", **values)
    same = {"issuer": values["issuer"], "client_id": values["client_id"]}
    call_command("lti_platform", "change", **same, name="New name", active=False, stdout=out)
    platform.refresh_from_db()
    assert (platform.name, platform.active, platform.token_url) == ("New name", False, "https://school.example/token")
    with pytest.raises(CommandError, match="--token-url"):
        call_command("lti_platform", "add", name="x", issuer="https://x.example", client_id="1")
    with pytest.raises(CommandError):
        call_command("lti_platform", "change", **same, token_url="no address")
    call_command("lti_platform", "list", stdout=out)
    assert "New name (switched off)" in out.getvalue()


def test_a_platform_registers_itself_once(keeper: Client, platform: FakePlatform, browser: Client) -> None:
    assert platform.row is not None
    platform.row.delete()
    page = keeper.post("/lti/platforms/", {"do": "link"}).content.decode()
    link = re.search(r"http://testserver(/lti/register/[\w-]+/)", page)
    assert link is not None
    assert "Opened by hand" in browser.get(link[1]).content.decode()
    sent = {"openid_configuration": f"{platform.url}/configuration", "registration_token": "once"}
    shown = browser.get(link[1], sent)
    assert (shown.status_code, Platform.objects.exists()) == (200, False)  # looking at it does nothing
    assert f"frame-ancestors {platform.url}" in shown["Content-Security-Policy"]
    done = browser.post(link[1], sent)
    assert (done.status_code, "is registered" in done.content.decode()) == (200, True)
    row = Platform.objects.get()
    assert (row.issuer, row.client_id, row.token_url) == (platform.url, "tensorgrade-client", f"{platform.url}/token")
    assert row.deployments.get().deployment_id == "deployment-1"
    asked = platform.of("/registration")[0]
    assert asked.headers["authorization"] == "Bearer once"
    assert asked.json()["redirect_uris"] == ["http://testserver/lti/launch/"]
    for method in (browser.get, browser.post):
        assert method(link[1], sent).status_code == 404  # the link is used up


def test_a_registration_that_fails_says_why_and_may_be_tried_again(
    keeper: Client, platform: FakePlatform, browser: Client
) -> None:
    page = keeper.post("/lti/platforms/", {"do": "link"}).content.decode()
    link = re.search(r"(/lti/register/[\w-]+/)", page)
    assert link is not None
    sent = {"openid_configuration": f"{platform.url}/configuration"}
    for path, answer, words in (
        ("/configuration", (500, {}), "does not say how"),
        ("/configuration", (200, {"issuer": "x"}), "registration_endpoint"),
        ("/configuration", (200, [1]), "does not say how"),
        ("/registration", (400, {"error": "no"}), "refused (400)"),
        ("/registration", (200, {}), "client_id"),
    ):
        platform.says[path] = [answer]
        response = browser.post(link[1], sent)
        assert (response.status_code, words in response.content.decode()) == (422, True), words
    assert RegistrationLink.objects.get().platform is None
    assert browser.post(link[1], sent).status_code == 422  # it is registered already: nothing is overwritten
    assert Platform.objects.get() == platform.row
