"""The command line as its user has it: processes of its own against a service that runs."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from tests.e2e.service import ROOT, Service, running
from tests.require import need

CLIENT = ROOT / "client"
sys.path.insert(0, str(CLIENT))  # its units are tested in this process
DEMO_PASSWORD = "tensorgrade"


@pytest.fixture(scope="session")
def service(tmp_path_factory: pytest.TempPathFactory, empty_database: Path, kept: Path) -> Iterator[Service]:
    """The service with its demo course."""
    need(shutil.which("bwrap"), "bubblewrap is not installed, and code is graded in its jails only")
    with running(tmp_path_factory.mktemp("service"), empty_database, kept) as service:
        yield service


@dataclass(frozen=True)
class Said:
    """What a command printed, and how it ended."""

    out: str
    err: str
    status: int


@dataclass(frozen=True)
class Terminal:
    """A folder of somebody's, in which they type ``tensorgrade ...``."""

    folder: Path
    environment: dict[str, str]

    def start(self, *words: str, inside: str = "") -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-m", "tensorgrade", *words],
            cwd=self.folder / inside,
            env=self.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def __call__(self, *words: str, inside: str = "", typed: str = "") -> Said:
        process = self.start(*words, inside=inside)
        out, err = process.communicate(typed, timeout=120)
        return Said(out, err, process.returncode)


@pytest.fixture
def terminal(tmp_path: Path, service: Service) -> Terminal:
    """A terminal that knows no service yet."""
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "TMPDIR")}
    environment = {
        **kept,
        "PYTHONPATH": str(CLIENT),
        "PYTHONWARNINGS": "error",
        "TENSORGRADE_CONFIG": str(tmp_path / "config"),
        "LANG": "C.UTF-8",
    }
    work = tmp_path / "work"
    work.mkdir()
    return Terminal(work, environment)


@pytest.fixture(scope="session")
def browsers(service: Service) -> Iterator[Callable[[str], httpx.Client]]:
    """``browsers("ada")`` is signed in as Ada; passwords take their time, so once for all tests."""
    found: dict[str, httpx.Client] = {}

    def make(name: str) -> httpx.Client:
        if name not in found:
            client = httpx.Client(base_url=service.address, headers={"Accept-Language": "en"}, timeout=60)
            form = {"username": name, "password": DEMO_PASSWORD}
            answer = client.post("/sign-in/", data={**form, "csrfmiddlewaretoken": csrf(client, "/sign-in/")})
            assert answer.status_code == 302, answer.text[:500]
            found[name] = client
        return found[name]

    yield make
    for client in found.values():
        client.close()


def csrf(client: httpx.Client, page: str) -> str:
    """The token of a page's form."""
    found = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', client.get(page).text)
    assert found is not None
    return found[1]


@pytest.fixture
def token(browsers: Callable[[str], httpx.Client]) -> Callable[..., str]:
    """``token("ada", "read")`` makes a token on her page, as she would."""

    def make(name: str, *scopes: str) -> str:
        browser = browsers(name)
        form = {"name": "tests", "scopes": list(scopes), "days": "30"}
        answer = browser.post("/me/tokens/", data={**form, "csrfmiddlewaretoken": csrf(browser, "/me/tokens/")})
        found = re.search(r'value="(tg_[\w-]+)"', answer.text)
        assert found is not None, answer.text[:500]
        return found[1]

    return make
