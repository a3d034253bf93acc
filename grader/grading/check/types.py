"""What the parts of a check hand to each other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault that prevents publishing. ``rule`` is a stable slug; ``detail`` helps to find the cause."""

    rule: str
    file: str
    message: str
    line: int | None = None
    detail: str = ""

    def __str__(self) -> str:
        location = self.file if self.line is None else f"{self.file}:{self.line}"
        return f"{location}: {self.message} [{self.rule}]"


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
