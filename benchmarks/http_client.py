"""Many people at one server: a small HTTP/1.1 client on asyncio, one kept-alive connection a person, loopback only.

It does what a load test needs and no more, so that the machine's cores are the server's.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from urllib.parse import urlencode

TRIES = 40  # of one request while the server is away
PAUSE = 0.25  # seconds between them


@dataclass(frozen=True, slots=True)
class Response:
    status: int
    headers: dict[str, str]
    body: bytes


class Person:
    """Somebody with a session, who sends one request at a time."""

    def __init__(self, port: int, cookies: dict[str, str]) -> None:
        self.port = port
        self.cookies = cookies
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def get(self, path: str) -> Response:
        return await self._send("GET", path, b"")

    async def post(self, path: str, fields: dict[str, str]) -> Response:
        return await self._send("POST", path, urlencode(fields).encode())

    async def close(self) -> None:
        if self._streams:
            self._streams[1].close()
            self._streams = None

    async def _send(self, method: str, path: str, body: bytes) -> Response:
        """Ask until there is an answer: a connection that breaks is made anew, as a browser's script does."""
        for _ in range(TRIES):
            try:
                return await self._once(method, path, body)
            except (OSError, asyncio.IncompleteReadError, ValueError):
                await self.close()
                await asyncio.sleep(PAUSE)
        raise ConnectionError(f"{method} {path}: no answer after {TRIES} tries")

    async def _once(self, method: str, path: str, body: bytes) -> Response:
        if self._streams is None:
            self._streams = await asyncio.open_connection("127.0.0.1", self.port)
        reader, writer = self._streams
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        head = (
            f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {cookies}\r\n"
            f"X-CSRFToken: {self.cookies['csrftoken']}\r\nContent-Type: application/x-www-form-urlencoded\r\n"
            f"Content-Length: {len(body)}\r\n\r\n"
        )
        writer.write(head.encode() + body)
        await writer.drain()
        status_line = await reader.readuntil(b"\r\n")
        headers = {}
        while (line := await reader.readuntil(b"\r\n")) != b"\r\n":
            name, _, value = line.decode("latin-1").partition(":")
            headers[name.strip().lower()] = value.strip()
        content = await reader.readexactly(int(headers.get("content-length", "0")))
        if headers.get("connection") == "close":
            await self.close()
        status = int(status_line.split()[1])
        if status >= 500:
            raise ValueError(f"the server answered {status}")
        return Response(status, headers, content)
