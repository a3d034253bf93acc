"""The numbers that stand where mutants were made: code that branches at one is told apart by inputs beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

MOST: Final = 6  # numbers
LARGEST: Final = 10_000
_TRIED_ANYWAY: Final = frozenset({0, 1, 2, 3})
_NUMBER: Final = re.compile(r"(?<![\w.])\d+(?:\.\d+)?(?![\w.])")


def constants_in(diffs: Iterable[str]) -> tuple[int | float, ...]:
    """The first MOST numbers of the lines that unified ``diffs`` take away, each once and without its sign."""
    found: dict[int | float, None] = {}
    for line in (line for diff in diffs for line in diff.splitlines()):
        if line.startswith("-") and not line.startswith("---"):
            for text in _NUMBER.findall(line):
                number = float(text) if "." in text else int(text)
                if number <= LARGEST and number not in _TRIED_ANYWAY:
                    found.setdefault(number)
    return tuple(found)[:MOST]
