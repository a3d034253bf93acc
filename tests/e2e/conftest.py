"""A service for the session, a browser for a module, a fresh profile for a test."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests.e2e.room import Room
from tests.e2e.service import ROOT, Service, running
from tests.e2e.sitting import School, Sitting
from tests.require import need

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-dev-shm-usage"]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--screenshots", action="store_true", help="write the pictures of docs/images again")


@pytest.fixture(scope="session")
def service(tmp_path_factory: pytest.TempPathFactory, empty_database: Path, kept: Path) -> Iterator[Service]:
    """The service with its demo course."""
    need(shutil.which("bwrap"), "bubblewrap is not installed, and code is graded in its jails only")
    with running(tmp_path_factory.mktemp("service"), empty_database, kept) as service:
        yield service


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's chromium. For one module: while playwright runs, Django takes this thread for an asynchronous one."""
    chromium = shutil.which("chromium")
    need(chromium, "chromium is not installed")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """``context(**options)`` is a browser profile nobody has used, in English and Berlin's time."""
    opened = []

    def make(**options: Any) -> BrowserContext:
        values = {"locale": "en-GB", "timezone_id": "Europe/Berlin", "viewport": {"width": 1280, "height": 900}}
        opened.append(browser.new_context(**{**values, **options}))
        return opened[-1]

    yield make
    for profile in opened:
        profile.close()


@pytest.fixture
def room(context: Callable[..., BrowserContext], service: Service) -> Iterator[Callable[..., Room]]:
    """``room("ada")`` is a tab in which Ada has the exercise open; afterwards nothing may have complained.

    With ``opened=False`` she is signed in, and the tab is empty.
    """
    rooms = []

    def make(username: str = "", *, opened: bool = True, **options: Any) -> Room:
        cookies = service.cookies.get(username)
        rooms.append(Room(context(**options, storage_state=cookies).new_page(), service))
        if username and cookies is None:
            service.cookies[username] = rooms[-1].sign_in(username).page.context.storage_state()
        return rooms[-1].open() if username and opened else rooms[-1]

    yield make
    assert [line for room in rooms for line in room.noise] == []


@pytest.fixture(scope="session")
def sitters(service: Service) -> School:
    """Quizzes and students of the tests' own."""
    return School.open(service)


@pytest.fixture
def sit(room: Callable[..., Room], sitters: School) -> Callable[..., Sitting]:
    """``sit("paged")`` is a student nobody has met, who has begun that quiz."""

    def make(quiz: str = "exam", **options: Any) -> Sitting:
        name = sitters.names()
        return Sitting(room(name, opened=False, **options), name).begin(quiz)

    return make


@pytest.fixture
def album(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Where the pictures go."""
    kept = request.config.getoption("--screenshots", default=False)
    return ROOT / "docs" / "images" if kept else tmp_path
