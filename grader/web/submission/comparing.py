"""Two attempts beside each other: their code as a difference of lines, bounded."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import get_language

from grader.grading.report.report import Report
from grader.web.report.verdicts import WORDS

MOST_LINES, LONGEST = 1_000, 400  # of a file, of a line; twice the lines take up to eight times as long


@dataclass(frozen=True, slots=True)
class DiffLine:
    """One line: ``kind`` is "+" (only in the second), "-" (only in the first), " " (in both) or "…" (left out)."""

    kind: str
    text: str


def difference(first: str, second: str) -> Iterator[DiffLine]:
    """The lines that differ with three around each; of very long files the beginning."""
    before, after = _lines(first), _lines(second)
    for line in difflib.unified_diff(before, after, lineterm="", n=3):
        if line.startswith(("---", "+++")):
            continue
        yield DiffLine("…", "") if line.startswith("@@") else DiffLine(line[:1], line[1:])


@dataclass(frozen=True, slots=True)
class CaseChange:
    """A case whose verdict is another one in the second report; words of the page's language."""

    name: str
    before: str
    after: str


def cases_differing(first: Report | None, second: Report | None) -> tuple[CaseChange, ...]:
    """The cases of both reports, as their reader may see them, that ended differently."""
    if first is None or second is None:
        return ()
    language = get_language() or "en"
    before = {case.name: case for case in first.cases}
    return tuple(
        CaseChange(case.name_in(language), str(WORDS[before[case.name].verdict].case), str(WORDS[case.verdict].case))
        for case in second.cases
        if case.name in before and before[case.name].verdict != case.verdict
    )


def _lines(source: str) -> list[str]:
    return [line[:LONGEST] for line in source.splitlines()[:MOST_LINES]]
