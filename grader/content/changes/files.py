"""What one folder changes of another, line by line."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FileChange:
    """One file that differs, as lines of a unified difference without its heading."""

    path: str
    added: bool
    removed: bool
    lines: tuple[str, ...]


def files_changed(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> Iterator[FileChange]:
    """The files that differ, in order of their paths, with three lines around each change."""
    for path in sorted(before.keys() | after.keys()):
        old, new = before.get(path), after.get(path)
        if old != new:
            lines = difflib.unified_diff(_lines(old), _lines(new), lineterm="", n=3)
            yield FileChange(path, old is None, new is None, tuple(lines)[2:])


def _lines(data: bytes | None) -> list[str]:
    return data.decode().splitlines() if data is not None else []
