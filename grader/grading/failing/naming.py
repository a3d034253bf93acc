"""Which of the exercise's misconceptions a failing submission is: its results against theirs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from grader.content.bundle import Bundle
from grader.content.cases.spec import CaseSpec, CaseStep, ResultRef
from grader.grading.author.authored import Prepared, mistakes
from grader.grading.author.cache import Cache
from grader.grading.cases.checks import rules
from grader.grading.cases.steps import judged_values
from grader.grading.report.report import CaseReport, Report
from grader.judge.behaviours import NOT_RUN, Behaviour
from grader.judge.comparing.compare import same
from grader.judge.comparing.rules import Rules
from grader.judge.misconceptions import Named, recognised
from grader.judge.optional import optional
from grader.judge.verdict import Verdict
from grader.judge.words.sentences import Sentence, as_phrase, say
from grader.sandbox.client import Jails
from grader.sandbox.types import CaseOutcome, Outcome
from grader.values import Value


def named(
    report: Report, bundle: Bundle, prepared: Prepared, outcome: Outcome, jails: Jails, cache: Cache
) -> dict[str, Named]:
    """The misconceptions whose results ``outcome``, reported as ``report``, has, by name (usually none or one), and how
    each was recognised.

    Fresh cases are left out, since their inputs are this submission's own, and so is training, which no two runs do
    alike, and a property that holds for other results than the reference's: such results are free.
    Raises ``AuthorError`` if a misconception could not be run.
    """
    known = mistakes(bundle, jails=jails, cache=cache)
    used = [
        index
        for index, case in enumerate(prepared.cases)
        if not case.fresh and case.check != "train" and not _is_free(report, bundle, prepared, outcome, index)
    ]
    cases = [prepared.cases[index] for index in used]
    if not known or not cases:
        return {}
    got = _behaviours(cases, [outcome.cases[index] for index in used])
    expected = [
        Behaviour(value) for index in used for value in judged_values(prepared.cases[index], prepared.expected[index])
    ]
    variants = {}
    for name, outcomes in known.items():
        by_name = {one.name: one for one in outcomes}
        variants[name] = _behaviours(cases, [by_name[case.name] for case in cases])
    each: list[Rules] = [
        rules(bundle, prepared.cases[index], step, prepared.inputs[index])
        for index in used
        for step in prepared.cases[index].steps
        if step.judged
    ]
    texts = dict(bundle.misconceptions())
    return optional(lambda: recognised(got, expected, variants, rules=each, sentences=texts)) or {}


def _is_free(report: Report, bundle: Bundle, prepared: Prepared, outcome: Outcome, index: int) -> bool:
    case = prepared.cases[index]
    if case.check != "property" or report.cases[index].verdict is not Verdict.PASSED:
        return False
    judged = [step for step in case.steps if step.judged]
    pairs = zip(
        judged_values(case, prepared.expected[index]), judged_values(case, outcome.cases[index].results), strict=False
    )
    return not all(
        same(wanted, got, rules(bundle, case, step, prepared.inputs[index]))
        for step, (wanted, got) in zip(judged, pairs, strict=False)
    )


def with_mistakes(report: Report, names: Mapping[str, Named], bundle: Bundle) -> Report:
    """``report`` with the mistakes it was recognised by, for the whole and for each part of a result they are about.

    Each says as its fact "section" which section of the statement it contradicts.

    What is put down to a known mistake is left unexplained otherwise: a pattern that the wrong result has as well
    (an offset, a factor) would be a second explanation of one thing.
    """
    texts, sections = bundle.misconceptions(), bundle.sections()
    said = {name: _said(texts[name], sections[name], shape=found.shape) for name, found in names.items()}
    return replace(
        report,
        misconceptions=tuple(names),
        sentences=(*report.sentences, *said.values()),
        cases=tuple(_with_mistakes(case, names, said) for case in report.cases),
    )


def _said(text: Mapping[str, str], section: int, *, shape: bool) -> Sentence:
    sentence = shape_only(text) if shape else Sentence(text=text)
    return replace(sentence, facts={**sentence.facts, "section": section}) if section else sentence


def shape_only(text: Mapping[str, str]) -> Sentence:
    """A mistake that the shape of the result alone speaks for: a possibility."""
    return say("mistake.shape", mistake=as_phrase(Sentence(text=text)))


def _with_mistakes(case: CaseReport, names: Mapping[str, Named], said: Mapping[str, Sentence]) -> CaseReport:
    parts = tuple(
        part
        if part.right
        else replace(part, mistakes=tuple(said[name] for name, found in names.items() if part.name in found.parts))
        for part in case.parts
    )
    told = next((part for part in parts if not part.right), None)
    explained = bool(names) if told is None else bool(told.mistakes)
    sentences = tuple(
        sentence for sentence in case.sentences if not (explained and sentence.key.startswith("pattern."))
    )
    return replace(case, parts=parts, sentences=sentences)


def _behaviours(cases: Sequence[CaseSpec], outcomes: Sequence[CaseOutcome]) -> list[Behaviour]:
    return [found for case, outcome in zip(cases, outcomes, strict=True) for found in _of_case(case, outcome)]


def _of_case(case: CaseSpec, outcome: CaseOutcome) -> Iterator[Behaviour]:
    if outcome.status == "ok":
        for step, value in zip(case.steps, outcome.results, strict=False):
            if step.judged:
                yield Behaviour(value, given=tuple(given_to(step)))
        return
    problem = outcome.problem
    failed, message = NOT_RUN if problem is None else problem.kind, ""
    if problem is not None and problem.kind == "exception":
        failed, message = str(problem.facts.get("type", "")), str(problem.facts.get("message", ""))
    yield from (Behaviour(failed=failed, message=message) for step in case.steps if step.judged)


def given_to(step: CaseStep) -> Iterator[Value]:
    """The author's values among the arguments of a call."""
    return (value for value in (*step.args, *step.kwargs.values()) if not isinstance(value, ResultRef))
