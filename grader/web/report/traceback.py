"""A traceback of the student's file, with its line numbers as something to press."""

from __future__ import annotations

import re
from dataclasses import dataclass

_FRAME = re.compile(r'^\s*File "(?P<file>[^"]+)", line (?P<line>\d{1,7})\b')
SUBMITTED = "solution.py"


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line; ``number`` is the line of the submitted file it speaks of, 0 where it speaks of none."""

    text: str
    number: int = 0


def lines(traceback: str) -> tuple[Line, ...]:
    """The lines of a traceback, in order."""
    found = []
    for text in traceback.rstrip("\n").splitlines():
        match = _FRAME.match(text)
        inside = match is not None and match["file"].rsplit("/", 1)[-1] == SUBMITTED
        found.append(Line(text, int(match["line"]) if match and inside else 0))
    return tuple(found)


def last_line(traceback: str) -> int:
    """The line of the submitted file the traceback ends in, 0 if it names none."""
    return next((line.number for line in reversed(lines(traceback)) if line.number), 0)
