"""Small servers of tests, on 127.0.0.1: what another machine might answer, however badly."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Serve = Callable[[socket.socket, bytes], None]


@contextmanager
def raw_server(serve: Serve) -> Iterator[tuple[str, list[bytes]]]:
    """A server that hands each connection and its request's head to ``serve``; its address, and the heads so far."""
    listening = socket.create_server(("127.0.0.1", 0))
    heads: list[bytes] = []

    def one(connection: socket.socket) -> None:
        with connection:
            head = b""
            try:
                while b"\r\n\r\n" not in head and (more := connection.recv(65536)):
                    head += more
                heads.append(head)
                serve(connection, head)
            except OSError:
                return  # the other side has left

    def accept() -> None:
        while True:
            try:
                connection, _ = listening.accept()
            except OSError:
                return
            threading.Thread(target=one, args=(connection,), daemon=True).start()

    threading.Thread(target=accept, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}", heads
    finally:
        listening.shutdown(socket.SHUT_RDWR)
        listening.close()


def answering(status: str = "200 OK", body: bytes = b"", *headers: str) -> Serve:
    """What serves one whole answer."""
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", "Connection: close", *headers]
    return lambda connection, _: connection.sendall("\r\n".join(lines).encode() + b"\r\n\r\n" + body)
