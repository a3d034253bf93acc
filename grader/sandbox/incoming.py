"""What a jail sends, on its way from bytes to frames, problems and text that the rest of the house may hold."""

from __future__ import annotations

import re
import signal
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from grader.sandbox.protocol import GarbledError, read_header
from grader.sandbox.types import End, Problem
from grader.sandbox.wire import HEADER, MOST_TREE
from grader.text import fit_text
from grader.values import Value

Piece = bytes | bytearray
Frame = tuple[int, Piece, Piece]  # kind, tree, bytes
_SLUG = re.compile(r"[a-z][a-z-]{0,39}")

_CRASH_FRAME = re.compile(r'^  File "([^"\n]{1,200})", line ([0-9]{1,7}) in ([^\n]{1,200})$', re.MULTILINE)
# What Python's fault handler prints of our own programs, where a submission has it print without ending.
OWN_FRAME = re.compile(r'^  File "<jail [a-z_]+>", line [0-9]+ in .*\n?', re.MULTILINE)
_CRASHES = {
    "Segmentation fault": "SIGSEGV",
    "Aborted": "SIGABRT",
    "Bus error": "SIGBUS",
    "Floating-point exception": "SIGFPE",
    "Illegal instruction": "SIGILL",
}
_ENDS = {  # what a jail may say has ended its job, and how; whatever else did is the host's to say
    "error": {"exception", "exit"},
    "invalid": {"syntax", "nul-bytes", "encoding", "missing-entry", "not-callable"},
    "forbidden": {"forbidden-name"},
    "memory": {"memory"},
}
CASE_PROBLEMS = {  # by the status of a case that is not ok
    "error": {"exception", "exit"},
    "refused": {
        *("result-too-big", "result-too-deep", "result-cycle", "result-type", "state-mismatch", "missing-part"),
    },
    "forbidden": {"forbidden-name"},
}
_MOST_PROBLEM = 1 << 18  # bytes of JSON
_FATAL = "Fatal Python error: "
_PIECE = 1 << 16
_ALL_TREES = 2 * MOST_TREE  # bytes of JSON in all frames of a job together


class Incoming:
    """Frames out of a stream of bytes, never holding more than the headers asked for and the limits allow.

    Fill ``space()`` with what comes and tell ``advance`` how much that was. Small frames come several to a piece;
    the rest of a large one is read straight to where it belongs.
    """

    def __init__(self, room: int) -> None:
        self.room = room  # bytes that frames may still bring beside their trees
        self.tree_room = _ALL_TREES
        self._piece = memoryview(bytearray(_PIECE))
        self._header = bytearray(HEADER.size)
        self._begin()

    def _begin(self) -> None:
        self._kind, self._stage, self._done = 0, 0, 0
        self._parts: tuple[bytearray, ...] = (self._header,)

    def space(self) -> memoryview:
        """Where the next bytes go."""
        self._direct = len(self._parts[self._stage]) - self._done >= _PIECE
        return memoryview(self._parts[self._stage])[self._done :] if self._direct else self._piece

    def advance(self, count: int) -> Iterable[Frame]:
        """Take in the ``count`` bytes that came; gives the frames that completes, good ones before a bad one."""
        if not self._direct and self._done == self._stage == 0 and count >= HEADER.size:
            kind, tree, blob = read_header(self._piece[: HEADER.size], self.room)
            if HEADER.size + tree + blob == count:  # nearly always: one frame, whole
                self._account(tree, blob)
                middle = HEADER.size + tree
                return ((kind, bytes(self._piece[HEADER.size : middle]), bytes(self._piece[middle:count])),)
        return self._piece_by_piece(count)

    def _piece_by_piece(self, count: int) -> Iterator[Frame]:
        if self._direct:
            self._done += count
            yield from self._next_parts()
            return
        used = 0
        while used < count:
            part = self._parts[self._stage]
            size = min(len(part) - self._done, count - used)
            part[self._done : self._done + size] = self._piece[used : used + size]
            used += size
            self._done += size
            yield from self._next_parts()

    def _account(self, tree: int, blob: int) -> None:
        self.room -= blob
        self.tree_room -= tree
        if self.tree_room < 0:
            raise GarbledError("too many trees")

    def _next_parts(self) -> Iterator[Frame]:
        while self._done == len(self._parts[self._stage]):
            if self._stage == 0:
                self._kind, tree, blob = read_header(self._header, self.room)
                self._account(tree, blob)
                self._parts = (self._header, bytearray(tree), bytearray(blob))
            self._stage, self._done = self._stage + 1, 0
            if self._stage == len(self._parts):
                whole = (self._kind, self._parts[1], self._parts[2])
                self._begin()
                yield whole
                return


def crash_of(printed: str, signal_name: str, files: Collection[str]) -> tuple[str, Problem]:
    """A crash, from what Python's fault handler printed last: (what the job itself had printed, the problem).

    Process 1 of a pid namespace cannot die of SIGABRT, and ends by the SIGSEGV that follows it; the report knows.
    """
    start = printed.rfind(_FATAL + "Aborted")
    start = printed.rfind(_FATAL) if start < 0 else start
    own, report = printed[:start], printed[start + len(_FATAL) :].partition(_FATAL)[0]
    if start < 0:
        return printed, Problem("signal", {"signal": signal_name})
    name = _CRASHES.get(report.partition("\n")[0].strip(), signal_name)
    frames = [
        f'  File "{file}", line {line}, in {function}'
        for file, line, function in _CRASH_FRAME.findall(report)
        if file in files
    ]
    frames = [frame for above, frame in zip([""] * 3 + frames, frames, strict=False) if above != frame][:30]
    trace = "\n".join(["Traceback (most recent call last):", *reversed(frames), ""]) if frames else ""
    return own, Problem("signal", {"signal": name}, fit_text(trace))


def end_of(tree: Mapping[str, Any], size: int, loaded: bool) -> tuple[End, Problem]:
    """How a jail says its job has ended; ``size`` is the tree's as it came, ``loaded`` whether a case was in the jail.

    Raises ``GarbledError`` for what it may not say: limits are the host's to watch, and our faults the host's to see.
    """
    end = tree.get("end")
    if not isinstance(end, str) or end not in _ENDS:
        raise GarbledError("an end that is none")
    if end == "invalid" and loaded:
        # Such an end is told to the student in full: it must have been said before a case was in the jail.
        raise GarbledError("an end out of turn")
    return End(end), problem_of(tree.get("problem"), _ENDS[end], size)


def signal_name(number: int) -> str:
    """Python has no names for most real-time signals."""
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"


def problem_of(tree: Any, kinds: Collection[str], size: int) -> Problem:
    """A problem as the jail tells it: data, bounded, with nothing but JSON's own types in its facts.

    ``size`` is its frame's tree as it came, bytes. Raises ``GarbledError`` for what is no problem of these ``kinds``.
    """
    if size > _MOST_PROBLEM:
        raise GarbledError("a problem that is too large")
    if not isinstance(tree, dict) or not isinstance(tree.get("facts"), dict):
        raise GarbledError("not a problem")
    kind, trace = tree.get("kind"), tree.get("traceback")
    if not isinstance(kind, str) or not _SLUG.fullmatch(kind) or kind not in kinds:
        raise GarbledError("not a problem")
    facts: Mapping[str, Value] = {fit_text(str(k)[:80]): _plain(v, 0) for k, v in list(tree["facts"].items())[:32]}
    return Problem(kind, facts, fit_text(trace[-8000:]) if isinstance(trace, str) else "")


def _plain(tree: Any, depth: int) -> Value:
    if tree is None or isinstance(tree, bool | float):
        return tree
    if isinstance(tree, int):
        return tree if tree.bit_length() <= 64 else None
    if isinstance(tree, str):
        return fit_text(tree[:2000])
    if isinstance(tree, list) and depth < 4:
        return [_plain(item, depth + 1) for item in tree[:64]]
    return None
