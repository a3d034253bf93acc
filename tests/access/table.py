"""The table of docs/operations.md: what everybody gets of every address, at every moment."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from grader.config import config
from tests.access.world import MOMENTS, PEOPLE

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "operations.md"
HEADING = "## Who sees what, and when"
OTHER_WAYS = "### Signing in with others"


@dataclass(frozen=True)
class Row:
    """One address with its method; ``cells`` hold what each person gets, by moment."""

    method: str
    address: str
    cells: Mapping[str, Mapping[str, str]]

    def __str__(self) -> str:
        return f"{self.method} {self.address}"

    def changes(self, who: str) -> bool:
        """Whether that depends on the moment."""
        return len(set(self.cells[who].values())) > 1


def rows() -> tuple[Row, ...]:
    """Every row of the section's tables; of the other ways to sign in only where they are installed."""
    text = DOCUMENT.read_text()
    if not config.sso:
        before, _, others = text.partition(f"{OTHER_WAYS}\n")
        text = before + others[others.index("\n### ") :]
    return tuple(_rows(text))


def _rows(text: str) -> Iterator[Row]:
    section = text.split(f"{HEADING}\n", 1)[1].split("\n## ", 1)[0]
    for line in section.splitlines():
        found = re.match(r"\| `(?:(POST|PUT|PATCH|DELETE) )?(/\S*)` \|(.*)\|$", line)
        if found is None:
            continue
        cells = [cell.strip() for cell in found[3].split("|")]
        assert len(cells) == len(PEOPLE), line
        yield Row(found[1] or "GET", found[2], {who: read_cell(cell) for who, cell in zip(PEOPLE, cells, strict=True)})


def read_cell(text: str) -> dict[str, str]:
    """``200 H; draft 404; late, closed 403``: what it is unless something else is said of a moment."""
    default, *others = (part.strip() for part in text.split(";"))
    found = dict.fromkeys(MOMENTS, default)
    for other in others:
        said = re.fullmatch(r"(.+?) (\d{3}.*)", other)
        assert said is not None, text
        for moment in said[1].split(", "):
            assert moment in MOMENTS, f"{moment!r} in {text!r}"
            found[moment] = said[2]
    return found


def write_cell(cell: Mapping[str, str]) -> str:
    """The same backwards, the open moment's first."""
    groups: dict[str, list[str]] = {}
    for moment in MOMENTS:
        if cell[moment] != cell["open"]:
            groups.setdefault(cell[moment], []).append(moment)
    return "; ".join([cell["open"], *(f"{', '.join(moments)} {got}" for got, moments in groups.items())])
