"""Frames out of a jail's stream of bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from grader.sandbox.protocol import GarbledError, read_header
from grader.sandbox.wire import HEADER, MOST_TREE

Piece = bytes | bytearray
Frame = tuple[int, Piece, Piece]  # kind, tree, bytes
_PIECE = 1 << 16
_ALL_TREES = 2 * MOST_TREE  # bytes of JSON in all frames of a job together


class Incoming:
    """Frames out of a stream of bytes, never holding more than the headers asked for and the limits allow.

    Fill ``space()`` with what comes and tell ``advance`` how much that was. Small frames come several to a piece;
    the rest of a large one is read straight to where it belongs.
    """

    def __init__(self, budget: int) -> None:
        self.budget = budget  # bytes that frames may still bring beside their trees
        self.tree_budget = _ALL_TREES
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
        """Read ``count`` new bytes; yields the frames they complete, and raises at the first invalid frame."""
        if not self._direct and self._done == self._stage == 0 and count >= HEADER.size:
            kind, tree, blob = read_header(self._piece[: HEADER.size], self.budget)
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
        self.budget -= blob
        self.tree_budget -= tree
        if self.tree_budget < 0:
            raise GarbledError("too many trees")

    def _next_parts(self) -> Iterator[Frame]:
        while self._done == len(self._parts[self._stage]):
            if self._stage == 0:
                self._kind, tree, blob = read_header(self._header, self.budget)
                self._account(tree, blob)
                self._parts = (self._header, bytearray(tree), bytearray(blob))
            self._stage, self._done = self._stage + 1, 0
            if self._stage == len(self._parts):
                whole = (self._kind, self._parts[1], self._parts[2])
                self._begin()
                yield whole
                return
