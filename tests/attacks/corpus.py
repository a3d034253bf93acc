"""The hostile submissions and their honest look-alikes, as records read from files that carry their own verdict.

The first line of a file is ``# expect: wrong|error``: any one of these verdicts, several only where the kernel or
the moment decides. The second line says what it tries; ``arrays: torch`` in it picks the parent with torch.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from grader.judge.verdict import Verdict

HERE = Path(__file__).parent
PLACES = "PLACES = {}"


@dataclass(frozen=True, slots=True)
class Submission:
    """One file: ``name`` is its area and stem, ``expected`` the verdicts that are right for it."""

    name: str
    source: bytes
    expected: frozenset[Verdict]
    arrays: Literal["numpy", "torch"]

    def told(self, **places: object) -> bytes:
        """The source of one that wants to know where things lie, with ``places`` filled in."""
        return self.source.replace(PLACES.encode(), f"PLACES = {places!r}".encode())


def read(path: Path) -> Submission:
    """Read one file; raises ``ValueError`` where its two comment lines are not as they should be."""
    source = path.read_bytes()
    first, second, *_ = source.decode("ascii", "replace").split("\n")
    if not first.startswith("# expect: ") or not second.startswith("# "):
        raise ValueError(f"{path}: the first two lines say what is expected and what it tries")
    expected = frozenset(Verdict(word) for word in first.removeprefix("# expect: ").split("|"))
    arrays: Literal["numpy", "torch"] = "torch" if "# arrays: torch" in second else "numpy"
    return Submission(f"{path.parent.name}/{path.stem}", source, expected, arrays)


def hostile(*areas: str) -> list[Submission]:
    """The attacks of these areas, or all of them."""
    paths = sorted((HERE / "submissions").glob("*/*.py"))
    return [read(path) for path in paths if not areas or path.parent.name in areas]


def honest() -> list[Submission]:
    """Code that looks suspicious and is not."""
    return [read(path) for path in sorted((HERE / "honest").glob("*.py"))]
