"""Many people at one server: a small HTTP/1.1 client on asyncio, one kept-alive connection a person, loopback only.

It does what a load test needs and no more, so that the machine's cores are the server's: what a request always says is
written once, and an answer is cut out of the bytes as they come.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from urllib.parse import urlencode

TRIES = 40  # of one request while the server is away
PAUSE = 0.25  # seconds between them


@dataclass(frozen=True, slots=True)
class Response:
    """``headers`` by lower-case name."""

    status: int
    headers: dict[str, str]
    body: bytes


class Connection(asyncio.Protocol):
    """One connection, on which one request at a time is answered."""

    def __init__(self) -> None:
        self.transport: asyncio.Transport | None = None
        self.answer: asyncio.Future[Response] | None = None
        self._got = b""
        self._head: tuple[int, dict[str, str], int] | None = None  # status, headers, where the body begins
        self._length = 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        self._got += data
        if self._head is None:
            end = self._got.find(b"\r\n\r\n")
            if end < 0:
                return
            status_line, *lines = self._got[:end].decode("latin-1").split("\r\n")
            headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
            self._head = int(status_line.split(" ", 2)[1]), headers, end + 4
            self._length = end + 4 + int(headers.get("content-length", "0"))
        if len(self._got) >= self._length:
            status, headers, start = self._head
            body = self._got[start : self._length]
            self._got, self._head = self._got[self._length :], None
            if self.answer is not None and not self.answer.done():
                self.answer.set_result(Response(status, headers, body))

    def connection_lost(self, exc: Exception | None) -> None:
        self.transport = None
        if self.answer is not None and not self.answer.done():
            self.answer.set_exception(ConnectionResetError("the server hung up"))


class Person:
    """Somebody with a session, who sends one request at a time."""

    def __init__(self, port: int, cookies: dict[str, str]) -> None:
        self.port = port
        self._connection: Connection | None = None
        said = "; ".join(f"{name}={value}" for name, value in cookies.items())
        self._always = (
            f" HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {said}\r\nX-CSRFToken: {cookies['csrftoken']}\r\n"
            "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: "
        )

    async def get(self, path: str) -> Response:
        return await self._send(f"GET {path}{self._always}0\r\n\r\n".encode())

    async def post(self, path: str, fields: dict[str, str]) -> Response:
        body = urlencode(fields)
        return await self._send(f"POST {path}{self._always}{len(body)}\r\n\r\n{body}".encode())

    async def close(self) -> None:
        if self._connection is not None and self._connection.transport is not None:
            self._connection.transport.close()
        self._connection = None

    async def _send(self, request: bytes) -> Response:
        """Ask until there is an answer: a connection that breaks is made anew, as a browser's script does."""
        for _ in range(TRIES):
            try:
                return await self._once(request)
            except (OSError, ValueError):
                await self.close()
                await asyncio.sleep(PAUSE)
        raise ConnectionError(f"{request.splitlines()[0].decode()}: no answer after {TRIES} tries")

    async def _once(self, request: bytes) -> Response:
        loop = asyncio.get_running_loop()
        if self._connection is None or self._connection.transport is None:
            _, self._connection = await loop.create_connection(Connection, "127.0.0.1", self.port)
        transport, answer = self._connection.transport, loop.create_future()
        if transport is None:
            raise ConnectionResetError("the server hung up")
        self._connection.answer = answer
        transport.write(request)
        response: Response = await answer
        if response.headers.get("connection") == "close":
            await self.close()
        if response.status >= 500:
            raise ValueError(f"the server answered {response.status}")
        return response
