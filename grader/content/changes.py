"""What one version of an exercise changes of another: which parts, and line by line."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from grader.content.bundle import Bundle
from grader.content.spec.exercise import SPEC_FILE, ExerciseSpec


class Part(StrEnum):
    """A part of an exercise, by what a change of it means to who is graded by it."""

    STATEMENT = "statement"  # what is read: statements, figures, title, hints
    STARTER = "starter"
    CASES = "cases"  # what is tried, and for how many points; support modules
    REFERENCE = "reference"  # what is expected
    JUDGING = "judging"  # tolerances, limits, forbidden names, entries
    QUESTION = "question"  # what is asked and right
    SENTENCES = "sentences"  # known mistakes
    PROOF = "proof"  # accepted solutions, cheats, declared mutants: no student meets them


RESULTS = frozenset({Part.CASES, Part.REFERENCE, Part.JUDGING, Part.QUESTION})  # the same code may earn something else
_FOLDERS = {
    "figures": Part.STATEMENT,
    "support": Part.CASES,
    "reference": Part.REFERENCE,
    "misconceptions": Part.SENTENCES,
    "accepted": Part.PROOF,
    "cheats": Part.PROOF,
}
_FILES = {
    "starter.py": Part.STARTER,
    "cases.py": Part.CASES,
    "reference.py": Part.REFERENCE,
    "question.py": Part.QUESTION,
}
_FIELDS: Mapping[Part, tuple[str, ...]] = {
    Part.STATEMENT: ("title", "hints", "languages"),
    Part.JUDGING: ("code", "limits", "judge", "kind"),
    Part.QUESTION: ("question",),
    Part.PROOF: ("check",),
}


@dataclass(frozen=True, slots=True)
class FileChange:
    """One file that differs, as lines of a unified difference without its heading; "" stands for a file not there."""

    path: str
    added: bool
    removed: bool
    lines: tuple[str, ...]


def parts_changed(before: Bundle, after: Bundle) -> tuple[Part, ...]:
    """Which parts differ, in the order of ``Part``; of exercise.toml by the fields that do."""
    found = set(_fields_changed(before.spec, after.spec))
    for path in before.files.keys() | after.files.keys():
        if path != SPEC_FILE and before.files.get(path) != after.files.get(path):
            folder = path.partition("/")[0] if "/" in path else ""
            found.add(_FOLDERS.get(folder) or _FILES.get(path) or Part.STATEMENT)
    return tuple(part for part in Part if part in found)


def files_changed(before: Bundle, after: Bundle) -> Iterator[FileChange]:
    """The files that differ, in order of their paths, with three lines around each change."""
    for path in sorted(before.files.keys() | after.files.keys()):
        old, new = before.files.get(path), after.files.get(path)
        if old != new:
            lines = difflib.unified_diff(_lines(old), _lines(new), lineterm="", n=3)
            yield FileChange(path, old is None, new is None, tuple(lines)[2:])


def _lines(data: bytes | None) -> list[str]:
    return data.decode().splitlines() if data is not None else []


def _fields_changed(before: ExerciseSpec, after: ExerciseSpec) -> Iterator[Part]:
    for part, names in _FIELDS.items():
        if any(getattr(before, name) != getattr(after, name) for name in names):
            yield part
