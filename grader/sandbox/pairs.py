"""Pairs of connected sockets, one end of which is another process's."""

from __future__ import annotations

import socket


def connected(kind: int = socket.SOCK_STREAM) -> tuple[socket.socket, socket.socket]:
    """Two ends that wait for as long as it takes.

    A process can have a time limit for all of its new sockets, as Celery sets one while a worker stops and goes on
    grading. It would make both ends non-blocking, and the other process, which expects to wait, would find an error.
    """
    ends = socket.socketpair(socket.AF_UNIX, kind)
    for end in ends:
        end.setblocking(True)
    return ends
