"""A report in words, for a terminal or for ``message`` in JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.utils import translation

from grader.grading.report.report import CaseReport, Report
from grader.judge.verdict import Verdict
from grader.judge.words.sentences import Sentence, in_a_row, render

IN_FULL = 3  # failing cases whose inputs and results are printed
VERDICT_MARKS = {Verdict.PASSED: "✓", Verdict.PARTIAL: "~"}


def in_words(sentences: Iterable[Sentence]) -> str:
    """The sentences, one after the other, in the language that is active."""
    language = translation.get_language() or "en"
    return in_a_row((render(sentence, translation.gettext, language) for sentence in sentences), language)


def message_of(report: Report) -> str:
    """What the report says of the submission as a whole; of our own fault, what staff read."""
    said = [in_words(report.sentences), report.traceback.strip()]
    if report.verdict is Verdict.INTERNAL:
        said.append(report.staff.strip())
    return "\n".join(part for part in said if part)


def printed(report: Report) -> str:
    """All that the code printed: while it was imported, then case by case."""
    return report.stdout + "".join(case.stdout for case in report.cases)


def report_lines(report: Report) -> Iterator[str]:
    """The report for a terminal: a line a case, and under each failing one why; the first few with their values."""
    yield from message_of(report).splitlines()
    failing = 0
    for case in report.cases:
        hidden = "" if case.visible else ", hidden"
        mark = VERDICT_MARKS.get(case.verdict, "✗")
        name = case.name_in(translation.get_language() or "en")
        yield f"  {mark} {name} ({case.verdict.value}{hidden}, {case.points:g} of {case.max_points:g})"
        if case.verdict is not Verdict.PASSED:
            failing += 1
            why = _why(case) if failing <= IN_FULL else [in_words(case.sentences)]
            yield from (f"      {line}" for line in why)
    if printed(report).strip():
        yield "  printed:"
        yield from (f"      {line}" for line in printed(report).splitlines())


def _why(case: CaseReport) -> Iterator[str]:
    yield in_words(case.sentences)
    for part in case.parts:
        yield f"{VERDICT_MARKS[Verdict.PASSED] if part.right else '✗'} {part.name} {in_words(part.mistakes)}".rstrip()
    yield from case.call.splitlines()
    for name, value in case.inputs:
        yield from _labelled(name, value.text)
    if case.expected is not None:
        yield from _labelled("expected", case.expected.text)
    if case.got is not None:
        yield from _labelled("got", case.got.text)
    yield from case.traceback.splitlines()


def _labelled(label: str, text: str) -> Iterator[str]:
    first, *rest = text.splitlines() or [""]
    yield f"{label} = {first}"
    yield from (" " * (len(label) + 3) + line for line in rest)
