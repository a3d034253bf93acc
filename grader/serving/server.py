"""Granian takes the connections, and reads each request whole before a thread of Django's hears of it."""

from __future__ import annotations

import asyncio
import ctypes
import http
import logging
import os
import resource
import signal
import socket
from collections.abc import Callable, Iterable
from functools import partial
from io import BytesIO
from typing import Any

from django.core.exceptions import RequestDataTooBig
from granian._granian import SocketHolder
from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings
from granian.log import LogLevels
from granian.rsgi import HTTPProtocol, ProtocolClosed, Scope  # type: ignore[attr-defined]
from granian.server import MPServer

from grader.config import config
from grader.serving.environ import environ_of
from grader.serving.threads import MOST, PATIENCE, RequestThreads
from grader.settings import DATA_UPLOAD_MAX_MEMORY_SIZE

log = logging.getLogger(__name__)

CONNECTIONS = 4096  # of a process at once
QUEUE = 1000  # requests that wait for a thread: beyond it, better to be told than to wait
HEADER_SECONDS = 20.0
HEADER_BYTES = 64 << 10
BODY_SECONDS = 60.0
MOST_BODY = DATA_UPLOAD_MAX_MEMORY_SIZE + (1 << 20)  # a form and a file; what is more is answered by Django's own page
MOST_READ = 64 << 20  # of a body that is too large: read and dropped, so that its sender can read the answer
MOST_TOGETHER = 512 << 20
ANSWER_SECONDS = 60.0
LAST_WORD_SECONDS = 1.0  # for those who were kept waiting to be told
PR_SET_PDEATHSIG = 1


class _TooLarge:
    """The body of a request that was too large to keep: whatever reads it raises what Django answers with 413."""

    def read(self, size: int = -1) -> bytes:
        raise RequestDataTooBig("the body is larger than anything the service takes")

    readline = readlines = __iter__ = read


class Refusal(Exception):  # noqa: N818  an answer, not a fault
    """A request that is answered before Django hears of it."""

    def __init__(self, status: http.HTTPStatus, sentence: str) -> None:
        super().__init__(sentence)
        self.status = status


class Front:
    """An RSGI application around a WSGI one."""

    def __init__(self, application: Any) -> None:
        self._application = application
        self._threads = RequestThreads()
        self._waiting = 0  # requests that were given to a thread or wait for one, and are not answered
        self._again: asyncio.TimerHandle | None = None  # until the next look for what may begin
        self._lost = 0  # threads that did not come back in time
        self._held = 0  # bytes of bodies

    def __rsgi_del__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._threads.close()

    async def __rsgi__(self, scope: Scope, protocol: HTTPProtocol) -> None:
        held = 0
        try:
            held, environ = await self._request(scope, protocol)
            status, headers, body = await self._answer(environ)
        except Refusal as refusal:
            headers = [("content-type", "text/plain; charset=utf-8"), ("retry-after", "10")]
            status, body = int(refusal.status), str(refusal).encode()
        except ProtocolClosed:
            return  # whoever asked has left
        finally:
            self._held -= held
        protocol.response_bytes(status, headers, body)

    # ------------------------------------------------------------ the request

    async def _request(self, scope: Scope, protocol: HTTPProtocol) -> tuple[int, dict[str, Any]]:
        """How many bytes are held for it, and the WSGI environment. Raises Refusal."""
        environ = environ_of(scope)
        if (
            scope.method in ("GET", "HEAD")
            and "CONTENT_LENGTH" not in environ
            and "HTTP_TRANSFER_ENCODING" not in environ
        ):
            return 0, {**environ, "wsgi.input": BytesIO()}
        pieces: list[bytes] = []
        try:
            async with asyncio.timeout(BODY_SECONDS):
                size = await self._read(protocol, pieces)
        except TimeoutError:
            raise Refusal(http.HTTPStatus.REQUEST_TIMEOUT, "The request did not arrive in time.") from None
        finally:
            self._held -= sum(map(len, pieces))
        body = b"".join(pieces)
        self._held += len(body)
        environ["CONTENT_LENGTH"] = str(size)
        environ["wsgi.input"] = BytesIO(body) if size <= MOST_BODY else _TooLarge()
        return len(body), environ

    async def _read(self, protocol: HTTPProtocol, pieces: list[bytes]) -> int:
        """Fill ``pieces`` with the body, unless it is too large; its size. Raises Refusal."""
        size = 0
        async for piece in protocol:
            size += len(piece)
            if size > MOST_READ:
                raise Refusal(http.HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "This is far larger than a solution may be.")
            if size > MOST_BODY:
                self._held -= sum(map(len, pieces))
                pieces.clear()
                continue
            pieces.append(piece)
            self._held += len(piece)
            if self._held > MOST_TOGETHER:
                raise Refusal(http.HTTPStatus.SERVICE_UNAVAILABLE, "Too much arrives at once. Try again in a moment.")
        return size

    # ------------------------------------------------------------ the answer

    async def _answer(self, environ: dict[str, Any]) -> tuple[int, list[tuple[str, str]], bytes]:
        if self._waiting - self._lost >= QUEUE:
            raise Refusal(http.HTTPStatus.SERVICE_UNAVAILABLE, "Too many ask at once. Try again in a moment.")
        self._waiting += 1
        job = self._threads.submit(partial(self._run, environ))
        if self._threads.waits:
            self._look_later()
        answer = asyncio.wrap_future(job)
        answer.add_done_callback(self._answered)
        try:
            return await asyncio.wait_for(asyncio.shield(answer), ANSWER_SECONDS)
        except TimeoutError:
            log.error("%s %s took over %.0f s", environ["REQUEST_METHOD"], environ["PATH_INFO"], ANSWER_SECONDS)
            if not job.cancel():  # it has begun, and its thread cannot be stopped
                self._lose(answer)
            raise Refusal(http.HTTPStatus.SERVICE_UNAVAILABLE, "This took too long. Try again in a moment.") from None

    def _look_later(self) -> None:
        if self._again is None:
            self._again = asyncio.get_running_loop().call_later(PATIENCE, self._look)

    def _look(self) -> None:
        self._again = None
        if self._threads.look():
            self._look_later()

    def _answered(self, answer: asyncio.Future[Any]) -> None:
        self._waiting -= 1
        if not answer.cancelled():
            answer.exception()  # taken note of, where nobody waits any more

    def _lose(self, answer: asyncio.Future[Any]) -> None:
        self._lost += 1
        answer.add_done_callback(lambda _: self._found())
        if self._lost >= MOST:
            asyncio.get_running_loop().call_later(LAST_WORD_SECONDS, self._end)

    def _end(self) -> None:
        if self._lost >= MOST:
            log.critical("No thread of this process answers any more: it ends, for another one to take its place")
            os._exit(os.EX_SOFTWARE)

    def _found(self) -> None:
        self._lost -= 1

    def _run(self, environ: dict[str, Any]) -> tuple[int, list[tuple[str, str]], bytes]:
        """In a thread of the pool: what Django answers, whole."""
        begun: list[tuple[int, list[tuple[str, str]]]] = []

        def start_response(status: str, headers: list[tuple[str, str]], error: object = None) -> None:
            begun.append((int(status[:3]), [(name.lower(), value) for name, value in headers]))

        response: Iterable[bytes] = self._application(environ, start_response)
        try:
            body = b"".join(response)
        finally:
            close = getattr(response, "close", None)
            if close is not None:
                close()
        return *begun[-1], body


class _OnGiven(MPServer):
    """Granian on a socket that was opened by somebody else, instead of one of each process's own."""

    listener: int

    def _init_shared_socket(self) -> None:
        self._shd = SocketHolder(self.listener, False, CONNECTIONS)  # type: ignore[call-arg,assignment]
        self._sso = socket.socket(fileno=os.dup(self.listener))
        self._sso.set_inheritable(True)


def serve(
    application: Any, *, patience: int, begin: Callable[[], None] = lambda: None, listener: int | None = None
) -> None:
    """Serve a WSGI application until SIGTERM; requests in hand then have ``patience`` seconds.

    On HOST and PORT, or on the socket ``listener``. Each process that serves calls ``begin`` first.
    """

    parent = os.getpid()

    def load() -> Any:
        # In each process that was forked: it ends with the one that would start another in its place.
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
        if os.getppid() != parent:  # that one was killed before it was asked for
            os._exit(os.EX_OK)
        begin()
        return Front(application)

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, min(hard, 4 * CONNECTIONS)), hard))
    server = (MPServer if listener is None else _OnGiven)(
        "grader.wsgi:application",  # named in its messages only
        address=config.host,
        port=config.port,
        interface=Interfaces.RSGI,
        workers=max(2, os.cpu_count() or 1),
        http=HTTPModes.http1,
        websockets=False,
        backlog=CONNECTIONS,
        backpressure=CONNECTIONS,
        http1_settings=HTTP1Settings(header_read_timeout=int(HEADER_SECONDS * 1000), max_buffer_size=HEADER_BYTES),
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
        workers_kill_timeout=patience,
    )
    if isinstance(server, _OnGiven) and listener is not None:
        server.listener = listener
    server.serve(target_loader=load, wrap_loader=False)
