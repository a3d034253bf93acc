"""Students' files, one a file, each with what is expected of it in its first line.

``# right: ...`` gets full marks. ``# wrong: NAME`` is caught, and named by the misconception ``NAME``; ``# wrong: -``
is caught without a name. ``# old: SENTENCE`` fails for its age, and the report says that sentence. Files that no
Python 3 can read end in ``.py2``.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

HERE = Path(__file__).resolve().parent
UNNAMED = "-"


@dataclass(frozen=True)
class Solution:
    """One student's file: for which exercise, what is expected, and the rest of its first line."""

    path: Path
    exercise: str
    expected: Literal["right", "wrong", "old"]
    detail: str

    @property
    def name(self) -> str:
        return f"{self.exercise}/{self.path.stem}"


def solutions(expected: str) -> list[Solution]:
    """All students' files of which ``expected`` is expected, in the order of their names."""
    return [found for path in sorted((HERE / "solutions").glob("*/*.py*")) if (found := _read(path, expected))]


def exercises() -> list[str]:
    return sorted(path.name for path in (HERE / "course").iterdir())


def _read(path: Path, expected: str) -> Solution | None:
    said, _, detail = path.read_text().splitlines()[0].removeprefix("# ").partition(": ")
    assert said in ("right", "wrong", "old"), f"{path}: what is expected of it?"
    return Solution(path, path.parent.name, said, detail) if said == expected else None  # type: ignore[arg-type]
