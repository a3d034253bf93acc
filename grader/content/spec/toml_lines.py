"""Which line of a TOML text a key stands in: the parser gives values without their places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

_HEADER: Final = re.compile(r"^\s*(\[\[?)\s*([^\]]+?)\s*\]\]?\s*(?:#.*)?$")
_KEY: Final = re.compile(r"""^\s*((?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)\s*=""")
_PART: Final = re.compile(r"""[\w-]+|"[^"]*"|'[^']*'""")
_TRIPLE: Final = re.compile(r'"""|' + r"'''")

Path = tuple[int | str, ...]


def find_line(text: str, path: Path) -> int | None:
    """Return the line, from 1, of the key at ``path``, or of the nearest thing around it that has a line.

    A path mixes keys and positions, ``("question", "options", 1, "text")``. Keys within an inline table or array
    have the line of the key that opens it. None if not even the first key is found.
    """
    best: tuple[int, int] | None = None  # how much of the path matches, line
    for line, found in _keys(text):
        common = 0
        for mine, theirs in zip(path, found, strict=False):
            if mine != theirs:
                break
            common += 1
        if common == len(found) and common and (best is None or common > best[0]):
            best = (common, line)
    return best[1] if best else None


def _keys(text: str) -> Iterator[tuple[int, Path]]:
    """Yield every line that opens a table or gives a key, with the full path of that."""
    counts: dict[Path, int] = {}
    table: Path = ()
    until: str | None = None  # the quotes that end a multi-line string
    depth = 0  # of brackets left open by an array that goes over several lines
    for number, line in enumerate(text.splitlines(), start=1):
        if until is not None:
            if until in line:
                until = None
            continue
        if depth > 0:
            depth += _balance(line)
            continue
        if header := _HEADER.match(line):
            table = _full_path(_parts(header[2]), counts)
            if header[1] == "[[":
                yield number, table
                counts[table] = counts.get(table, -1) + 1
                table = (*table, counts[table])
            yield number, table
        elif key := _KEY.match(line):
            yield number, (*table, *_parts(key[1]))
            rest = line[key.end() :]
            quotes = _TRIPLE.findall(rest)
            if len(quotes) % 2:
                until = quotes[0]
            else:
                depth = max(0, _balance(rest))


def _parts(dotted: str) -> tuple[str, ...]:
    return tuple(part.strip("\"'") for part in _PART.findall(dotted))


def _full_path(parts: tuple[str, ...], counts: dict[Path, int]) -> Path:
    """Insert the position of the newest element wherever an earlier part of the path is an array of tables."""
    path: Path = ()
    for index, part in enumerate(parts):
        path = (*path, part)
        if path in counts and index < len(parts) - 1:
            path = (*path, counts[path])
    return path


def _balance(line: str) -> int:
    """How many more brackets and braces a line opens than it closes, strings and comments aside."""
    bare = re.sub(r'"(?:\\.|[^"\\])*"|' + r"'[^']*'", "", line).partition("#")[0]
    return sum(bare.count(c) for c in "[{") - sum(bare.count(c) for c in "]}")
