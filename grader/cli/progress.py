"""A line on stderr that says how far something is, for people only: nothing is written where nobody looks."""

from __future__ import annotations

import sys
import time
from typing import TextIO

WIDTH = 24
EVERY = 0.1  # seconds between two drawings


class Bar:
    """``bar.show(label, done, total, what)`` from one thread at a time; ``clear()`` before anything else is printed."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self.stream = stream or sys.stderr
        self.shown = self.stream.isatty()
        self._drawn = 0.0
        self._length = 0

    def show(self, label: str, done: int, total: int, what: str) -> None:
        """Draw it, but not more often than an eye can follow."""
        now = time.monotonic()
        if not self.shown or (now - self._drawn < EVERY and done < total):
            return
        self._drawn = now
        filled = WIDTH * done // max(total, 1)
        line = f"{label} [{'█' * filled}{' ' * (WIDTH - filled)}] {done}/{total} {what}"
        self.stream.write("\r" + line.ljust(self._length))
        self.stream.flush()
        self._length = len(line)

    def clear(self) -> None:
        """Take the line away."""
        if self.shown and self._length:
            self.stream.write("\r" + " " * self._length + "\r")
            self.stream.flush()
            self._length = 0
