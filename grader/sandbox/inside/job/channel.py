"""The jail's end of the channel: frames in and out, as ``wire`` describes them.

What writes here is called after submitted code has run, as in ``objects``, and keeps its own references.
"""

from __future__ import annotations

import os
from typing import Any

from grader.sandbox import wire

CHANNEL = -1  # set by those who serve

_SMALL = 64 << 10  # bytes that are cheaper to copy once than to send piece by piece

_readv, _writev, _unpack, _scan, _frame = os.readv, os.writev, wire.HEADER.unpack_from, wire.scan, wire.frame
_header, _magic = wire.HEADER.size, wire.MAGIC
_inbox = memoryview(bytearray(1 << 16))  # most frames fit; made before the fork, it is written to at its beginning only


class HostGoneError(Exception):
    """The other end of the channel is closed."""


def receive() -> tuple[Any, bytearray]:
    """The next frame's tree and bytes, from the host, which is trusted and sends one only when this side has answered.

    Raises ``HostGoneError``.
    """
    there = _read(_inbox, 0, _header)
    magic, _, tree_length, blob_length = _unpack(_inbox)
    if magic != _magic:
        raise ValueError("not a frame")
    tree_end = _header + tree_length
    end = tree_end + blob_length
    frame = _inbox
    if end > len(_inbox):
        frame = memoryview(bytearray(end))
        frame[:there] = _inbox[:there]
    _read(frame, there, end)
    return _scan(str(frame[_header:tree_end], "utf-8"), 0)[0], bytearray(frame[tree_end:end])


def _read(buffer: memoryview, done: int, wanted: int) -> int:
    """Read on from ``done`` until at least ``wanted`` bytes are there; how many there are then."""
    while done < wanted:
        count = _readv(CHANNEL, [buffer[done:]])
        if count == 0:
            raise HostGoneError
        done += count
    return done


def send(kind: int, tree: Any, blobs: list[Any] = []) -> None:  # noqa: B006 - never written to
    size = sum([len(blob) for blob in blobs])
    head = _frame(kind, tree, size)
    pending = [head + b"".join(blobs)] if size <= _SMALL else [head, *blobs]
    sent = 0  # parts, not popped from the front: there may be hundreds of thousands
    while sent < len(pending):
        count = _writev(CHANNEL, pending[sent : sent + 512])
        while sent < len(pending) and count >= len(pending[sent]):
            count -= len(pending[sent])
            sent += 1
        if count:
            pending[sent] = memoryview(pending[sent])[count:]
