"""The host's handle on one fork server: starts it, keeps spare forks ready, hears of every fork's end.

A thread of its own, the keeper, starts bubblewrap and stays for as long as it runs: ``--die-with-parent`` means the
thread that started it, and a worker's threads come and go.
"""

from __future__ import annotations

import array
import base64
import contextlib
import json
import os
import socket
import struct
import subprocess
import threading
import time
from collections import deque
from importlib import resources

from grader.sandbox import bubblewrap, metering, pairs, wire
from grader.sandbox.seccomp.program import program
from grader.sandbox.settings import JailSettings, Kind
from grader.sandbox.spare import LostError, Spare

# In the order in which they are loaded: each uses only those before it.
_PROGRAMS = (
    "wire",
    *(f"inside.walls.{name}" for name in ("kernel", "batch", "landlock")),
    *(f"inside.job.{name}" for name in ("channel", "objects", "submission", "stand_ins", "failures")),
    *(f"inside.kernels.{name}" for name in ("races", "memory", "interpreter", "outside", "compiled", "timing")),
    *(f"inside.job.{name}" for name in ("steps", "surroundings", "runner")),
    *("inside.walls.jail", "inside.warm.libraries", "inside.warm.memory", "inside.warm.forkserver"),
)
_PACKET = 1 << 16
_LEAVE_SECONDS, _DOUBTED_SECONDS = 10.0, 1.0
_FORK_TRIES = 3  # forks that die before they are taken
_FORK_SECONDS = 10.0  # a fork takes milliseconds: a warm parent that has made none by then stands still


def program_text(name: str) -> str:
    """The text of a module of this package, by its dotted name within it."""
    return resources.files("grader.sandbox").joinpath(f"{name.replace('.', '/')}.py").read_text("utf-8")


def _in_memory(name: str, data: str) -> int:
    fd = os.memfd_create(name)
    os.write(fd, data.encode())
    os.lseek(fd, 0, os.SEEK_SET)
    return fd


class ForkServer:
    """One warm parent. ``take`` gives a spare; ``top_up`` has the next ones made."""

    def __init__(self, settings: JailSettings, kind: Kind) -> None:
        self.settings, self.kind = settings, kind
        self.spares = settings.gpu_spares if kind == "cuda" else settings.spares
        self.versions: dict[str, str] = {}
        self.layers: dict[str, int] = {}
        self.jobs = 0
        self.pid = 0
        self.first_memory = 0
        self.dead: str = ""  # why, once it is
        self.last_words = ""  # of the fork that last died waiting
        self.doubted = False  # it lost a job: what runs in it ends in peace, nothing new begins
        self._changed = threading.Condition()
        self._up = False
        self._ready: deque[Spare] = deque()
        self._asked: dict[int, Spare] = {}
        self._living: dict[int, Spare] = {}
        self._numbers = 0
        self._wanted = False  # whether spares are kept at all: from the first job or warm() on
        self._control, self._inner = pairs.connected(socket.SOCK_SEQPACKET)
        self._keeper = threading.Thread(target=self._keep, name=f"jails-{kind}", daemon=True)
        self._keeper.start()

    # ------------------------------------------------------------ for the client

    def wait_until_up(self) -> None:
        """Return when the warm parent serves; raises ``LostError`` when it cannot."""
        with self._changed:
            self._changed.wait_for(lambda: self._up or self.dead, self.settings.start_seconds)
            if self.dead or not self._up:
                raise LostError(
                    self.dead or f"the {self.kind} fork server was not up in {self.settings.start_seconds} s"
                )

    def take(self, tmp_bytes: int) -> Spare:
        """A fork for one job; blocks until one is ready. The caller closes it."""
        with self._changed:
            self.jobs += 1
            self._wanted = True
            deadline = time.monotonic() + _FORK_SECONDS
            asked: Spare | None = None
            tries = 0
            while True:
                if self.dead:
                    raise LostError(self.dead)
                for spare in self._ready:
                    if spare.tmp_bytes == tmp_bytes:
                        self._ready.remove(spare)
                        return spare
                if asked is None or asked.exited.is_set():
                    if tries == _FORK_TRIES:
                        raise LostError(f"no fork lives until it is taken: {self.last_words}")
                    asked = self._ask(tmp_bytes)
                    tries += 1
                if not self._changed.wait(max(0.0, deadline - time.monotonic())):
                    raise LostError("the fork server made no fork in time")

    def top_up(self) -> None:
        """Have forks made until the settings' number waits, and again whenever one has ended."""
        with self._changed:
            self._wanted = True
            while not self.dead and len(self._ready) + len(self._asked) < self.spares:
                self._ask(self.settings.ceiling.tmp_bytes)

    @property
    def waiting(self) -> int:
        """Spares that are ready."""
        return len(self._ready)

    def memory_growth(self) -> int:
        """Bytes of resident memory that the warm parent has now above what it had when it came up."""
        return metering.memory_bytes(self.pid, b"VmRSS:") - self.first_memory

    def close(self) -> None:
        """End the server and with it every fork; returns when they are gone."""
        with contextlib.suppress(OSError):
            self._control.shutdown(socket.SHUT_RDWR)
        self._keeper.join()

    # ------------------------------------------------------------ the keeper

    def _ask(self, tmp_bytes: int) -> Spare:
        """Request a fork; returns the spare that it will be. The caller holds the lock."""
        self._numbers += 1
        spare = Spare(self._numbers, tmp_bytes)
        fds = array.array("i", [spare.inner_channel.fileno(), spare.inner_output])
        request = wire.REQUEST.pack(spare.number, tmp_bytes)
        try:
            self._control.sendmsg([request], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, fds)])
        except OSError as error:
            spare.close()
            raise LostError(f"the fork server does not answer: {error}") from error
        finally:
            spare.close_inner()
        self._asked[spare.number] = spare
        return spare

    def _keep(self) -> None:
        reason = "the fork server has ended"
        try:
            words = os.memfd_create("words")
            process = self._start(words)
            try:
                while self._hear():
                    pass
            finally:
                self._control.close()
                # Left to itself it reaps every fork before it ends, so that none is left when close returns.
                try:
                    process.wait(_DOUBTED_SECONDS if self.doubted else _LEAVE_SECONDS)
                except subprocess.TimeoutExpired:
                    process.kill()
                    process.wait()
                text = os.pread(words, 4000, 0).decode(errors="replace").strip()
                os.close(words)
                reason = text or reason
        except (bubblewrap.UnavailableError, OSError, ValueError, NotImplementedError) as error:
            reason = str(error) or type(error).__name__
        finally:
            self._control.close()
            self._bury(reason)

    def _start(self, words: int) -> subprocess.Popen[bytes]:
        command, configuration = bubblewrap.command(self.settings, self.kind)
        configuration["filter"] = base64.b64encode(program(cuda=self.kind == "cuda")).decode()
        programs = _in_memory(
            "programs", json.dumps({f"grader.sandbox.{name}": program_text(name) for name in _PROGRAMS})
        )
        settings = _in_memory("configuration", json.dumps(configuration))
        passed = (self._inner.fileno(), programs, settings)
        boot = f"{program_text('inside.boot')}\n\nmain{passed}\n"
        try:
            return subprocess.Popen(
                [*command, boot],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=words,
                pass_fds=passed,
                env={},
            )
        finally:
            for fd in (programs, settings):
                os.close(fd)
            self._inner.close()

    def _hear(self) -> bool:
        """Read one message of the fork server; False when it has exited."""
        try:
            packet, ancillary, _, _ = self._control.recvmsg(_PACKET, socket.CMSG_SPACE(4))
        except OSError:
            return False
        if not packet:
            return False
        fd = struct.unpack("i", ancillary[0][2])[0] if ancillary else -1
        word = packet[:1]
        with self._changed:
            if word == b"F":
                spare = self._asked.pop(wire.NUMBER.unpack(packet)[1])
                spare.pidfd, spare.pid = fd, metering.pid_of(fd)
                self._living[spare.number] = spare
                self._ready.append(spare)
            elif word == b"X":
                _, number, code, value, *times, peak = wire.EXIT.unpack(packet)
                spare = self._living.pop(number)
                spare.status = value << 8 if code == os.CLD_EXITED else value  # as wait(2) gives it
                spare.cpu_seconds = times[0] + times[2] + (times[1] + times[3]) / 1e6
                spare.peak_bytes = peak << 10
                spare.exited.set()
                if spare not in self._ready:
                    if self._wanted:
                        with contextlib.suppress(LostError):  # the next word heard is then its end
                            self.top_up()  # now, when its job has been answered, and not while a student waits for it
                    return True  # only its own session waits for this
                # It died waiting. Another is made when one is asked for: made at once, it might die as fast.
                self._ready.remove(spare)
                self.last_words = spare.last_words()
                spare.close()
            elif word == b"E":
                self._asked.pop(wire.NUMBER.unpack(packet[: wire.NUMBER.size])[1]).close()
                self.dead = f"a fork failed: {packet[wire.NUMBER.size :].decode(errors='replace')}"
            elif word == b"U":
                said = json.loads(packet[1:])
                self.versions, self._up = said["versions"], True
                self.pid = metering.pid_of(fd)
                self.first_memory = metering.memory_bytes(self.pid, b"VmRSS:")
                os.close(fd)
                if said["threads"] != 1:
                    self.dead = f"the warm parent has {said['threads']} threads; it must not fork with more than one"
            self._changed.notify_all()
        return not self.dead

    def _bury(self, reason: str) -> None:
        with self._changed:
            self.dead = self.dead or reason
            for spare in (*self._ready, *self._asked.values()):
                spare.close()
            for spare in self._living.values():
                spare.exited.set()
            self._ready.clear()
            self._asked.clear()
            self._living.clear()
            self._changed.notify_all()
