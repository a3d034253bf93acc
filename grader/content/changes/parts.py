"""Which parts of an exercise one version of it changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any

from grader.content.bundle import Bundle
from grader.content.cases.read import CASES_FILE
from grader.content.changes.worth import cases_of
from grader.content.spec.exercise import SPEC_FILE, ExerciseSpec


class Part(StrEnum):
    """A part of an exercise, by what a change of it means to who is graded by it."""

    STATEMENT = "statement"  # what is read: statements, figures, title, hints
    STARTER = "starter"
    CASES = "cases"  # what is tried; support modules
    POINTS = "points"  # what cases, outputs, cells and hints are worth
    REFERENCE = "reference"  # what is expected
    JUDGING = "judging"  # tolerances, limits, forbidden names, entries
    QUESTION = "question"  # what is asked and right
    SENTENCES = "sentences"  # known mistakes
    PROOF = "proof"  # accepted solutions, cheats, declared mutants: no student meets them


# By these the same code or answer may earn something else.
RESULTS = frozenset({Part.CASES, Part.POINTS, Part.REFERENCE, Part.JUDGING, Part.QUESTION})
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
    "reference.py": Part.REFERENCE,
    "question.py": Part.QUESTION,
}
_WORTH = {"judge": {"part_points"}, "question": {"partial", "follow_through"}}  # fields that say what things are worth


def parts_changed(before: Bundle, after: Bundle) -> tuple[Part, ...]:
    """Which parts differ, in the order of ``Part``; of exercise.toml by the fields that do."""
    old, new = _of_spec(before.spec), _of_spec(after.spec)
    found = {part for part in old if old[part] != new[part]}
    for path in before.files.keys() | after.files.keys():
        if before.files.get(path) == after.files.get(path) or path == SPEC_FILE:
            continue
        folder = path.partition("/")[0] if "/" in path else ""
        if path == CASES_FILE:
            found.update(_of_cases(before, after))
        else:
            found.add(_FOLDERS.get(folder) or _FILES.get(path) or Part.STATEMENT)
    return tuple(part for part in Part if part in found)


def _of_cases(before: Bundle, after: Bundle) -> Iterator[Part]:
    """Of a cases.py that differs: what it tries, what that is worth, or both."""
    old, new = (cases_of(bundle.text(CASES_FILE)) if CASES_FILE in bundle.files else None for bundle in (before, after))
    if old is None or new is None:
        yield Part.CASES
        return
    if old.worth != new.worth:
        yield Part.POINTS
    if old.rest != new.rest or old.worth == new.worth:
        yield Part.CASES


def _of_spec(spec: ExerciseSpec) -> Mapping[Part, Any]:
    """What exercise.toml says of each part."""
    dumped = spec.model_dump()
    question = dumped["question"] or {}
    hints = [{key: value for key, value in hint.items() if key != "cost"} for hint in dumped["hints"]]
    judge = {key: value for key, value in dumped["judge"].items() if key not in _WORTH["judge"]}
    return {
        Part.STATEMENT: (dumped["title"], hints, dumped["symbols"], dumped["languages"]),
        Part.JUDGING: (dumped["code"], dumped["limits"], judge, dumped["kind"]),
        Part.QUESTION: {key: value for key, value in question.items() if key not in _WORTH["question"]},
        Part.PROOF: dumped["check"],
        Part.POINTS: (
            [hint["cost"] for hint in dumped["hints"]],
            dumped["judge"]["part_points"],
            {key: value for key, value in question.items() if key in _WORTH["question"]},
        ),
    }
