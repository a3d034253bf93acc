"""A provider of OpenID Connect that nobody here wrote, running; and a browser that walks there and back."""

from __future__ import annotations

import copy
import os
import re
import socket
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from django.http import HttpResponse
from django.test import Client

from tests.require import need
from tests.waiting import wait_for

ROOT = Path(__file__).resolve().parent.parent.parent
PYTHON = Path(os.environ.get("PLATFORMS_PYTHON", ROOT / ".venv-platforms" / "bin" / "python"))


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Before any fixture of the test's; what holds without the packages is asked all the same."""
    if item.path.name != "test_off.py":
        need(find_spec("allauth"), "the packages of requirements/sso.txt are not installed")


@dataclass
class Provider:
    """The school's own accounts."""

    address: str

    def person(self, subject: str, **claims: Any) -> None:
        """Somebody has an account there."""
        answer = httpx.put(f"{self.address}/users/{subject}", json=claims)
        assert answer.status_code < 300, answer.text

    def sign_in(self, address: str, subject: str) -> str:
        """Somebody signs in on the page that ``address`` opens; where that sends their browser."""
        with httpx.Client(follow_redirects=False) as browser:
            assert browser.get(address).status_code == 200
            answer = browser.post(address, data={"sub": subject})
        assert answer.status_code in (302, 303), answer.text
        return answer.headers["Location"]


@pytest.fixture(scope="session")
def provider_process() -> Iterator[str]:
    need(PYTHON.exists(), f"{PYTHON} is not there (requirements/platforms.txt)")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    address = f"http://127.0.0.1:{port}"
    process = subprocess.Popen(
        [str(PYTHON), "-m", "oidc_provider_mock", "--port", str(port)],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip

    def up() -> bool:
        assert process.poll() is None, "the provider ended by itself"
        try:
            return httpx.get(f"{address}/.well-known/openid-configuration").status_code == 200
        except httpx.TransportError:
            return False

    try:
        wait_for(up, what="the provider's configuration")
        yield address
    finally:
        process.terminate()
        process.wait(20)


@pytest.fixture
def provider(provider_process: str, settings: Any) -> Provider:
    """The provider "school" of the tests' settings, at the address where it runs."""
    providers = copy.deepcopy(settings.SOCIALACCOUNT_PROVIDERS)
    providers["openid_connect"]["APPS"][0]["settings"]["server_url"] = provider_process
    settings.SOCIALACCOUNT_PROVIDERS = providers
    return Provider(provider_process)


@pytest.fixture
def browser() -> Client:
    """A browser that nobody has used before."""
    return Client(headers={"accept-language": "en"})


def go(browser: Client, provider: Provider, subject: str, start: str = "/sign-in/with/school/", **data: str) -> Any:
    """Press the button, sign in there and come back: the answer to that, with the redirect that follows it."""
    there = browser.post(start, data)
    assert there.status_code == 200, (there.status_code, there.headers)
    back = provider.sign_in(leads_to(there), subject)
    parts = urlsplit(back)
    return browser.get(parts.path, parse_qs(parts.query))


def leads_to(page: HttpResponse) -> str:
    """The address that the page on the way goes on to, by its header and by its link."""
    found = re.search(r'<a [^>]*href="(http[^"]+)"', page.content.decode())
    assert found is not None
    assert page.headers["Refresh"] == f"0; url={unescape(found[1])}"
    return unescape(found[1])
