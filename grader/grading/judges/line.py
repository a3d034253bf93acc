"""What a worker and its judge processes say to each other: a word, facts, bytes and descriptors, over a socket.

Both ends are ours, and no side believes what the other heard of a submission to be anything but data: facts are
JSON, a report comes as bytes that are stored as they are.
"""

from __future__ import annotations

import json
import socket
import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from grader.grading.report.packing import Graded
from grader.judge.verdict import Verdict

_HEADER = struct.Struct("<II")  # bytes of JSON, bytes after it
_MOST = 256 << 20
_DESCRIPTORS = 3


@dataclass(frozen=True, slots=True)
class Said:
    """One message as it came; whoever takes it owns the descriptors."""

    word: str
    facts: Mapping[str, Any]
    data: bytes
    descriptors: tuple[int, ...]


class Line:
    """An end of a connected socket. ``receive`` and ``send`` raise ``EOFError`` when the other end is closed."""

    def __init__(self, end: socket.socket) -> None:
        self._end = end

    def send(
        self, word: str, facts: Mapping[str, Any] | None = None, data: bytes = b"", *, descriptors: Sequence[int] = ()
    ) -> None:
        text = json.dumps([word, facts or {}], separators=(",", ":")).encode()
        whole = b"".join((_HEADER.pack(len(text), len(data)), text, data))
        try:
            sent = socket.send_fds(self._end, [whole], descriptors) if descriptors else self._end.send(whole)
            if sent < len(whole):
                self._end.sendall(memoryview(whole)[sent:])
        except OSError as error:
            raise EOFError("the other end has gone") from error

    def receive(self) -> Said:
        try:
            head, descriptors, _, _ = socket.recv_fds(
                self._end, _HEADER.size, _DESCRIPTORS, socket.MSG_CMSG_CLOEXEC | socket.MSG_WAITALL
            )
            if len(head) < _HEADER.size:
                raise EOFError("the other end has gone")
            text, data = _HEADER.unpack(head)
            if text + data > _MOST:
                raise EOFError("the other end makes no sense")
            body = self._exactly(text + data)
        except OSError as error:
            raise EOFError("the other end has gone") from error
        word, facts = json.loads(body[:text])
        return Said(word, facts, body[text:], tuple(descriptors))

    def send_graded(self, found: Graded, *, fits: bool) -> None:
        """The result of a submission; ``fits``: the process may judge another."""
        facts = {
            "verdict": found.verdict.value, "points": found.points, "max_points": found.max_points,
            "staff": found.staff, "mistakes": found.mistakes, "outputs": found.outputs, "length": len(found.data),
            "seconds": found.seconds,
            "parts": {key: len(part) for key, part in found.parts.items()}, "fits": fits,
        }  # fmt: skip
        self.send("judged", facts, b"".join((found.data, *found.parts.values())))

    def close(self) -> None:
        self._end.close()

    def _exactly(self, count: int) -> bytes:
        pieces = []
        while count:
            piece = self._end.recv(count, socket.MSG_WAITALL)
            if not piece:
                raise EOFError("the other end has gone")
            pieces.append(piece)
            count -= len(piece)
        return b"".join(pieces)


def graded_of(said: Said) -> Graded:
    """What ``send_graded`` sent."""
    facts, offset = said.facts, said.facts["length"]
    parts = {}
    for key, length in facts["parts"].items():
        parts[key] = said.data[offset : offset + length]
        offset += length
    return Graded(
        Verdict(facts["verdict"]),
        facts["points"],
        facts["max_points"],
        facts["staff"],
        tuple(facts["mistakes"]),
        said.data[: facts["length"]],
        parts,
        facts["outputs"],
        facts["seconds"],
    )
