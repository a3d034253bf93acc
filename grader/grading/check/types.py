"""What the parts of a check hand to each other."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from grader.content.problems import ContentProblem
from grader.messages import NOTHING, Message


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault that prevents publishing. ``rule`` is a stable slug; ``detail`` helps to find the cause."""

    rule: str
    file: str
    message: Message
    line: int | None = None
    detail: Message = NOTHING

    def __str__(self) -> str:
        return str(self.sentence)

    @property
    def sentence(self) -> Message:
        """The whole of it: ``cases.py:3: all cases together give no points. [bad-case]``."""
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        return Message("{place}: {message} [{rule}]", place=place, message=self.message, rule=self.rule)

    @classmethod
    def of(cls, rule: str, problem: ContentProblem) -> Fault:
        """What reading the folder found, as a fault."""
        return cls(rule, problem.file, problem.message, problem.line)

    def to_json(self) -> dict[str, Any]:
        """As JSON's own types, from which ``from_json`` makes it again, to be read in any language."""
        return {**asdict(self), "message": self.message.as_data(), "detail": self.detail.as_data()}

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> Fault:
        """What ``to_json`` gave; a message that was stored as plain English stays English."""
        said = {name: Message.from_data(stored.get(name, "")) for name in ("message", "detail")}
        return cls(**{**stored, **said})


@dataclass(frozen=True, slots=True)
class Survivor:
    """A mutant that every case passes: ``name`` is what exercise.toml calls it, ``diff`` what was changed."""

    name: str
    operator: str
    file: str
    line: int
    diff: str


@dataclass(frozen=True, slots=True)
class MutationScore:
    """How many of the mutants that could be caught were."""

    caught: int
    total: int
    equivalent: int
    survivors: tuple[Survivor, ...] = ()

    @property
    def score(self) -> float:
        """The share that was caught, 0..1; 1 where there was nothing to catch."""
        return self.caught / self.total if self.total else 1.0


@dataclass(frozen=True, slots=True)
class Task:
    """An independent part of a check; ``run`` returns its faults and may be called in any thread."""

    what: str
    run: Callable[[], list[Fault]]
