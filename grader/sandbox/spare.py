"""A spare: a forked jail that waits for its single job, as the host sees it."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import threading

from grader.sandbox import pairs, wire

_PACKET = 1 << 16


class LostError(Exception):
    """The fork server, or a fork of it, failed for a reason that is ours. The job may be tried again."""


class NotBegunError(LostError):
    """A fork died, or failed, before its job began: nothing that was submitted can have had a part in it."""


class Spare:
    """A forked jail that waits for its single job: its channel, its output's descriptor, and a pidfd to end it by."""

    def __init__(self, number: int, tmp_bytes: int) -> None:
        self.number, self.tmp_bytes = number, tmp_bytes
        self.channel, self.inner_channel = pairs.connected()
        self.output, self.inner_output = os.pipe2(os.O_CLOEXEC | os.O_NONBLOCK)
        os.set_blocking(self.inner_output, True)
        self.pidfd = -1
        self.pid = 0
        self.killed = False
        self.exited = threading.Event()
        self.status: int | None = None  # as wait(2) gives it; None where the server went first
        self.cpu_seconds = 0.0
        self.peak_bytes = 0

    def close_inner(self) -> None:
        self.inner_channel.close()
        os.close(self.inner_output)

    def kill(self) -> None:
        """End every process of this jail: the fork is process 1 of its pid namespace."""
        if self.pidfd >= 0 and not self.killed:
            self.killed = True
            with contextlib.suppress(ProcessLookupError):
                signal.pidfd_send_signal(self.pidfd, signal.SIGKILL)

    def last_words(self) -> str:
        """What a fork that has died had to say, if anything."""
        with contextlib.suppress(OSError):
            return self.channel.recv(_PACKET, socket.MSG_DONTWAIT)[wire.HEADER.size :].decode(errors="replace")[:500]
        return ""

    def close(self) -> None:
        """Kill and let go of every descriptor."""
        self.kill()
        self.channel.close()
        if self.output >= 0:
            os.close(self.output)
            self.output = -1
        if self.pidfd >= 0:
            os.close(self.pidfd)
            self.pidfd = -1
