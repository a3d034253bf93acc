"""A real web server for a test, on a port of its own: before the service, or before the small application in here.

Run as ``python -m tests.web_server NAME``, with NAME ``service`` or ``small``; WAIT_FOR names the file that ``/wait``
waits for, and each variable SERVING_X sets ``X`` of grader/serving/server.py.
"""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

from tests.waiting import wait_for

ROOT = Path(__file__).resolve().parent.parent


def small(environ: dict[str, Any], start_response: Callable[..., object]) -> list[bytes]:
    """``/wait`` answers once the file is there, ``/pid`` who answers, every other path what was asked."""
    path = environ["PATH_INFO"]
    if path == "/wait":
        Path(os.environ["WAIT_FOR"]).with_suffix(".begun").touch()
        while not Path(os.environ["WAIT_FOR"]).exists():
            time.sleep(0.01)
    plain = {key: value for key, value in environ.items() if isinstance(value, str)}
    body = str(os.getpid()) if path == "/pid" else json.dumps({**plain, "body": environ["wsgi.input"].read().decode()})
    start_response("200 OK", [("Content-Type", "text/plain"), ("X-Twice", "a"), ("X-Twice", "b")])
    return [body.encode()]


class WebServer:
    """One that runs; ``port`` is where."""

    def __init__(self, name: str, log: Path, **environment: str) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = int(probe.getsockname()[1])
        self.log = log
        with log.open("wb") as file:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "tests.web_server", name],
                cwd=ROOT,
                env={**os.environ, **environment, "PORT": str(self.port)},
                stdin=subprocess.DEVNULL,
                stdout=file,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        wait_for(self.answers, what=f"an answer; the server said {log.read_text()}")

    def answers(self) -> bool:
        assert self.process.poll() is None, self.log.read_text()
        try:
            return self.get("/sign-in/", timeout=2)[0] > 0
        except OSError:
            return False

    def get(self, path: str, *, timeout: float = 30) -> tuple[int, str]:
        """Status and body, over a connection of its own."""
        return self.ask("GET", path, timeout=timeout)

    def ask(self, method: str, path: str, body: Any = None, *, timeout: float = 30, **headers: str) -> tuple[int, str]:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        try:
            connection.request(method, path, body, headers)
            response = connection.getresponse()
            return response.status, response.read().decode()
        finally:
            connection.close()

    def opened(self, sent: bytes) -> socket.socket:
        """A connection on which so much was sent, and no more."""
        connection = socket.create_connection(("127.0.0.1", self.port), timeout=30)
        connection.sendall(sent)
        return connection

    def stop(self) -> int:
        """Ask it to finish; its exit status."""
        self.process.send_signal(signal.SIGTERM)
        try:
            return self.process.wait(30)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            raise


@contextmanager
def serving(name: str, log: Path, **environment: str) -> Iterator[WebServer]:
    """A web server for the length of a block. What it printed is printed again, for pytest to show."""
    server = WebServer(name, log, **environment)
    try:
        yield server
    finally:
        if server.process.poll() is None:
            server.stop()
        print(log.read_text())


if __name__ == "__main__":
    port = os.environ["PORT"]
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    import django

    django.setup()  # the tests' settings leave PORT aside
    from grader.config import config
    from grader.serving import server

    config.__dict__["port"] = int(port)
    for key, value in os.environ.items():
        if key.startswith("SERVING_"):
            setattr(server, key.removeprefix("SERVING_"), float(value))
    application: Any = small
    if sys.argv[1] == "service":
        from grader.wsgi import application
    server.serve(application, patience=5)
