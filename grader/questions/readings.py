"""What of a response can be read, before anything is marked: nothing, all of it, or parts of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from grader.judge.words.sentences import Sentence
from grader.questions.reading.normal import UnreadableError

WHOLE = ""  # the part of an answer that has no parts


@dataclass(frozen=True, slots=True)
class Unread:
    """A part that cannot be read: its id ("2,0", "1.shape"; empty for the whole), and how to write it instead."""

    part: str
    sentence: Sentence


@dataclass(frozen=True, slots=True)
class Reading:
    """What a response says, the same for a right and a wrong one: readings that are equal say the same.

    ``parts`` are the values that could be read, by the part's id; ``unread`` is what could not. A part that was left
    blank is in neither. An answer without parts is the one part ``""``.
    """

    parts: Mapping[str, Any] = field(default_factory=dict)
    unread: tuple[Unread, ...] = ()

    @property
    def empty(self) -> bool:
        """Nothing was given yet: neither a wrong answer nor one that cannot be read."""
        return not self.parts and not self.unread

    @property
    def value(self) -> object:
        """Equal for responses that say the same, hashable; None where nothing is said that can be read."""
        return tuple(sorted(self.parts.items())) or None


def one_part(value: object) -> Reading:
    """The reading of an answer without parts."""
    return Reading({WHOLE: value})


def read_cells(cells: Mapping[str, object], read: Callable[[str, str], object]) -> Reading:
    """Read each cell by itself; ``read`` takes its id and what was typed. Blank cells are left out."""
    parts: dict[str, object] = {}
    unread = []
    for cell, text in cells.items():
        if empty(text):
            continue
        try:
            parts[cell] = read(cell, typed(text))
        except UnreadableError as trouble:
            if trouble.sentence.key != "answer.empty":  # nothing but characters that nobody sees
                unread.append(Unread(cell, trouble.sentence))
    return Reading(parts, tuple(unread))


def typed(response: object) -> str:
    """What was typed. Raises UnreadableError for what is no text."""
    if not isinstance(response, str):
        raise UnreadableError("answer.form")
    return response


def empty(response: object) -> bool:
    """Whether a response holds no answer: None, blanks, or lists and mappings of nothing else."""
    if isinstance(response, str):
        return not response.strip()
    if isinstance(response, list | tuple):
        return all(map(empty, response))
    if isinstance(response, dict):
        return all(map(empty, response.values()))
    return response is None
