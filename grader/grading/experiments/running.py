"""One experiment, from what was typed to a report of one case.

The student's code runs on their input in a jail like any submission's, and the reference, where its answer may be
shown, in one of its own. A scratch line is an expression at the end of their file: it sees what the file defines and
the inputs by name, and what it gives is printed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Self

from grader.content.bundle import Bundle
from grader.content.cases.spec import CaseSpec
from grader.grading.author.authored import prepare, prepared_of
from grader.grading.author.cache import Cache
from grader.grading.author.jobs import AuthorError, job_seed
from grader.grading.calls import code_of, limits_of, reference_job, solution_job
from grader.grading.cases.checks import checked
from grader.grading.cases.further import Further, never_loaded, run_without_needless
from grader.grading.cases.reports import Setting, judged, stopped
from grader.grading.cases.steps import case_call, judged_values
from grader.grading.experiments.cases import COMPARED, own_case
from grader.grading.experiments.literals import LiteralError
from grader.grading.pipeline import of_run, refused
from grader.grading.report.bounds import bounded
from grader.grading.report.report import CaseReport, Report
from grader.grading.report.shown_calls import arguments, parameter_names
from grader.grading.report.windows import with_windows
from grader.grading.source import taken
from grader.judge.reading import forbidden_names
from grader.judge.showing.slices import shown
from grader.judge.stopped.endings import told
from grader.judge.verdict import Verdict
from grader.sandbox.client import Jails
from grader.sandbox.types import CaseCall, CaseOutcome, Problem, Step
from grader.values import Array, Value

SCRATCH = "_scratch_line"


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody wants to see: a case to start from, its arguments as typed, an expression, whether to compare."""

    case: str
    given: Mapping[str, str] = field(default_factory=dict)
    scratch: str = ""
    compare: bool = False

    @classmethod
    def of(cls, facts: Mapping[str, Any]) -> Self:
        """From JSON's own types."""
        return cls(facts["case"], facts["given"], facts["scratch"], facts["compare"])


def experiment(
    bundle: Bundle, source: str, asked: Asked, *, jails: Jails, cache: Cache, begun: Callable[[float], None]
) -> Report:
    """The report of a run on one's own input: a case, and behind it one for the scratch line where there is one.

    ``problem`` says whether the result was ``compared``, and with which exception the ``reference`` refused the input.
    Blocks until it is done; for everything that goes wrong there is a report.
    """
    empty = Report(Verdict.INTERNAL, 0.0, 0.0, version=bundle.hash, trial=True)
    try:
        prepared = prepare(bundle, seed=job_seed(bundle), jails=jails, cache=cache, visible_only=True)
        by_name = {case.name: case for case in prepared.cases}
        case = own_case(bundle, by_name[asked.case], asked.given)
        begun(0.0)
        report = _run(empty, bundle, source, asked, case, jails)
    except (AuthorError, LiteralError, KeyError) as error:  # what was typed was read once before: it is ours
        report = replace(empty, sentences=told("internal", {}).sentences, staff=f"{type(error).__name__}: {error}")
    return bounded(report)


def _run(empty: Report, bundle: Bundle, source: str, asked: Asked, case: CaseSpec, jails: Jails) -> Report:
    found = taken(source, code_of(bundle).entry)
    if isinstance(found, Problem):
        return refused(empty, bundle, found)
    for text in (found.text, asked.scratch):
        if uses := forbidden_names.find(text, code_of(bundle).forbidden) if text else ():
            verdict = Verdict.INVALID if uses[0].unreadable else Verdict.FORBIDDEN
            return replace(empty, verdict=verdict, sentences=tuple(use.sentence() for use in uses))
    return _of_text(empty, bundle, found.text, asked, case, jails)


def _of_text(empty: Report, bundle: Bundle, text: str, asked: Asked, case: CaseSpec, jails: Jails) -> Report:
    given = arguments(case.steps[0], parameter_names(bundle))
    names = {name: value for name, value in given.items() if name.isidentifier()}
    calls, scratch = [case_call(case)], ""
    if asked.scratch:
        scratch = f"\n\ndef {SCRATCH}({', '.join(names)}):\n    print(repr((\n{asked.scratch}\n)))\n"
        calls.append(CaseCall("scratch", (Step(target=SCRATCH, kwargs=names, send=False),)))
    further, seed = Further(bundle), job_seed(bundle)
    text, outcome = run_without_needless(
        text, lambda one: solution_job(bundle, one + scratch, calls, seed), further, jails
    )
    report = of_run(empty, outcome)
    if outcome.problem is not None and never_loaded(outcome):
        return refused(report, bundle, outcome.problem, text)
    expected, refusal = _reference(bundle, case, jails) if asked.compare and case.check in COMPARED else ((), "")
    prepared = prepared_of(bundle, (case,), (expected,))
    setting = Setting(bundle, prepared, text, replace(outcome, cases=outcome.cases[:1]), further)
    own = _case(setting, compare=bool(expected), jails=jails)
    cases = (own, *(_scratch(one) for one in outcome.cases[1:]))
    return replace(
        report,
        verdict=own.verdict,
        cases=cases,
        problem={"kind": "experiment", "compared": bool(expected), "reference": refusal},
    )


def _reference(bundle: Bundle, case: CaseSpec, jails: Jails) -> tuple[tuple[Value, ...], str]:
    """What the reference gives for the input, within a submission's limits; else the exception it raises."""
    call = case_call(case, reference=True)
    outcome = jails.run(reference_job(bundle, [call], job_seed(bundle), limits=limits_of(bundle)))
    [one] = outcome.cases
    if one.status == "ok":
        return one.results, ""
    problem = one.problem or outcome.problem or Problem("internal")
    return (), str(problem.facts.get("type") or problem.kind)


def _case(setting: Setting, *, compare: bool, jails: Jails) -> CaseReport:
    bundle, prepared, one = setting.bundle, setting.prepared, setting.outcome.cases[0]
    if one.status == "missing":
        return stopped(setting, 0, one, first=True)
    if one.status != "ok":
        return judged(setting, 0, one, None)
    if compare:
        [check] = checked(bundle, prepared, [one], jails)
        report = judged(setting, 0, one, check)
        if report.verdict is not Verdict.PASSED:
            return report
    else:
        report = replace(judged(setting, 0, one, None), verdict=Verdict.PASSED, sentences=(), traceback="")
    return _drawn(report, bundle, prepared.cases[0], one)


def _drawn(report: CaseReport, bundle: Bundle, case: CaseSpec, outcome: CaseOutcome) -> CaseReport:
    """``report`` with what the code gave, and the windows behind it where the exercise has some."""
    results = judged_values(case, outcome.results)
    value = results[-1] if results else None
    report = replace(report, got=shown(value))
    if not isinstance(value, Array) or not value.data.size or len(value.shape) < 2:
        return report
    return replace(with_windows(replace(report, worst=(0,) * len(value.shape)), bundle, case), worst=None)


def _scratch(outcome: CaseOutcome) -> CaseReport:
    problem = outcome.problem
    report = CaseReport("scratch", Verdict.PASSED, 0.0, 0.0, True, stdout=outcome.stdout)
    if outcome.status == "ok":
        return report
    if problem is None:
        return replace(report, verdict=Verdict.ERROR)
    # The line it stands in is one that nobody has in their editor.
    found = told(problem.kind, {name: fact for name, fact in problem.facts.items() if name != "line"})
    return replace(report, verdict=found.verdict, sentences=found.sentences)
