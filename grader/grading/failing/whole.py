"""What is said of a failing submission as a whole: what it keeps between calls, and causes that all cases share."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from grader.grading.author.jobs import job_seed
from grader.grading.calls import solution_job
from grader.grading.cases.checks import checked
from grader.grading.cases.reports import Setting
from grader.grading.report.report import CaseReport, Report
from grader.judge.optional import optional
from grader.judge.reading import imports, kept
from grader.judge.verdict import Verdict
from grader.judge.words.sentences import Sentence, as_phrase, say
from grader.sandbox.client import Jails

MOST_ALONE = 8  # cases run once more, each in a jail of its own
_CAUSES = ("hint.", "age.", "return.", "value.coarse")


def passing_alone(setting: Setting, report: Report, jails: Jails) -> frozenset[str]:
    """The names of failing cases that pass when they are the only one of a jail.

    Only asked where the first case that ran has passed and the file can keep something: other code fails alone as it
    did among the others, and a jail is saved.
    """
    if optional(lambda: kept.keeps_nothing(setting.source)):
        return frozenset()
    cases = setting.prepared.cases
    order = sorted(range(len(cases)), key=lambda index: not cases[index].visible)
    ran = [index for index in order if setting.outcome.cases[index].status != "missing"]
    failing = [index for index in ran if report.cases[index].verdict is not Verdict.PASSED]
    if not failing or ran[0] in failing or not _passes(setting, failing[0], jails):
        return frozenset()
    others = (index for index in failing[1:MOST_ALONE] if _passes(setting, index, jails))
    return frozenset(cases[index].name for index in (failing[0], *others))


def _passes(setting: Setting, index: int, jails: Jails) -> bool:
    bundle, alone = setting.bundle, setting.prepared.only([index])
    outcome = setting.further.run(solution_job(bundle, setting.source, alone.calls, job_seed(bundle)), jails)
    if outcome is None:
        return False
    (found,) = checked(bundle, alone, outcome.cases, jails)
    return found is not None and found.ok


def with_kept(report: Report, names: Collection[str], source: str) -> Report:
    """``report`` in which those cases are told that something is kept between calls, and nothing else."""
    said = (optional(lambda: kept.kept_cause(source)) or say("kept"),)
    cases = (replace(case, sentences=said) if case.name in names else case for case in report.cases)
    return replace(report, cases=tuple(cases))


def with_lookalikes(report: Report, source: str) -> Report:
    """``report`` with the word on what only looks right: a comparison by ``is`` with a value that stands there, and
    Python's own max or min that ``import *`` has hidden."""
    hidden, literal = optional(lambda: imports.hidden_call(source)), optional(lambda: kept.is_literal(source))
    if hidden and any(hidden in case.sentences for case in report.cases):
        hidden = None
    found = tuple(one for one in (literal, hidden) if one)
    return replace(report, sentences=(*report.sentences, *found)) if found else report


def with_raised(report: Report) -> Report:
    """``report`` with the exception of the first visible case that raised, where wrong values stand before it."""
    visible = [case for case in report.cases if case.visible and case.verdict is not Verdict.PASSED]
    raised = next((case for case in visible if case.verdict is Verdict.ERROR), None)
    if raised is None or raised is visible[0] or not raised.sentences:
        return report
    name = as_phrase(Sentence(text=raised.title)) if raised.title else raised.name
    said = say("case.raised", name=name, inner=as_phrase(raised.sentences[0]))
    return replace(report, sentences=(*report.sentences, said))


def with_common_causes(report: Report) -> Report:
    """``report`` with the cause that every failing case shows told once, for the whole.

    Visible cases speak for it: of a hidden one nothing may stand there.
    """
    failing = [case for case in report.cases if case.verdict is not Verdict.PASSED]
    visible = [case for case in failing if case.visible]
    if len(visible) < 2:
        return report
    common = [
        sentence
        for sentence in visible[0].sentences[1:]
        if sentence.key.startswith(_CAUSES) and all(sentence in case.sentences[1:] for case in failing)
    ]
    if not common:
        return report
    cases = tuple(_without(case, common) if case in failing else case for case in report.cases)
    return replace(report, cases=cases, sentences=(*report.sentences, *common))


def _without(case: CaseReport, sentences: Sequence[Sentence]) -> CaseReport:
    return replace(case, sentences=tuple(one for one in case.sentences if one not in sentences))
