"""What a job prints, taken in from its pipe and never more than it may."""

from __future__ import annotations

import os
import re

from grader.text import fit_text

_CHUNK = 1 << 16
_SMALL = 4096  # bytes
# What Python's fault handler prints of our own programs, where a submission has it print without ending.
_OWN_FRAME = re.compile(r'^  File "<jail [a-z_]+>", line [0-9]+ in .*\n?', re.MULTILINE)


class Printed:
    """The output of one job on the non-blocking descriptor ``fd``; ``most`` bytes are kept."""

    def __init__(self, fd: int, most: int) -> None:
        self._fd, self._most = fd, most
        self._text = bytearray()  # since it was last taken
        self._total = 0
        self.small = 0  # pieces that came with few bytes in them
        self.ended = False  # nobody can write any more

    def read(self) -> bool:
        """Read what is there; True once the job has printed more than it may."""
        try:
            data = os.read(self._fd, _CHUNK)
        except BlockingIOError:
            return False
        self.ended = not data
        self.small += len(data) < _SMALL
        self._text += data[: max(0, self._most - self._total)]
        self._total += len(data)
        return self._total > self._most

    def drain(self) -> bool:
        """Take in what is in the pipe by now; whether that is more than the job may print."""
        while True:
            before = self._total
            if self.read():
                return True
            if self._total == before:
                return False

    def take(self) -> str:
        """What was printed since this was last asked, fit to be shown."""
        text = self._text.decode("utf-8", "replace")
        self._text.clear()
        if "<jail " in text:
            text = _OWN_FRAME.sub("", text)
        return fit_text(text)

    def peek(self) -> str:
        """The same, left where it is and as it came."""
        return self._text.decode("utf-8", "replace")

    def put_back(self, text: str) -> None:
        """Have this be what was printed since it was last taken."""
        self._text[:] = text.encode()
