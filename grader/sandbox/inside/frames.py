"""The jail's half of the protocol: frames in and out.

A frame is a 20-byte header (magic, kind, length of the tree, length of the bytes), a JSON tree, and raw bytes the
tree points into. ``grader/sandbox/protocol.py`` is the host's half and describes the tree. What writes here is called
after submitted code has run, as in ``values``, and keeps its own references.
"""

from __future__ import annotations

import json
import json.scanner
import os
import struct
from typing import Any

HEADER = struct.Struct("<4sIIQ")
_MAGIC = b"TGJ1"
JOB, READY, FAULT, BEGIN, CASE, DONE, GO, LOADED = 1, 2, 3, 4, 5, 6, 7, 8
CHANNEL = -1  # set by those who serve

_SMALL = 64 << 10  # bytes that are cheaper to copy once than to send piece by piece

_readv, _writev, _pack, _unpack = os.readv, os.writev, HEADER.pack, HEADER.unpack_from
_inbox = memoryview(bytearray(1 << 16))  # most frames fit; made before the fork, it is written to at its beginning only
# C, without the layers of Python that json.loads puts around it (typeshed takes it for a class of scanners).
_scan = json.scanner.make_scanner(json.JSONDecoder())  # type: ignore[arg-type]


class HostGoneError(Exception):
    """The other end of the channel is closed."""


def _encoder() -> Any:
    """What turns a tree into text: the json module's C encoder, called without the layers of Python around it."""
    whole = json.JSONEncoder(separators=(",", ":"), check_circular=False)
    make: Any = vars(json.encoder).get("c_make_encoder")
    if make is None:
        return whole.encode
    chunks = make(None, whole.default, json.encoder.encode_basestring_ascii, None, ":", ",", False, False, True)
    join = "".join
    return lambda tree: join(chunks(tree, 0))


encode = _encoder()


def decode(text: str) -> Any:
    return _scan(text, 0)[0]


def receive() -> tuple[Any, bytearray]:
    """The next frame's tree and bytes, from the host, which is trusted and sends one only when this side has answered.

    Raises ``HostGoneError``.
    """
    there = _read(_inbox, 0, HEADER.size)
    magic, _, tree_length, blob_length = _unpack(_inbox)
    if magic != _MAGIC:
        raise ValueError("not a frame")
    tree_end = HEADER.size + tree_length
    end = tree_end + blob_length
    frame = _inbox
    if end > len(_inbox):
        frame = memoryview(bytearray(end))
        frame[:there] = _inbox[:there]
    _read(frame, there, end)
    return decode(str(frame[HEADER.size : tree_end], "utf-8")), bytearray(frame[tree_end:end])


def _read(buffer: memoryview, done: int, wanted: int) -> int:
    """Read on from ``done`` until at least ``wanted`` bytes are there; how many there are then."""
    while done < wanted:
        count = _readv(CHANNEL, [buffer[done:]])
        if count == 0:
            raise HostGoneError
        done += count
    return done


def frame(kind: int, tree: Any, blob_length: int = 0) -> bytes:
    """A frame, up to its bytes."""
    text: bytes = encode(tree).encode()
    return _pack(_MAGIC, kind, len(text), blob_length) + text


def send(kind: int, tree: Any, blobs: list[Any] = []) -> None:  # noqa: B006 - never written to
    size = sum([len(blob) for blob in blobs])
    head = frame(kind, tree, size)
    pending = [head + b"".join(blobs)] if size <= _SMALL else [head, *blobs]
    sent = 0  # parts, not popped from the front: there may be hundreds of thousands
    while sent < len(pending):
        count = _writev(CHANNEL, pending[sent : sent + 512])
        while sent < len(pending) and count >= len(pending[sent]):
            count -= len(pending[sent])
            sent += 1
        if count:
            pending[sent] = memoryview(pending[sent])[count:]
