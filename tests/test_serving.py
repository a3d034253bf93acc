"""A real web server: slow clients take nobody's place, everything has a most and a time, and it stops gently."""

from __future__ import annotations

import json
import os
import signal
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus
from pathlib import Path

import pytest

from grader.serving.server import MOST_BODY
from grader.serving.threads import MOST
from tests.waiting import wait_for
from tests.web_server import WebServer, serving

LOGIN = "/sign-in/"
SLOW = 200


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WebServer]:
    with serving("service", tmp_path_factory.mktemp("web") / "log") as server:
        yield server


TIMES = {"SERVING_BODY_SECONDS": "1", "SERVING_ANSWER_SECONDS": "3", "SERVING_HEADER_SECONDS": "1"}


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WebServer]:
    """The small application, whose requests have a second to arrive."""
    with serving("small", tmp_path_factory.mktemp("small") / "log", **TIMES) as server:
        yield server


@pytest.fixture
def own(tmp_path: Path) -> Iterator[WebServer]:
    """Another one, for a test that ends processes of it; ``/wait`` waits for ``tmp_path / "go"``."""
    with serving("small", tmp_path / "log", WAIT_FOR=str(tmp_path / "go"), **TIMES) as server:
        yield server


HALF_A_HEADER = b"GET /sign-in/ HTTP/1.1\r\nHost: localhost\r\nX-Slow: "
HALF_A_BODY = (
    b"POST /sign-in/ HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
    b"Content-Length: 100\r\n\r\nusername="
)


@pytest.mark.parametrize("sent", [HALF_A_HEADER, HALF_A_BODY], ids=["headers", "bodies"])
def test_two_hundred_slow_clients_do_not_stop_an_honest_one(service: WebServer, sent: bytes) -> None:
    slow = [service.opened(sent) for _ in range(SLOW)]
    try:
        for _ in range(5):
            status, page = service.get(LOGIN, timeout=10)
            assert status == HTTPStatus.OK
            assert "csrfmiddlewaretoken" in page
    finally:
        for connection in slow:
            connection.close()


def test_what_is_sent_has_its_time(small: WebServer) -> None:
    with small.opened(HALF_A_BODY) as body, small.opened(HALF_A_HEADER) as header, small.opened(b"") as silent:
        assert body.recv(100).startswith(b"HTTP/1.1 408 ")
        assert header.recv(100) == b""
        assert silent.recv(100) == b""


@pytest.mark.parametrize("kind", ["a form", "a larger form", "a file"])
def test_a_body_that_is_too_large_is_refused_with_the_services_own_page(service: WebServer, kind: str) -> None:
    body, content = b"a" * (MOST_BODY * (8 if kind == "a larger form" else 1) + 1), "application/x-www-form-urlencoded"
    if kind == "a file":
        head = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n'
        body, content = head + body + b"\r\n--x--\r\n", "multipart/form-data; boundary=x"
    status, page = service.ask("POST", LOGIN, body, **{"Content-Type": content, "Cookie": f"csrftoken={'q' * 32}"})
    assert status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    assert "leave the data out" in page


def test_more_than_anybody_sends_is_not_read_to_its_end(service: WebServer) -> None:
    def for_ever() -> Iterator[bytes]:
        while True:
            yield b"a" * (1 << 20)

    with pytest.raises((ConnectionResetError, BrokenPipeError)):
        service.ask("POST", LOGIN, for_ever())
    assert service.get(LOGIN)[0] == HTTPStatus.OK


def test_the_application_is_asked_what_was_asked(small: WebServer) -> None:
    headers = {"Content-Type": "text/plain", "X-Forwarded-Proto": "https", "X_Forwarded_Host": "evil", "Cookie": "a=1"}
    status, body = small.ask("PUT", "/%E5%8D%B7/%2F?q=%20x&y=1", "é".encode(), **headers)
    asked = json.loads(body)
    assert status == HTTPStatus.OK
    expected = {
        "REQUEST_METHOD": "PUT",
        "PATH_INFO": "/卷//".encode().decode("latin-1"),
        "QUERY_STRING": "q=%20x&y=1",
        "CONTENT_TYPE": "text/plain",
        "CONTENT_LENGTH": "2",
        "HTTP_HOST": f"127.0.0.1:{small.port}",
        "HTTP_COOKIE": "a=1",
        "HTTP_X_FORWARDED_PROTO": "https",
        "REMOTE_ADDR": "127.0.0.1",
        "SERVER_PORT": str(small.port),
        "SERVER_PROTOCOL": "HTTP/1.1",
        "wsgi.url_scheme": "http",
        "body": "é",
    }
    assert {key: asked.get(key) for key in expected} == expected
    assert "HTTP_X_FORWARDED_HOST" not in asked


def test_a_body_in_pieces_arrives_whole(small: WebServer) -> None:
    status, body = small.ask("POST", "/", iter([b"one ", b"two"]))
    assert (status, json.loads(body)["body"], json.loads(body)["CONTENT_LENGTH"]) == (HTTPStatus.OK, "one two", "7")


@pytest.mark.parametrize("path", ["/%ff/", "/a%00b/", "/../x/", "//x/"])
def test_an_odd_address_is_an_address(service: WebServer, path: str) -> None:
    assert service.get(path)[0] < HTTPStatus.INTERNAL_SERVER_ERROR


def test_asked_to_stop_it_answers_what_it_has_in_hand(own: WebServer, tmp_path: Path) -> None:
    with ThreadPoolExecutor(1) as pool:
        answer = pool.submit(own.get, "/wait")
        wait_for((tmp_path / "go.begun").exists, what="the request")
        own.process.send_signal(signal.SIGTERM)
        wait_for(lambda: not _listens(own), what="the closing of the port")
        (tmp_path / "go").touch()
        assert answer.result()[0] == HTTPStatus.OK
    assert own.process.wait(30) == 0


def _listens(server: WebServer) -> bool:
    try:
        server.opened(b"").close()
    except OSError:
        return False
    return True


def test_a_process_that_dies_is_replaced(own: WebServer) -> None:
    pids = {own.get("/pid")[1] for _ in range(50)}
    for pid in pids:
        os.kill(int(pid), signal.SIGKILL)
    wait_for(lambda: _answer(own, "/pid") not in (None, *pids), what="another process")


def test_nothing_is_left_of_a_server_that_was_killed(own: WebServer) -> None:
    own.process.kill()
    own.process.wait()
    wait_for(lambda: not _listens(own), what="the closing of the port")


def _answer(server: WebServer, path: str) -> str | None:
    try:
        return server.get(path, timeout=5)[1]
    except OSError:
        return None


def test_answers_that_do_not_come_are_given_up_and_their_process_replaced(own: WebServer) -> None:
    """Every thread of every process hangs, so each is told in time, and nobody is kept out for good."""
    threads = MOST * 2 * max(2, os.cpu_count() or 1)
    told: list[int | None] = []

    def ask() -> None:
        try:
            told.append(own.get("/wait", timeout=30)[0])
        except OSError:  # its process ended while it was asked
            told.append(None)

    asking = [threading.Thread(target=ask) for _ in range(threads)]
    for thread in asking:
        thread.start()
    for thread in asking:
        thread.join()
    assert set(told) <= {HTTPStatus.SERVICE_UNAVAILABLE, None}
    assert HTTPStatus.SERVICE_UNAVAILABLE in told
    wait_for(lambda: _answer(own, "/pid"), what="an answer")
