"""The way from a submission to its report. ``grade`` reads top to bottom.

Expected results never enter the jail a submission runs in: the reference runs in one of its own (``authored``), and
results are compared here. Whatever the author's code or the host gets wrong ends as ``internal``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from grader.content.bundle import Bundle
from grader.grading.author.authored import Prepared, prepare
from grader.grading.author.cache import Cache
from grader.grading.author.jobs import AuthorError, job_seed
from grader.grading.calls import code_of, solution_job
from grader.grading.cases.checks import checked
from grader.grading.cases.further import Further, never_loaded, run_without_needless
from grader.grading.cases.reports import Setting, judged, share_of, stopped, told_of
from grader.grading.failing.minimising import pointing_at_examples, with_examples
from grader.grading.failing.naming import named, with_mistakes
from grader.grading.failing.outputs import outputs_named
from grader.grading.failing.separating import with_shared_property
from grader.grading.failing.whole import passing_alone, with_common_causes, with_kept, with_lookalikes, with_raised
from grader.grading.on_gpu import on_gpu
from grader.grading.report.bounds import bounded
from grader.grading.report.report import CaseReport, Report
from grader.grading.source import taken
from grader.judge.checks import Checked
from grader.judge.optional import optional
from grader.judge.reading import forbidden_names
from grader.judge.scoring import CaseScore, Score, exact, score
from grader.judge.stopped.causes import loading_line
from grader.judge.stopped.endings import told
from grader.judge.verdict import Verdict
from grader.judge.words.sentences import say
from grader.sandbox.client import Jails
from grader.sandbox.types import Outcome, Problem


def _nothing(_: float) -> None:
    """What most who grade do when a student's part begins."""


def grade(
    bundle: Bundle,
    source: bytes | str,
    *,
    seed: int,
    jails: Jails,
    cache: Cache,
    visible_only: bool = False,
    begun: Callable[[float], None] = _nothing,
) -> Report:
    """Grade one submission of a code exercise; thread-safe, blocks until it is done.

    ``seed`` is the submission's own and draws the fresh cases. ``visible_only`` is a trial: hidden cases are not run,
    and nothing of them is in the report. ``begun`` hears how many points there are when the author's part is at hand
    and the submission is looked at. Raises ``ValueError`` for a question; for all that a submission, an author or the
    host can do there is a report.
    """
    empty = Report(Verdict.INTERNAL, 0.0, 0.0, version=bundle.hash, seed=seed, trial=visible_only)
    code_of(bundle)
    try:
        prepared = prepare(bundle, seed=seed, jails=jails, cache=cache, visible_only=visible_only)
        empty = replace(empty, max_points=_points(prepared))
        begun(empty.max_points)
        report = _graded(empty, bundle, source, prepared, jails, cache)
    except AuthorError as error:
        report = replace(empty, sentences=told("internal", {}).sentences, staff=str(error))
    return bounded(report)


def unjudged(version: str, problem: Problem, *, seed: int, trial: bool, max_points: float) -> Report:
    """The report of a submission whose judging was ended, as ``problem`` says: nobody knows how its cases went."""
    found = told(problem.kind, problem.facts)
    return Report(
        found.verdict,
        0.0,
        max_points,
        sentences=found.sentences,
        problem={"kind": problem.kind, **problem.facts},
        version=version,
        seed=seed,
        trial=trial,
    )


def _graded(
    empty: Report, bundle: Bundle, source: bytes | str, prepared: Prepared, jails: Jails, cache: Cache
) -> Report:
    found = taken(source, code_of(bundle).entry)
    if isinstance(found, Problem):
        return refused(empty, bundle, found)
    report = _of_text(empty, bundle, found.text, prepared, jails, cache)
    return replace(report, sentences=(say("form.notebook-taken"), *report.sentences)) if found.notebook else report


def _of_text(empty: Report, bundle: Bundle, text: str, prepared: Prepared, jails: Jails, cache: Cache) -> Report:
    uses = forbidden_names.find(text, code_of(bundle).forbidden)
    if uses:
        return replace(
            empty,
            verdict=Verdict.INVALID if uses[0].unreadable else Verdict.FORBIDDEN,
            sentences=tuple(use.sentence() for use in uses),
            problem={"kind": "forbidden-name", "name": uses[0].name, "line": uses[0].line},
        )
    further = Further(bundle)
    text, outcome = _run(bundle, text, prepared, further, jails)
    report = of_run(empty, outcome)
    if outcome.problem is not None and never_loaded(outcome):
        return refused(report, bundle, outcome.problem, text)
    setting = Setting(bundle, prepared, text, outcome, further)
    cases = _judged(setting, checked(bundle, prepared, outcome.cases, jails))
    report = _scored(report, bundle, prepared, cases)
    if report.verdict is Verdict.PASSED and not report.trial:
        return replace(report, sentences=(*report.sentences, *on_gpu(bundle, text, prepared, outcome.cases, jails)))
    if report.verdict in (Verdict.PASSED, Verdict.INTERNAL):
        return report
    kept = passing_alone(setting, report, jails)
    if kept:
        return with_kept(report, kept, text)
    report = replace(report, outputs=optional(lambda: outputs_named(report, prepared, outcome)) or "")
    report = with_examples(report, setting, jails, cache)
    report = pointing_at_examples(with_shared_property(report, setting))
    report = with_mistakes(report, named(report, bundle, prepared, outcome, jails, cache), bundle)
    return with_common_causes(with_raised(with_lookalikes(report, text)))


def _run(bundle: Bundle, text: str, prepared: Prepared, further: Further, jails: Jails) -> tuple[str, Outcome]:
    """Run the submission on all cases, the visible ones first: what code prints while it holds a hidden input must
    not stand in the output of a case that is shown. The outcome's cases are in the author's order again. The text is
    the one that was run: without imports that nothing needs here."""
    order = sorted(range(len(prepared.cases)), key=lambda index: not prepared.cases[index].visible)
    calls, seed = prepared.only(order).calls, job_seed(bundle)
    text, outcome = run_without_needless(text, lambda one: solution_job(bundle, one, calls, seed), further, jails)
    back = sorted(range(len(order)), key=lambda index: order[index])
    return text, replace(outcome, cases=tuple(outcome.cases[index] for index in back))


def _judged(setting: Setting, found: Sequence[Checked | None]) -> tuple[CaseReport, ...]:
    cases, outcomes = setting.prepared.cases, setting.outcome.cases
    missing = [index for index, outcome in enumerate(outcomes) if outcome.status == "missing"]
    # The job went through the visible cases first, and ended in the first one that is missing.
    first = min(missing, key=lambda index: (not cases[index].visible, index), default=-1)
    return tuple(
        stopped(setting, index, outcome, first=index == first)
        if outcome.status == "missing"
        else judged(setting, index, outcome, found[index])
        for index, outcome in enumerate(outcomes)
    )


def _scored(report: Report, bundle: Bundle, prepared: Prepared, cases: Sequence[CaseReport]) -> Report:
    scores = [
        CaseScore(
            case.name,
            found.verdict,
            case.points,
            case.visible,
            case.group,
            case.required,
            share_of(bundle, found.parts),
            case.title,
        )
        for case, found in zip(prepared.cases, cases, strict=True)
    ]
    total: Score = score(scores)
    return replace(
        report,
        verdict=total.verdict,
        points=float(total.points),
        max_points=float(total.max_points),
        cases=tuple(replace(case, points=float(points)) for case, points in zip(cases, total.cases, strict=True)),
        sentences=total.sentences,
    )


def of_run(report: Report, outcome: Outcome) -> Report:
    """``report`` with what the job printed and took, and what it ran on."""
    return replace(
        report,
        stdout=outcome.stdout,
        seconds=outcome.wall_seconds,
        cpu_seconds=outcome.cpu_seconds,
        peak_bytes=outcome.peak_bytes,
        device=outcome.device,
        versions=outcome.versions,
    )


def refused(report: Report, bundle: Bundle, problem: Problem, text: str = "") -> Report:
    """The report of a submission that never came to its first case: ``report`` with ``problem`` in words."""
    if line := loading_line(problem.traceback):
        problem = replace(problem, facts={**problem.facts, "loading": line})
    verdict, sentences = told_of(bundle, problem, text)
    internal = verdict is Verdict.INTERNAL
    return replace(
        report,
        verdict=verdict,
        sentences=sentences,
        problem={"kind": problem.kind, **({} if internal else problem.facts)},
        traceback="" if internal else problem.traceback,
        staff=f"{problem.kind}: {dict(problem.facts)}\n{problem.traceback}" if internal else "",
    )


def _points(prepared: Prepared) -> float:
    return float(sum(exact(case.points) for case in prepared.cases))
