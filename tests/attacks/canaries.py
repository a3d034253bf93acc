"""Secrets planted where an attack would look for them: files, environment variables, sockets that really listen.

Each holds one random word; whoever can print it has seen something. The true reference and cases count too.
"""

from __future__ import annotations

import os
import secrets
import selectors
import socket
import sqlite3
import tempfile
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
OURS = (ROOT / "reference/convolution.py", ROOT / "exercises/convolution/corr2d/cases.py")
VARIABLES = ("TENSORGRADE_TEST_SECRET", "PGPASSWORD")


@dataclass(frozen=True, slots=True)
class Canaries:
    """What is planted and where; attacks are told all of it but ``words``, one of which is in every secret."""

    words: tuple[str, ...]
    files: tuple[str, ...]
    tcp: int
    udp: int
    free: int
    unix: str
    abstract: str
    pid: int

    def places(self) -> dict[str, object]:
        return {name: getattr(self, name) for name in ("files", "tcp", "udp", "free", "unix", "abstract", "pid")}

    def seen_in(self, text: str) -> bool:
        """Whether a secret, or a piece of a reference or of cases, stands in ``text``."""
        return any(word in text for word in self.words)


@contextmanager
def planted() -> Iterator[Canaries]:
    """Plant files, environment variables and listening sockets; take them away again."""
    token = f"CANARY-{secrets.token_hex(16)}"
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="canary-")))
        folder.chmod(0o755)
        files = [*_files(stack, token), *_project_like(folder, token), *map(str, OURS)]
        for name in VARIABLES:
            stack.callback(_restore, name, os.environ.get(name))
            os.environ[name] = token
        answering = stack.enter_context(_Answering(token.encode()))
        tcp = answering.listen(socket.AF_INET, ("127.0.0.1", 0))
        answering.listen(socket.AF_UNIX, str(folder / "socket"))
        (folder / "socket").chmod(0o777)
        abstract = f"canary-{secrets.token_hex(4)}"
        answering.listen(socket.AF_UNIX, f"\0{abstract}")
        udp = answering.datagrams()
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            free = probe.getsockname()[1]
        words = (token, *(path.read_text().partition("\n")[0][:60] for path in OURS))
        yield Canaries(words, tuple(files), tcp, udp, free, str(folder / "socket"), abstract, os.getpid())


def _restore(name: str, value: str | None) -> None:
    if value is None:
        os.environ.pop(name, None)
    else:
        os.environ[name] = value


def _files(stack: ExitStack, token: str) -> tuple[str, ...]:
    """A file each in the home, in /tmp and in var/, readable by everyone."""
    paths = []
    for folder in (Path.home(), Path(tempfile.gettempdir()), ROOT / "var"):
        folder.mkdir(exist_ok=True)
        path = folder / f"note-{secrets.token_hex(4)}.txt"
        path.write_text(token)
        path.chmod(0o644)
        stack.callback(path.unlink)
        paths.append(str(path))
    return tuple(paths)


def _project_like(folder: Path, token: str) -> Iterator[str]:
    """What an attack hopes for: a reference module, cases with answers, a database, another student's upload."""
    for name in ("reference/convolution.py", "exercises/convolution/corr2d/cases.py", "uploads/other/solution.py"):
        path = folder / name
        path.parent.mkdir(parents=True)
        path.write_text(f"# {token}\n")
        yield str(path)
    database = folder / "db.sqlite3"
    with sqlite3.connect(database) as connection:
        connection.execute("create table answers (text)")
        connection.execute("insert into answers values (?)", (token,))
    connection.close()
    yield str(database)


class _Answering:
    """Sockets that really listen and tell the token to whoever reaches them."""

    def __init__(self, token: bytes) -> None:
        self.token = token
        self.sockets: list[socket.socket] = []
        self.selector = selectors.DefaultSelector()
        self.wake, self.woken = socket.socketpair()
        self.selector.register(self.woken, selectors.EVENT_READ)
        self.thread = threading.Thread(target=self._serve)

    def __enter__(self) -> _Answering:
        self.thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.wake.send(b"x")
        self.thread.join()
        for one in (*self.sockets, self.wake, self.woken):
            one.close()
        self.selector.close()

    def listen(self, family: socket.AddressFamily, address: tuple[str, int] | str) -> int:
        """Listen there; gives the port where there is one."""
        server = socket.socket(family)
        server.bind(address)
        server.listen()
        self._add(server)
        return int(server.getsockname()[1]) if family == socket.AF_INET else 0

    def datagrams(self) -> int:
        """Answer datagrams on a free port of the loopback."""
        server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        server.bind(("127.0.0.1", 0))
        self._add(server)
        return int(server.getsockname()[1])

    def _add(self, server: socket.socket) -> None:
        server.setblocking(False)
        self.sockets.append(server)
        self.selector.register(server, selectors.EVENT_READ)

    def _serve(self) -> None:
        while True:
            for key, _ in self.selector.select():
                server = key.fileobj
                assert isinstance(server, socket.socket)
                if server is self.woken:
                    return
                try:
                    if server.type == socket.SOCK_DGRAM:
                        _, sender = server.recvfrom(100)
                        server.sendto(self.token, sender)
                    else:
                        link, _ = server.accept()
                        with link:
                            link.sendall(self.token)
                except OSError:
                    continue
