"""The keeper of the web server's port, with servers of a few lines: who connects is served, whatever comes and goes."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from grader.config import ROOT
from tests.waiting import wait_for

# Answers its number, which is how often one was started. Says that it is warm unless a file named "broken" is there.
SERVER = """
import os, pathlib, signal, socket, sys
folder, listener, told = pathlib.Path(sys.argv[1]), socket.socket(fileno=int(sys.argv[2])), int(sys.argv[3])
if (folder / "broken").exists():
    sys.exit(3)
number = len(list(folder.glob("started-*")))
(folder / f"started-{number}").write_text(str(os.getpid()))
signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
os.write(told, b".")
while True:
    connection, _ = listener.accept()
    connection.sendall(str(number).encode())
    connection.close()
"""
KEEPER = """
import logging, socket, sys
from grader.cli.handover import Keeper, listening
logging.basicConfig()
sys.exit(Keeper(listening(), [sys.executable, "-c", sys.argv[1], sys.argv[2]]).run())
"""


class Kept:
    """A keeper that runs, with the folder its servers look into."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = int(probe.getsockname()[1])
        with (folder / "log").open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-c", KEEPER, SERVER, str(folder)],
                cwd=ROOT, stdout=log, stderr=log, env={**os.environ, "PORT": str(self.port), "DATA_DIR": str(folder)},
            )  # fmt: skip
        wait_for(lambda: self.listens() and self.server(0), what="the first server")

    def listens(self) -> bool:
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0

    def ask(self) -> int:
        with socket.create_connection(("127.0.0.1", self.port), timeout=90) as connection:
            return int(connection.recv(10))

    def server(self, number: int) -> int:
        """The process of that server; 0 while there is none."""
        path = self.folder / f"started-{number}"
        return int(path.read_text() or 0) if path.exists() else 0

    @property
    def said(self) -> str:
        return (self.folder / "log").read_text()


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Kept]:
    keeper = Kept(tmp_path)
    yield keeper
    if keeper.process.poll() is None:
        keeper.process.kill()
        keeper.process.wait()
    print(keeper.said)


def test_a_new_server_takes_over_and_the_old_one_ends(kept: Kept) -> None:
    assert kept.ask() == 0
    kept.process.send_signal(signal.SIGHUP)
    wait_for(lambda: kept.ask() == 1, what="the new server")
    wait_for(lambda: not Path(f"/proc/{kept.server(0)}/exe").exists(), what="the end of the old one")
    assert kept.ask() == 1


def test_a_new_server_that_does_not_come_up_changes_nothing(kept: Kept) -> None:
    (kept.folder / "broken").touch()
    kept.process.send_signal(signal.SIGHUP)
    wait_for(lambda: "the old one goes on" in kept.said, what="a word of it")
    assert kept.ask() == 0
    (kept.folder / "broken").unlink()
    kept.process.send_signal(signal.SIGHUP)
    wait_for(lambda: kept.ask() == 1, what="the mended one")


def test_who_connects_while_none_serves_waits_for_the_next(kept: Kept) -> None:
    os.kill(kept.server(0), signal.SIGSTOP)
    state = Path(f"/proc/{kept.server(0)}/stat")  # until it has stopped, it may take one connection more
    wait_for(lambda: state.read_text().rpartition(")")[2].split()[0] == "T", what="its stop")
    with socket.create_connection(("127.0.0.1", kept.port), timeout=90) as connection:
        kept.process.send_signal(signal.SIGHUP)
        assert connection.recv(10) == b"1"
    os.kill(kept.server(0), signal.SIGCONT)


def test_it_closes_the_port_and_ends_when_it_is_asked_to(kept: Kept) -> None:
    kept.process.send_signal(signal.SIGTERM)
    assert kept.process.wait(30) == 0
    assert not kept.listens()
    assert not Path(f"/proc/{kept.server(0)}/exe").exists()


def test_one_that_ends_as_soon_as_it_begins_is_said_and_ends_the_keeper(kept: Kept) -> None:
    os.kill(kept.server(0), signal.SIGKILL)
    assert kept.process.wait(30) == 1
    assert "ends as soon as it begins" in kept.said


def test_it_takes_the_port_that_systemd_has_opened(tmp_path: Path) -> None:
    with socket.socket() as opened:
        opened.bind(("127.0.0.1", 0))
        opened.listen()
        # Descriptor 3 and its own number in LISTEN_PID are what systemd gives a service.
        program = (
            f"import os; os.dup2({opened.fileno()}, 3); os.environ.update(LISTEN_PID=str(os.getpid()), LISTEN_FDS='1');"
            "import os, sys; os.execv(sys.executable, [sys.executable, '-c', *sys.argv[1:]])"
        )
        keeper = subprocess.Popen(
            [sys.executable, "-c", program, KEEPER, SERVER, str(tmp_path)],
            cwd=ROOT, pass_fds=[opened.fileno()], env={**os.environ, "PORT": "1", "DATA_DIR": str(tmp_path)},
        )  # fmt: skip
        try:
            with socket.create_connection(opened.getsockname(), timeout=90) as connection:
                assert connection.recv(10) == b"0"
        finally:
            keeper.terminate()
            keeper.wait(30)
