"""Which property of their inputs the failing hidden cases share and no other case has, said in place of a guess."""

from __future__ import annotations

from dataclasses import replace

from grader.content.cases.spec import CaseSpec
from grader.grading.cases.reports import Setting
from grader.grading.report.report import Report
from grader.grading.report.shown_calls import arguments, parameter_names
from grader.judge.explaining.inputs import Traits, separating, traits_of
from grader.judge.reveal import revealed
from grader.judge.stopped.endings import NOT_RUN
from grader.judge.verdict import Verdict
from grader.judge.words.sentences import Sentence, say

_HIDDEN = {"score.hidden": "score.hidden-share", "score.hidden-one": "score.hidden-share-one"}


def with_shared_property(report: Report, setting: Setting) -> Report:
    """``report``, in which only hidden cases fail, with what sets their inputs apart from those of all other cases.

    Nothing is said where nothing does, where a failing case's author shows its name alone, and where a case was not
    reached, of which nobody knows how it would have gone.
    """
    if not report.sentences or report.sentences[0].key not in _HIDDEN:
        return report
    failing = [case.verdict is not Verdict.PASSED for case in report.cases]
    lost = [case for case, fails in zip(report.cases, failing, strict=True) if fails]
    if any(case.sentences[:1] == (NOT_RUN,) or not _shows(case.reveal) for case in lost):
        return report
    traits = [_traits(setting, case) for case in setting.prepared.cases]
    found = separating(
        [one for one, fails in zip(traits, failing, strict=True) if fails],
        [one for one, fails in zip(traits, failing, strict=True) if not fails],
    )
    if not found:
        return report
    first = report.sentences[0]
    said = [Sentence(_HIDDEN[first.key], {**first.facts, "what": found[0]})]
    if found[1:]:
        said.append(say("score.hidden-also", what=found[1:]))
    return replace(report, sentences=(*said, *report.sentences[1:]))


def _shows(level: str) -> bool:
    return revealed(level, after_deadline=False).property


def _traits(setting: Setting, case: CaseSpec) -> Traits:
    names = parameter_names(setting.bundle)
    return traits_of(pair for step in case.steps for pair in arguments(step, names).items())
