"""Keeps a report small, whatever a submission printed, raised or gave back.

A report is stored for ever and shown on a page, so each of its parts has a most it may hold. What is cut ends with
an ellipsis, so that nobody takes the part for the whole.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from grader.grading.report.report import CaseReport, Report, ShownValue
from grader.judge.words.sentences import Sentence
from grader.text import fit_text

SENTENCES = 12
FACT_CHARACTERS = 400
FACT_ITEMS = 40
TEXT_CHARACTERS = 2_000  # of a value shown
CELLS = 1_024  # of a value shown
WINDOWS = 256
STDOUT_CHARACTERS = 4_000  # of one case
TRACEBACK_CHARACTERS = 6_000
REPORT_STDOUT_CHARACTERS = 40_000  # of all cases together
STAFF_CHARACTERS = 20_000


def bounded(report: Report) -> Report:
    """``report`` with every part cut to its most."""
    left = REPORT_STDOUT_CHARACTERS
    cases = []
    for case in report.cases:
        case = _case(case, stdout=min(left, STDOUT_CHARACTERS))
        left -= len(case.stdout)
        cases.append(case)
    return replace(
        report,
        cases=tuple(cases),
        sentences=_sentences(report.sentences),
        problem=None if report.problem is None else _facts(report.problem),
        traceback=cut(report.traceback, TRACEBACK_CHARACTERS, keep_end=True),
        stdout=cut(report.stdout, STDOUT_CHARACTERS),
        staff=cut(report.staff, STAFF_CHARACTERS),
    )


def cut(text: str, most: int, *, keep_end: bool = False) -> str:
    """``text``, cleaned, in at most ``most`` characters and an ellipsis; of a traceback the end is what tells.

    What is left out is never read: cleaning keeps the length, so the text is cut first.
    """
    if len(text) <= most:
        return fit_text(text)
    if keep_end:
        return fit_text(text[: most // 4]) + "\n\u2026\n" + fit_text(text[len(text) - (most - most // 4) :])
    return fit_text(text[:most]) + "\u2026"


def _case(case: CaseReport, stdout: int) -> CaseReport:
    return replace(
        case,
        sentences=_sentences(case.sentences),
        call=cut(case.call, FACT_CHARACTERS),
        inputs=tuple((name, _shown(value)) for name, value in case.inputs),
        expected=None if case.expected is None else _shown(case.expected),
        got=None if case.got is None else _shown(case.got),
        difference=None if case.difference is None else _shown(case.difference),
        traceback=cut(case.traceback, TRACEBACK_CHARACTERS, keep_end=True),
        stdout=cut(case.stdout, max(stdout, 0)),
        windows=case.windows[:WINDOWS],
        example=None if case.example is None else _case(case.example, STDOUT_CHARACTERS),
    )


def _shown(value: ShownValue) -> ShownValue:
    cells = value.cells
    if cells is not None and sum(len(row) for row in cells) > CELLS:
        cells = None
    return replace(value, text=cut(value.text, TEXT_CHARACTERS), cells=cells)


def _sentences(sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    return tuple(replace(sentence, facts=_facts(sentence.facts)) for sentence in sentences[:SENTENCES])


def _facts(facts: Mapping[str, object]) -> dict[str, object]:
    return {cut(key, FACT_CHARACTERS): _fact(value) for key, value in list(facts.items())[:FACT_ITEMS]}


def _fact(value: object) -> object:
    if isinstance(value, str):
        return cut(value, FACT_CHARACTERS)
    if isinstance(value, Mapping):
        return _facts(value)
    if isinstance(value, Sequence):
        return [_fact(item) for item in value[:FACT_ITEMS]]
    return value
