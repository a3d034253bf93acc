"""TLS in front of a plain server, as a proxy of one's own would be: browsers keep some cookies over HTTPS only."""

from __future__ import annotations

import socket
import ssl
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

Change = Callable[[bytes, bytes], bytes]


def certificate(folder: Path) -> Path:
    """A certificate that nobody vouches for, with its key, in one file."""
    both = folder / "both.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2",
         "-keyout", folder / "key.pem", "-out", folder / "cert.pem", "-subj", "/CN=test"],
        check=True, capture_output=True,
    )  # fmt: skip
    both.write_text((folder / "key.pem").read_text() + (folder / "cert.pem").read_text())
    return both


@contextmanager
def tls_in_front(port: int, pem: Path, change: Change = lambda asked, said: said) -> Iterator[int]:
    """A port that speaks TLS for what listens on ``port`` in the clear. One request a connection.

    ``change`` is given the head of each request and of its answer, and says what the answer's head shall be.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem)
    listening = socket.create_server(("127.0.0.1", 0), backlog=50)

    def one(raw: socket.socket) -> None:
        with suppress(OSError), raw, context.wrap_socket(raw, server_side=True) as outer:
            head = b""
            while b"\r\n\r\n" not in head:
                more = outer.recv(65536)
                if not more:
                    return
                head += more
            head, _gap, body = head.partition(b"\r\n\r\n")
            first, *lines = head.split(b"\r\n")
            length = next((int(line[15:]) for line in lines if line.lower().startswith(b"content-length:")), 0)
            while len(body) < length:
                body += outer.recv(65536)
            lines = [line for line in lines if not line.lower().startswith(b"connection:")]
            lines += [b"X-Forwarded-Proto: https", b"Connection: close"]
            with socket.create_connection(("127.0.0.1", port)) as inner:
                inner.sendall(b"\r\n".join([first, *lines, b"", body]))
                said = b""
                while b"\r\n\r\n" not in said and (data := inner.recv(65536)):
                    said += data
                before, gap, rest = said.partition(b"\r\n\r\n")
                # Said to the browser too: what it sends on a connection that closes resets it, answer and all.
                outer.sendall(change(head, before) + b"\r\nConnection: close" + gap + rest)
                while data := inner.recv(65536):
                    outer.sendall(data)

    def accept() -> None:
        with suppress(OSError):
            while True:
                raw, _address = listening.accept()
                threading.Thread(target=one, args=(raw,), daemon=True).start()

    threading.Thread(target=accept, daemon=True).start()
    try:
        yield int(listening.getsockname()[1])
    finally:
        listening.shutdown(socket.SHUT_RDWR)
        listening.close()
