"""For a hidden case that fails, the smallest generated input of its family that fails too.

It is shown instead of the hidden case (reveal level "minimised"), so a student has something to work with and the
hidden inputs stay hidden; while a visible case fails, that one is what to work on, and no example is looked for. Inputs
come from cases.py's ``family(rng, name)``, smallest first, and are the same for everyone; ``docs/checks.md`` tells
authors how to write it.
"""

from __future__ import annotations

from dataclasses import replace

from grader.content.cases.spec import CaseSpec, ResultRef
from grader.grading.author.authored import prepare_family
from grader.grading.author.cache import Cache
from grader.grading.author.jobs import AuthorError, job_seed
from grader.grading.calls import solution_job
from grader.grading.cases.checks import checked
from grader.grading.cases.reports import Setting, judged, stopped
from grader.grading.report.report import CaseReport, Report
from grader.judge.reveal import size
from grader.judge.verdict import Verdict
from grader.sandbox.client import Jails

_SHOWN = {"score.hidden": "score.hidden-small", "score.hidden-one": "score.hidden-small-one"}


def with_examples(report: Report, setting: Setting, jails: Jails, cache: Cache) -> Report:
    """``report`` with an example in each failing hidden case of level "minimised" whose family has one.

    A family that does not work costs the example only, and is told to staff.
    """
    if any(one.visible and one.verdict is not Verdict.PASSED for one in report.cases):
        return report
    found: dict[str, CaseReport | None] = {}
    cases, trouble = [], []
    for case, shown in zip(setting.prepared.cases, report.cases, strict=True):
        wanted = not case.visible and case.reveal == "minimised" and case.family and shown.verdict is not Verdict.PASSED
        if wanted and case.family not in found:
            try:
                found[case.family] = _smallest(setting, case.family, jails, cache)
            except AuthorError as error:
                found[case.family] = None
                trouble.append(str(error))
        cases.append(replace(shown, example=found[case.family]) if wanted else shown)
    return replace(report, cases=tuple(cases), staff="\n".join([report.staff, *trouble]).strip())


def pointing_at_examples(report: Report) -> Report:
    """``report``, which sends nobody looking for an input that fails where one is shown."""
    key = report.sentences[0].key if report.sentences else ""
    if key not in _SHOWN or not any(case.example for case in report.cases):
        return report
    return replace(report, sentences=(replace(report.sentences[0], key=_SHOWN[key]), *report.sentences[1:]))


def _smallest(setting: Setting, family: str, jails: Jails, cache: Cache) -> CaseReport | None:
    prepared = prepare_family(setting.bundle, family, jails=jails, cache=cache)
    job = solution_job(setting.bundle, setting.source, prepared.calls, job_seed(setting.bundle))
    outcome = setting.further.run(job, jails)
    if outcome is None:
        return None
    of_family = replace(setting, prepared=prepared, outcome=outcome)
    found = checked(setting.bundle, prepared, outcome.cases, jails)
    missing = [index for index, one in enumerate(outcome.cases) if one.status == "missing"]
    # After the case that ended the job nobody knows which would have failed.
    failing = [index for index, one in enumerate(found) if index not in missing[1:] and (one is None or not one.ok)]
    if not failing:
        return None
    index = min(failing, key=lambda index: (_size(prepared.cases[index]), index))
    if index in missing:
        report = stopped(of_family, index, outcome.cases[index], first=True)
    else:
        report = judged(of_family, index, outcome.cases[index], found[index])
    return replace(report, visible=True, points=0.0, max_points=0.0)


def _size(case: CaseSpec) -> tuple[int, float]:
    given = [value for step in case.steps for value in (*step.args, *step.kwargs.values())]
    return size([value for value in given if not isinstance(value, ResultRef)])
