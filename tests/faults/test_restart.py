"""The web server is restarted while people work: not one request fails, and nothing that was sent is lost."""

from __future__ import annotations

import signal
import sys
import threading
from http import HTTPStatus
from http.client import HTTPConnection, RemoteDisconnected
from pathlib import Path

import pytest

from tests.faults.servers import listens
from tests.faults.stack import Stack
from tests.waiting import wait_for

pytestmark = [pytest.mark.services, pytest.mark.slow]
RENEWED = "A new web server serves"


class Load:
    """People who submit and look, each over new connections; and one whose browser keeps its connection."""

    def __init__(self, stack: Stack, people: int) -> None:
        self.stack, self.sent, self.looked, self.failed = stack, 0, 0, list[str]()
        self._stop = threading.Event()
        self._threads = [threading.Thread(target=self._work, args=(student,)) for student in range(people)]
        self._threads.append(threading.Thread(target=self._stay))

    def __enter__(self) -> Load:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        for thread in self._threads:
            thread.join()

    def goes_on(self) -> None:
        """Wait until more has been sent."""
        before = self.sent
        wait_for(lambda: self.sent >= before + 5, what=f"work; what failed is {self.failed}")

    def _work(self, student: int) -> None:
        while not self._stop.wait(0.02):
            try:
                status, _ = self.stack.submit(student)
                self.sent += status == HTTPStatus.FOUND
                page, _, _ = self.stack.ask("GET", "/courses/load/homework/sum/", student)
                if (status, page) != (HTTPStatus.FOUND, HTTPStatus.OK):
                    self.failed.append(f"{status}, {page}")
            except OSError as error:
                self.failed.append(repr(error))

    def _stay(self) -> None:
        """As browsers and proxies do, ask once more where a connection that was kept closes without a word."""
        connection = HTTPConnection("127.0.0.1", self.stack.port, timeout=30)
        while not self._stop.wait(0.02):
            try:
                self._look(connection)
            except (RemoteDisconnected, ConnectionResetError):
                connection.close()
                self._look(connection)
        connection.close()

    def _look(self, connection: HTTPConnection) -> None:
        connection.request("GET", "/health")
        answer = connection.getresponse()
        answer.read()
        self.looked += answer.status == HTTPStatus.OK


def test_no_request_fails_while_the_web_server_is_restarted(stack: Stack, tmp_path: Path) -> None:
    library = tmp_path / "no exercises"
    library.mkdir()
    web = stack.start([sys.executable, "manage.py", "web"], "web", EXERCISES_DIR=str(library))
    wait_for(lambda: listens(stack.port) and stack.ask("GET", "/health")[0] == HTTPStatus.OK, what="an answer")
    with Load(stack, people=3) as load:
        load.goes_on()
        web.process.send_signal(signal.SIGHUP)
        wait_for(lambda: RENEWED in web.said, what="a new server")
        load.goes_on()
    assert load.failed == []
    assert load.looked > 0
    assert len(stack.runs()) == load.sent
    assert web.stop() == 0
