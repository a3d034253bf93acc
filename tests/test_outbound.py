"""Asking other servers: where a request may go, and what another server can do to it."""

from __future__ import annotations

import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from grader import outbound
from grader.outbound import OutboundError, is_public, request, resolve
from tests.servers import answering, raw_server

Configured = Callable[..., None]


@pytest.fixture
def _private(configured: Configured) -> None:
    configured(allow_private_addresses=True)


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:4700::1111", True),
        ("10.0.0.1", False),
        ("172.16.3.4", False),
        ("192.168.1.1", False),
        ("127.0.0.1", False),
        ("0.0.0.0", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("224.0.0.1", False),
        ("239.1.1.1", False),
        ("255.255.255.255", False),
        ("::1", False),
        ("::", False),
        ("fe80::1%eth0", False),
        ("fc00::1", False),
        ("ff02::1", False),
        ("::ffff:127.0.0.1", False),
        ("::ffff:93.184.216.34", True),
        ("::127.0.0.1", False),
        ("64:ff9b::7f00:1", False),
        ("64:ff9b::5db8:d822", True),
        ("2002:7f00:1::", False),
        ("2001:0:53aa:64c:0:0:80ff:fffe", False),  # Teredo to 127.0.0.1
    ],
)
def test_which_addresses_are_public(address: str, public: bool) -> None:
    assert is_public(address) is public


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "2130706433", "0x7f.1", "127.1"])
def test_no_request_reaches_a_private_address(host: str) -> None:
    with raw_server(answering()) as (address, heads):
        port = address.rpartition(":")[2]
        with pytest.raises(OutboundError) as refused:
            request("GET", f"http://{host}:{port}/")
        assert not refused.value.again
        assert heads == []


def test_a_name_is_resolved_once_and_all_its_addresses_count(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def rows(*answers: str) -> Callable[..., list[Any]]:
        def look_up(host: str, port: int, **_: Any) -> list[Any]:
            asked.append(host)
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (answer, port)) for answer in answers]

        return look_up

    went: list[Any] = []

    def connect(where: Any, **_: Any) -> socket.socket:
        went.append(where)
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "create_connection", connect)
    monkeypatch.setattr(socket, "getaddrinfo", rows("93.184.216.34"))
    with pytest.raises(OutboundError, match="connection failed"):
        request("GET", "http://rebind.example/")
    assert (asked, went) == (["rebind.example"], [("93.184.216.34", 80)])

    monkeypatch.setattr(socket, "getaddrinfo", rows("93.184.216.34", "10.0.0.7"))
    with pytest.raises(OutboundError, match="private network"):
        request("GET", "http://rebind.example/")
    assert len(went) == 1


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "ftp://example.org/",
        "gopher://example.org/",
        "//example.org/",
        "https://",
        "https://user:secret@example.org/",
        "https://example.org/a b",
        "https://example.org/\r\nX-More: 1",
        "http://[::1",
        "http://example.org:99999/",
    ],
)
def test_what_is_no_address_to_ask_is_refused(url: str) -> None:
    with pytest.raises(OutboundError) as refused:
        request("GET", url)
    assert "secret" not in str(refused.value)


@pytest.mark.usefixtures("_private")
def test_an_answer_is_read_whole() -> None:
    with raw_server(answering("201 Created", b'{"id": 7}', "Link: <a>; rel=next")) as (address, heads):
        answer = request("POST", f"{address}/scores?limit=5", headers={"Authorization": "Bearer x"}, json={"n": 1})
    assert (answer.status, answer.ok, answer.json(), answer.headers["link"]) == (201, True, {"id": 7}, "<a>; rel=next")
    head = heads[0].decode()
    assert head.startswith("POST /scores?limit=5 HTTP/1.1\r\n")
    assert f"Host: {address.removeprefix('http://')}\r\n" in head
    assert "Authorization: Bearer x\r\n" in head
    assert "Content-Type: application/json\r\n" in head


@pytest.mark.usefixtures("_private")
def test_a_body_longer_than_a_packet_is_read_to_its_end() -> None:
    with raw_server(answering("200 OK", b"0123456789" * 100_000)) as (address, _):
        assert request("GET", address).body == b"0123456789" * 100_000


@pytest.mark.usefixtures("_private")
def test_time_is_bounded_for_a_body_that_drips() -> None:
    ended = threading.Event()

    def drip(connection: socket.socket, _: bytes) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
        while not ended.wait(0.05):
            connection.sendall(b".")

    with raw_server(drip) as (address, _):
        began = time.monotonic()
        with pytest.raises(OutboundError, match="in time") as late:
            request("GET", address, timeout=0.4)
        assert time.monotonic() - began < 2
        assert late.value.again
        ended.set()


@pytest.mark.usefixtures("_private")
@pytest.mark.parametrize(
    ("serve", "again", "words"),
    [
        (answering("200 OK", b"x" * 3000), False, "longer than 1 KB"),
        (lambda c, _: c.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nhalf"), True, "connection failed"),
        (lambda c, _: c.sendall(b"no HTTP at all\r\n\r\n"), True, "connection failed"),
        (lambda c, _: c.sendall(b"HTTP/1.1 200 OK\r\nX: " + b"y" * 200_000 + b"\r\n\r\n"), True, "connection failed"),
        (lambda c, _: None, True, "connection failed"),
    ],
)
def test_what_another_server_does_wrong_is_a_sentence(serve: Any, again: bool, words: str) -> None:
    with raw_server(serve) as (address, _), pytest.raises(OutboundError, match=words) as wrong:
        request("GET", address, max_bytes=1024)
    assert wrong.value.again is again


@pytest.mark.usefixtures("_private")
def test_no_json_is_a_sentence() -> None:
    with raw_server(answering("200 OK", b"<html>")) as (address, _), pytest.raises(OutboundError, match="no JSON"):
        request("GET", address).json()


@pytest.mark.usefixtures("_private")
def test_redirects_are_followed_where_asked_for_and_checked_each(monkeypatch: pytest.MonkeyPatch) -> None:
    with raw_server(answering("200 OK", b"end")) as (end, heads):
        leading = answering("302 Found", b"", f"Location: {end}/there")
        with raw_server(leading) as (start, _):
            assert request("GET", start).status == 302
            answer = request("GET", start, headers={"Authorization": "Bearer x"}, redirects=1)
            assert (answer.body, answer.url) == (b"end", f"{end}/there")
            assert b"Authorization" not in heads[0]
            assert request("POST", start, redirects=1).status == 302
            real = resolve
            inner = end.rpartition(":")[2]

            def guarded(host: str, port: int, **options: Any) -> list[str]:
                if str(port) == inner:
                    raise OutboundError(host=host, reason="private", again=False)
                return real(host, port, **options)

            monkeypatch.setattr(outbound, "resolve", guarded)
            with pytest.raises(OutboundError, match="private"):
                request("GET", start, redirects=1)


@pytest.mark.usefixtures("_private")
def test_a_certificate_nobody_vouches_for_is_refused(tmp_path: Path) -> None:
    key, certificate = tmp_path / "key.pem", tmp_path / "cert.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2",
         "-keyout", key, "-out", certificate, "-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1"],
        check=True, capture_output=True,
    )  # fmt: skip
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    listening = context.wrap_socket(socket.create_server(("127.0.0.1", 0)), server_side=True)
    port = listening.getsockname()[1]

    def accept() -> None:
        for _ in range(2):
            try:
                connection, _address = listening.accept()
                with connection:
                    answering("200 OK", b"safe")(connection, connection.recv(65536))
            except OSError:
                continue

    thread = threading.Thread(target=accept, daemon=True)
    thread.start()
    with pytest.raises(OutboundError, match="certificate was not accepted"):
        request("GET", f"https://127.0.0.1:{port}/")
    trusting = ssl.create_default_context(cafile=str(certificate))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(outbound, "_tls", lambda: trusting)
        assert request("GET", f"https://127.0.0.1:{port}/").body == b"safe"
    thread.join(5)
    listening.close()
