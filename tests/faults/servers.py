"""A Redis server and a PostgreSQL cluster of a test's own, to be stopped, killed and started again."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
from pathlib import Path

import psycopg

from tests.require import need
from tests.waiting import wait_for


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


class Server:
    """A server process on a port of its own, with what both have in common."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.port = folder, free_port()
        self.process: subprocess.Popen[bytes] | None = None

    def command(self) -> list[str]:
        raise NotImplementedError

    def start(self) -> None:
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(
                self.command(), cwd=self.folder, stdin=subprocess.DEVNULL, stdout=log, stderr=log, **self.identity()
            )
        wait_for(lambda: listens(self.port), what=f"{type(self).__name__} on port {self.port}")

    def identity(self) -> dict[str, object]:
        return {}

    def pause(self) -> None:
        """It takes connections, and answers none."""
        self._signal(signal.SIGSTOP)

    def go_on(self) -> None:
        self._signal(signal.SIGCONT)

    def stop(self, number: signal.Signals = signal.SIGKILL) -> None:
        if self.process is not None:
            self._signal(signal.SIGCONT)
            self._signal(number)
            self.process.wait()
            self.process = None

    def _signal(self, number: signal.Signals) -> None:
        assert self.process is not None
        self.process.send_signal(number)


class Redis(Server):
    """Keeps nothing: what is in it is gone when it stops."""

    def command(self) -> list[str]:
        program = shutil.which("redis-server")
        need(program, "redis-server is not installed")
        return [str(program), "--port", str(self.port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self.port}/0"


class Postgres(Server):
    """A cluster whose superuser is ``postgres``, without a password. Run by the user of that name where we are root."""

    def __init__(self) -> None:
        # Not below pytest's own folder, which is closed to all but its owner.
        super().__init__(Path(tempfile.mkdtemp(prefix="tensorgrade-postgres-")))
        found = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"))
        need(found, "no PostgreSQL server is installed")
        self._bin = found[-1].parent
        self.data = self.folder / "data"
        if os.getuid() == 0:
            shutil.chown(self.folder, "postgres")
        subprocess.run(
            [self._bin / "initdb", "-D", self.data, "-A", "trust", "-U", "postgres", "-E", "UTF8", "--no-sync"],
            check=True, stdout=subprocess.DEVNULL, cwd=self.folder, **self.identity(),
        )  # fmt: skip

    def identity(self) -> dict[str, object]:
        if os.getuid() != 0:
            return {}
        return {"user": "postgres", "group": pwd.getpwnam("postgres").pw_gid, "extra_groups": []}

    def command(self) -> list[str]:
        options = {"fsync": "off", "unix_socket_directories": "", "max_connections": "60"}
        settings = [part for name, value in options.items() for part in ("-c", f"{name}={value}")]
        return [str(self._bin / "postgres"), "-D", str(self.data), "-h", "127.0.0.1", "-p", str(self.port), *settings]

    def start(self) -> None:
        super().start()
        wait_for(self._answers, what="an answer of PostgreSQL")

    def stop(self, number: signal.Signals = signal.SIGINT) -> None:
        """At once, as a restart does: connections are ended, transactions undone."""
        super().stop(number)

    def remove(self) -> None:
        self.stop()
        shutil.rmtree(self.folder)

    def url(self, database: str) -> str:
        return f"postgresql://postgres@127.0.0.1:{self.port}/{database}"

    def _answers(self) -> bool:
        try:
            psycopg.connect(self.url("postgres"), connect_timeout=2).close()
        except psycopg.OperationalError:
            return False
        return True
