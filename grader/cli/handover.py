"""Keeps the web server's port: a server in it is replaced by a new one, and no connection is refused meanwhile.

``manage.py web`` turns into this process. It opens the port, or takes the one that systemd has opened, and starts a
web server on it as a child. SIGHUP starts another one from the code as it lies there now, with its migrations; when
that is warm, the old one is asked to end what it has in hand. A new one that does not come up changes nothing. Who
connects in between waits in the kernel's queue, since the port itself is never closed. A server that ends by itself is
started again.

SIGTERM closes the port and ends the server, whose requests in hand have PATIENCE seconds.
"""

from __future__ import annotations

import contextlib
import logging
import os
import select
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass

from grader.cli.processes import DIE_WITH_PARENT, PATIENCE, TOO_OFTEN
from grader.config import ROOT, config

log = logging.getLogger("grader.web")

BACKLOG = 4096
WARM_SECONDS = 600.0  # migrations of a large table are slow
FIRST_PASSED = 3  # systemd's protocol: passed descriptors begin here


@dataclass
class Server:
    """A web server under way. ``ready`` is where it says that it is warm: a byte from each of its processes."""

    process: subprocess.Popen[bytes]
    ready: int
    began: float

    @property
    def ended(self) -> bool:
        return self.process.poll() is not None

    def warm(self) -> bool:
        """Whether it has said so; looks for a moment. The last of its processes closes the pipe's other end."""
        try:
            return bool(select.select([self.ready], [], [], 0.1)[0]) and os.read(self.ready, 1) == b"."
        except InterruptedError:
            return False

    def stop(self) -> None:
        """Ask it to end, and wait; after twice its patience, make it."""
        if not self.ended:
            self.process.terminate()
        try:
            self.process.wait(2 * PATIENCE)
        except subprocess.TimeoutExpired:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
        os.close(self.ready)


class Keeper:
    """Holds ``listener`` and the server on it, which is what ``command`` with two descriptors behind it starts."""

    def __init__(self, listener: socket.socket, command: Sequence[str]) -> None:
        self._listener, self._command = listener, command
        self._stopping = self._wanted = False
        self._leaving: list[Server] = []  # asked to end, with requests in hand
        self._wake, self._waker = os.pipe()
        os.set_blocking(self._waker, False)

    def run(self) -> int:
        """Serve until SIGTERM or SIGINT; the exit status."""
        signal.set_wakeup_fd(self._waker, warn_on_full_buffer=False)
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._stop)
        signal.signal(signal.SIGHUP, self._renew)
        server = self._start()
        if not self._until_warm(server):
            server.stop()
            return 0 if self._stopping else 1
        tell_systemd("READY=1")
        while not self._stopping:
            self._see_off()
            if server.ended:
                if time.monotonic() - server.began < TOO_OFTEN:
                    log.critical("The web server ends as soon as it begins, with status %s", server.process.returncode)
                    return 1
                log.error("The web server ended with status %s; another takes its place", server.process.returncode)
                os.close(server.ready)
                server = self._start()
                if not self._until_warm(server):
                    break
            if self._wanted:
                self._wanted = False
                server = self._replaced(server)
            self._rest()
        self._listener.close()
        server.stop()
        for old in self._leaving:
            old.stop()
        return 0 if self._stopping else 1

    def _replaced(self, old: Server) -> Server:
        """The server from now on: a new one, or the old one where none comes up."""
        tell_systemd(f"RELOADING=1\nMONOTONIC_USEC={time.clock_gettime_ns(time.CLOCK_MONOTONIC) // 1000}")
        new = self._start()
        warm = self._until_warm(new)
        if warm:
            log.warning("A new web server serves; the old one ends what it has in hand")
            old.process.terminate()
            self._leaving.append(old)
        else:
            log.error("The new web server does not come up, so the old one goes on")
            new.stop()
        tell_systemd("READY=1")
        return new if warm else old

    def _start(self) -> Server:
        ready, told = os.pipe()
        command = [*self._command, str(self._listener.fileno()), str(told)]
        process = subprocess.Popen(
            [sys.executable, "-c", DIE_WITH_PARENT, *command],
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            pass_fds=[self._listener.fileno(), told],
            start_new_session=True,
        )
        os.close(told)
        return Server(process, ready, time.monotonic())

    def _until_warm(self, server: Server) -> bool:
        deadline = time.monotonic() + WARM_SECONDS
        while not (self._stopping or server.ended) and time.monotonic() < deadline:
            if server.warm():
                return True
        return False

    def _see_off(self) -> None:
        for old in self._leaving:
            if old.ended:
                os.close(old.ready)
        self._leaving = [old for old in self._leaving if not old.ended]

    def _rest(self) -> None:
        """Until a signal comes, or it is time to look whether the server lives."""
        if select.select([self._wake], [], [], 1.0)[0]:
            os.read(self._wake, 1024)

    def _stop(self, *_: object) -> None:
        self._stopping = True

    def _renew(self, *_: object) -> None:
        self._wanted = True


def listening() -> socket.socket:
    """The port that systemd has passed to this process, else HOST and PORT. Raises OSError where they are taken."""
    if os.environ.get("LISTEN_PID") == str(os.getpid()) and int(os.environ.get("LISTEN_FDS", "0")) >= 1:
        return socket.socket(fileno=FIRST_PASSED)
    family = socket.AF_INET6 if ":" in config.host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind((config.host, config.port))
    listener.listen(BACKLOG)
    return listener


def tell_systemd(message: str) -> None:
    """Where systemd waits for word of this process (``Type=notify-reload``); else nothing."""
    address = os.environ.get("NOTIFY_SOCKET", "")
    if not address:
        return
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as telling, contextlib.suppress(OSError):
        telling.connect("\0" + address[1:] if address.startswith("@") else address)
        telling.sendall(message.encode())


if __name__ == "__main__":
    logging.basicConfig(level=config.log_level, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    try:
        held = listening()
    except OSError as trouble:
        sys.exit(f"Port {config.port} on {config.host} cannot be used: {trouble.strerror}.")
    sys.exit(Keeper(held, [sys.executable, "manage.py", "web", "--on"]).run())
