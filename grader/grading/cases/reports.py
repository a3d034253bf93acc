"""From what one case gave to its report: the judge's words, the points, what is shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from grader.content.bundle import Bundle
from grader.content.cases.spec import CaseSpec
from grader.grading.author.authored import Prepared
from grader.grading.calls import limits_of
from grader.grading.cases.code_hints import with_code
from grader.grading.cases.further import Further
from grader.grading.cases.steps import judged_values
from grader.grading.report.report import CaseReport, PartReport
from grader.grading.report.shown_calls import parameter_names
from grader.grading.report.windows import with_windows
from grader.judge.checks import Checked
from grader.judge.optional import optional
from grader.judge.scoring import exact
from grader.judge.showing import slices
from grader.judge.stopped.endings import NOT_RUN, told
from grader.judge.verdict import Verdict
from grader.judge.words.sentences import Sentence
from grader.sandbox.types import CaseOutcome, Outcome, Problem
from grader.values import Value

MOST_PARTS = 16  # told one by one


@dataclass(frozen=True, slots=True)
class Setting:
    """What the judging of every case of one submission shares."""

    bundle: Bundle
    prepared: Prepared
    source: str
    outcome: Outcome
    further: Further


def judged(setting: Setting, index: int, outcome: CaseOutcome, checked: Checked | None) -> CaseReport:
    """The report of one case that ran to its end, or raised, or gave a result that does not travel."""
    case = setting.prepared.cases[index]
    report = _blank(setting, index, outcome)
    if checked is None:
        problem = outcome.problem or Problem("internal")
        verdict, sentences = told_of(
            setting.bundle, problem, setting.source, _last_judged(case, setting.prepared.expected[index])
        )
        return replace(report, verdict=verdict, sentences=sentences, traceback=problem.traceback)
    if checked.ok:
        return replace(report, verdict=Verdict.PASSED, points=float(case.points))
    parts = tuple(PartReport(name, right) for name, right in checked.parts[:MOST_PARTS] if len(checked.parts) > 1)
    verdict = Verdict.PARTIAL if share_of(setting.bundle, parts) else Verdict.WRONG
    said = optional(lambda: with_code(checked, case, parameter_names(setting.bundle), setting.source))
    report = replace(report, verdict=verdict, sentences=said or checked.sentences, parts=parts)
    return optional(lambda: _pictured(report, setting, case, checked)) or report


def _pictured(report: CaseReport, setting: Setting, case: CaseSpec, checked: Checked) -> CaseReport:
    if checked.comparison is None:
        return report
    pictures = slices.pictures(checked.comparison)
    report = replace(
        report,
        expected=pictures.expected,
        got=pictures.got,
        difference=pictures.difference,
        worst=pictures.worst,
    )
    return with_windows(report, setting.bundle, case)


def share_of(bundle: Bundle, parts: Sequence[PartReport]) -> Fraction:
    """What a case that is not right as a whole still counts: its right parts', where the exercise gives them points."""
    points = bundle.spec.judge.part_points
    worth = [exact(points.get(part.name, 1)) for part in parts]
    if not points or not worth:
        return Fraction(0)
    return sum((own for own, part in zip(worth, parts, strict=True) if part.right), Fraction(0)) / sum(worth)


def stopped(setting: Setting, index: int, outcome: CaseOutcome, *, first: bool) -> CaseReport:
    """The report of a case in which the whole job ended (``first``), or that was not reached any more."""
    report = _blank(setting, index, outcome)
    problem = setting.outcome.problem or Problem("internal")
    verdict, sentences = told_of(setting.bundle, problem, setting.source)
    if not first:
        return replace(report, verdict=verdict, sentences=(NOT_RUN,))
    return replace(report, verdict=verdict, sentences=sentences, traceback=problem.traceback)


def told_of(
    bundle: Bundle, problem: Problem, source: str, expected: Value = None
) -> tuple[Verdict, tuple[Sentence, ...]]:
    """The verdict and the sentences of a problem of the jail's."""
    facts = dict(problem.facts)
    if problem.kind == "memory":  # the jail only knows that an allocation failed
        facts.setdefault("limit", limits_of(bundle).memory_bytes)
    found = told(problem.kind, facts, source=source, expected=expected)
    return found.verdict, found.sentences


def _last_judged(case: CaseSpec, expected: Value) -> Value:
    found = judged_values(case, expected) if isinstance(expected, tuple) else ()
    return found[-1] if found else None


def _blank(setting: Setting, index: int, outcome: CaseOutcome) -> CaseReport:
    case, exhibit = setting.prepared.cases[index], setting.prepared.exhibits[index]
    return CaseReport(
        name=case.name,
        title=case.title,
        verdict=Verdict.INTERNAL,
        points=0.0,
        max_points=float(case.points),
        visible=case.visible,
        reveal=case.reveal,
        property=case.property,
        call=exhibit.call,
        inputs=exhibit.inputs,
        stdout=outcome.stdout,
        seconds=outcome.seconds,
    )
