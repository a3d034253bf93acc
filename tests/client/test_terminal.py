"""A student and a teacher at the command line, against a service that runs."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.client.conftest import Terminal, csrf
from tests.e2e.service import Service

from tensorgrade.service import Service as Asking  # isort: skip

RIGHT = """import numpy as np


def corr2d(X, K):
    h, w = K.shape
    Y = np.zeros((X.shape[0] - h + 1, X.shape[1] - w + 1))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i : i + h, j : j + w] * K).sum()
    return Y
"""
FLIPPED = RIGHT.replace("    h, w", "    K = K[::-1, ::-1]\n    h, w")
PLACE = "demo/convolution/corr2d"
Tokens = Callable[..., str]
Browsers = Callable[[str], httpx.Client]


def test_a_student_signs_in_by_a_code_and_solves_an_exercise(
    terminal: Terminal, service: Service, browsers: Browsers
) -> None:
    login = terminal.start("login", service.address, "--no-browser")
    assert login.stdout is not None
    shown = login.stdout.readline() + login.stdout.readline()
    code = re.search(r"[A-Z]{4}-[A-Z]{4}", shown)
    assert code is not None
    assert f"{service.address}/device/" in shown
    ada = browsers("ada")
    answer = {"code": code[0], "do": "agree", "scopes": ["read", "submit"], "days": "30"}
    page = ada.post("/device/", data={**answer, "csrfmiddlewaretoken": csrf(ada, "/device/")})
    assert "It is let in" in page.text
    out, err = login.communicate(timeout=60)
    assert "as Ada (ada), for: read, submit." in out, err
    kept = Path(terminal.environment["TENSORGRADE_CONFIG"]) / "services.json"
    assert kept.stat().st_mode & 0o077 == 0

    pulled = terminal("pull", PLACE)
    assert pulled.out == "corr2d/  solution.py is the starter code; 5 visible cases.\n", pulled.err
    folder = terminal.folder / "corr2d"
    assert (folder / "statement.md").read_text().startswith("A convolutional layer")
    assert (folder / "figures" / "window.svg").exists()

    source = folder / "solution.py"
    source.write_text(FLIPPED)
    local = terminal("run", "--local", inside="corr2d")
    assert local.status == 1
    assert "4 of 4 values are not right; the furthest off is at [0, 0]: 5 instead of 19." in local.out
    tried = terminal("run", inside="corr2d")
    assert tried.status == 1
    assert "1 of 5 cases" in tried.out
    handed_in = terminal("submit", inside="corr2d")
    assert handed_in.status == 1
    assert "The kernel was flipped before it was applied." in handed_in.out
    assert re.search(r"expected .*\n +19 +25 *\n +37 +43", handed_in.out)
    assert "tall image, wide kernel (hidden)" in handed_in.out

    source.write_text(RIGHT)
    assert terminal("run", "--local", inside="corr2d").status == 0
    right = terminal("submit", "--json", inside="corr2d/figures")  # the exercise is found from below its folder too
    assert (right.status, json.loads(right.out)["verdict"]) == (0, "passed"), right.err
    status = terminal("status", inside="corr2d").out.splitlines()
    assert ["Right" in line for line in status[:2]] == [True, False]
    assert re.search(r"10\.00 of +30\.00 +convolution", terminal("grades", "demo").out)
    assert terminal("open", "--print", inside="corr2d").out == f"{service.exercise}\n"
    source.write_text("# mine\n")
    assert "your solution.py is kept as it is" in terminal("pull", PLACE).out
    assert source.read_text() == "# mine\n"
    assert "Forgotten" in terminal("logout").out
    assert terminal("grades").status != 0


def test_what_goes_wrong_is_a_sentence_and_a_status(terminal: Terminal, service: Service, token: Tokens) -> None:
    asked = terminal("status")
    assert (asked.status, asked.err) == (
        2,
        "tensorgrade: Which service? Sign in first: tensorgrade login https://...\n",
    )
    refused = terminal("login", service.address, "--token", typed="tg_nonsense\n")
    assert (refused.status, "does not know this token" in refused.err) == (3, True)
    away = terminal("login", "http://127.0.0.1:9", "--token", typed="tg_x\n")
    assert (away.status, "could not be reached" in away.err) == (4, True)
    terminal("login", service.address, "--token", typed=token("bo", "read") + "\n")
    assert terminal("pull", "demo/convolution/nothing").status == 3
    assert terminal("pull", "nonsense").status == 2
    assert terminal("submit").status == 2
    terminal("pull", PLACE)
    lacking = terminal("submit", inside="corr2d")
    assert (lacking.status, "it lacks the scope “submit”" in lacking.err) == (3, True)


class Dropping(BaseHTTPRequestHandler):
    """Passes everything on; of a POST it loses the answer, as long as ``lose`` is set."""

    target = ""
    lose = True

    def do_GET(self) -> None:
        self._pass_on()

    def do_POST(self) -> None:
        self._pass_on()

    def _pass_on(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        headers = {
            name: value for name, value in self.headers.items() if name.lower() not in ("host", "content-length")
        }
        answer = httpx.request(self.command, f"{self.target}{self.path}", headers=headers, content=body, timeout=60)
        if self.command == "POST" and self.lose:
            self.close_connection = True
            return
        self.send_response(answer.status_code)
        self.send_header("Content-Type", answer.headers["Content-Type"])
        self.send_header("Content-Length", str(len(answer.content)))
        self.end_headers()
        self.wfile.write(answer.content)

    def log_message(self, *_: Any) -> None:
        """Nothing: a test's output is its own."""


@contextmanager
def bad_line(service: Service) -> Iterator[tuple[str, type[Dropping]]]:
    handler = type("Handler", (Dropping,), {"target": service.address})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", handler
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def test_a_line_that_loses_the_answer_loses_nothing_and_counts_once(
    terminal: Terminal, service: Service, token: Tokens
) -> None:
    with bad_line(service) as (address, line):
        terminal("login", address, "--token", typed=token("bo", "read", "submit") + "\n")
        terminal("pull", PLACE)
        (terminal.folder / "corr2d" / "solution.py").write_text(RIGHT + "# over a bad line\n")
        lost = terminal("submit", inside="corr2d")
        assert lost.status == 4
        assert "type the same command again (tensorgrade submit)" in lost.err
        assert "counts once" in lost.err
        line.lose = False
        again = terminal("submit", inside="corr2d")
        assert again.status == 0, again.err
    found = service.sql("SELECT count(*) FROM submissions_submission WHERE source LIKE '%# over a bad line%'")
    assert found == [(1,)]


def test_a_teacher_reads_changes_and_brings_exercises(
    terminal: Terminal, service: Service, token: Tokens, tmp_path: Path
) -> None:
    terminal("login", service.address, "--token", typed=token("teacher", "read", "teach", "manage") + "\n")
    people = terminal("roster", "demo").out.splitlines()
    assert people[0] == "name,email,number,section,role,user_name"
    assert any(line.endswith(",student,ada") for line in people)
    roster = tmp_path / "list.csv"
    roster.write_text("name,email\nIda Rhodes,ida@example.edu\n")
    tried = terminal("roster", "demo", str(roster))
    assert "Nothing is changed yet (--apply does it): 1 add" in tried.out
    assert "Done: 1 add" in terminal("roster", "demo", str(roster), "--apply").out
    assert "Done: 1 same" in terminal("roster", "demo", str(roster), "--apply").out
    gradebook = tmp_path / "canvas.csv"
    assert terminal("export", "demo", "--form", "canvas", "-o", str(gradebook)).status == 0
    assert gradebook.read_text().startswith("Student,ID,SIS User ID")

    folder = tmp_path / "exercises" / "convolution" / "my-corr2d"
    library = Path(service.environment["EXERCISES_DIR"]) / "convolution" / "corr2d"
    for path in library.rglob("*.*"):
        if path.is_file() and "__pycache__" not in path.parts:
            target = folder / path.relative_to(library)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())
    first = terminal("sync", "demo", str(tmp_path / "exercises"))
    assert first.out.startswith(f"my-corr2d: new  {service.address}/teach/demo/exercises/my-corr2d/"), first.err
    assert terminal("sync", "demo", str(tmp_path / "exercises")).out == "my-corr2d: the same\n"
    (folder / "statement.md").write_text("Write corr2d.\n")
    (folder / "figures" / "window.svg").unlink()
    assert terminal("sync", "demo", str(tmp_path / "exercises")).out.startswith("my-corr2d: 1 files changed, 1 removed")
    (folder / "notes.exe").write_bytes(b"\0")
    bad = terminal("sync", "demo", str(tmp_path / "exercises"))
    assert (bad.status, bad.err.startswith("my-corr2d: ")) == (1, True)


@pytest.mark.parametrize("command", ["--help", "submit --help", "sync --help"])
def test_help_comes_at_once_and_without_libraries(terminal: Terminal, command: str) -> None:
    assert terminal(*command.split()).out.startswith("Usage: ")


def test_a_list_that_comes_in_windows_is_one_list(service: Service, token: Callable[..., str]) -> None:
    asked = Asking(service.address, token("teacher", "read"))
    whole = asked.get("/exercises")
    assert len(whole) > 5
    assert asked.get("/exercises", limit=5) == whole
