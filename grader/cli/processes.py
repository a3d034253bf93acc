"""The service's processes: how the web server and the worker are started, watched and stopped.

``manage.py serve`` keeps both as children and stops them together; ``manage.py web`` and ``manage.py worker`` turn
into one of them, for machines where something else does the watching.
"""

from __future__ import annotations

import contextlib
import math
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from typing import IO

from grader.config import ROOT, config
from grader.submissions.working.places import threads

QUEUES = ("interactive", "bulk", "gpu")
PATIENCE = 15.0  # seconds a process has to finish what it does, when it is asked to stop
TOO_OFTEN = 60.0  # seconds between two ends of a process, with which it is not worth another start
# What a child runs first: the kernel stops it if its parent dies without a word (prctl PR_SET_PDEATHSIG).
DIE_WITH_PARENT = "import ctypes, os, sys; ctypes.CDLL(None).prctl(1, 15); os.execv(sys.argv[1], sys.argv[1:])"


class CannotStartError(Exception):
    """The service cannot start here; ``str()`` is the sentence that says why, and the way out."""


def web_command(*, patience: float = PATIENCE) -> list[str]:
    """The web server's command line, on HOST and PORT. ``patience``: seconds requests have to end when it stops."""
    return [sys.executable, "-m", "grader.serving", str(int(patience))]


def worker_command(*, queues: Sequence[str], slots: int) -> list[str]:
    """The command line of a Celery worker: one process with one fork server a kind, and threads for ``slots``."""
    return [
        sys.executable, "-m", "celery", "--app", "grader", "worker",
        "--pool", "threads", "--concurrency", str(threads(slots)),
        "--queues", ",".join(queues), "--hostname", f"{'-'.join(queues)}-{os.getpid()}@%h",
        "--loglevel", "WARNING" if config.log_level == "INFO" else config.log_level,
        "--without-gossip", "--without-mingle", "--without-heartbeat",
    ]  # fmt: skip


def check_port(host: str, port: int) -> None:
    """Raise CannotStartError if nobody could listen on ``host``:``port``."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except PermissionError:
            raise CannotStartError(f"Port {port} is for root only. Take one above 1023: make run PORT=8000") from None
        except OSError as trouble:
            raise CannotStartError(
                f"Port {port} on {host} cannot be used ({trouble.strerror}): probably another server has it. "
                f"Stop that one, or take another port: make run PORT={port + 1}"
            ) from None


class Child:
    """A process of the service, in a process group of its own so that Ctrl-C reaches it through its parent only."""

    def __init__(self, name: str, command: Sequence[str], *, died_at: float = -math.inf) -> None:
        self.name, self.command = name, command
        self._died_at = died_at  # on the monotonic clock: the one that this one is in the place of
        self.tail: deque[str] = deque(maxlen=30)  # its last lines, shown if it dies
        log = config.data_dir / "log" / f"{name}.log"
        log.parent.mkdir(parents=True, exist_ok=True)
        self.process = subprocess.Popen(
            [sys.executable, "-c", DIE_WITH_PARENT, *command],
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        self._log = log.open("ab", buffering=0)
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def another(self) -> Child:
        """One in the place of this one, which has ended. Raises CannotStartError where that was so a moment ago too."""
        now = time.monotonic()
        if now - self._died_at < TOO_OFTEN:
            raise CannotStartError(died(self))
        return Child(self.name, self.command, died_at=now)

    def _read(self) -> None:
        assert self.process.stdout is not None
        stream: IO[bytes] = self.process.stdout
        with contextlib.closing(self._log), stream:
            for line in stream:
                self.tail.append(line.decode(errors="replace").rstrip())
                # On a full disk the log stands still, and not the process, which would wait for somebody to read.
                with contextlib.suppress(OSError):
                    self._log.write(line)

    def ask_to_stop(self) -> None:
        """Let it finish what it does."""
        if self.process.poll() is None:
            self.process.terminate()

    def stop(self) -> None:
        """Wait for it to end; after PATIENCE seconds, make it."""
        try:
            self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
        if self._reader.is_alive():
            self._reader.join(1)


def wait_until(ready: Callable[[], bool], children: Sequence[Child], *, seconds: float, stop: threading.Event) -> None:
    """Return when ``ready()``; raise CannotStartError if a child dies before, or after ``seconds``."""
    waited = 0.0
    while not ready():
        for child in children:
            if child.process.poll() is not None:
                raise CannotStartError(died(child))
        if stop.wait(0.1):
            return
        waited += 0.1
        if waited > seconds:
            raise CannotStartError(
                f"The service did not come up within {seconds:.0f} s; see {config.data_dir / 'log'}."
            )


def died(child: Child) -> str:
    """What to say of a child that ended by itself."""
    child._reader.join(1)
    said = "\n".join(f"  {line}" for line in child.tail) or "  (it printed nothing)"
    return f"The {child.name} ended by itself with status {child.process.returncode}. Its last lines:\n{said}"
