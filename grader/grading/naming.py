"""Which of the exercise's misconceptions a failing submission is: its results against theirs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from grader.content.bundle import Bundle
from grader.content.case_spec import CaseSpec
from grader.grading.authored import Prepared, mistakes
from grader.grading.cache import Cache
from grader.grading.checking import rules
from grader.grading.steps import judged_values
from grader.judge.compare import Rules
from grader.judge.misconceptions import NOT_RUN, Behaviour, match
from grader.sandbox.client import Jails
from grader.sandbox.types import CaseOutcome, Outcome


def named(bundle: Bundle, prepared: Prepared, outcome: Outcome, jails: Jails, cache: Cache) -> tuple[str, ...]:
    """The names of the misconceptions that ``outcome`` equals, usually one or none.

    Fresh cases are left out, since their inputs are this submission's own, and so is training, which no two runs do
    alike.
    Raises ``AuthorError`` if a misconception could not be run.
    """
    known = mistakes(bundle, jails=jails, cache=cache)
    used = [index for index, case in enumerate(prepared.cases) if not case.fresh and case.check != "train"]
    cases = [prepared.cases[index] for index in used]
    if not known or not cases:
        return ()
    got = _behaviours(cases, [outcome.cases[index] for index in used])
    expected = [
        Behaviour(value) for index in used for value in judged_values(prepared.cases[index], prepared.expected[index])
    ]
    variants = {}
    for name, outcomes in known.items():
        by_name = {one.name: one for one in outcomes}
        variants[name] = _behaviours(cases, [by_name[case.name] for case in cases])
    each: list[Rules] = [rules(bundle, case, step) for case in cases for step in case.steps if step.judged]
    return match(got, expected, variants, rules=each, sentences=dict(bundle.misconceptions()))


def _behaviours(cases: Sequence[CaseSpec], outcomes: Sequence[CaseOutcome]) -> list[Behaviour]:
    return [found for case, outcome in zip(cases, outcomes, strict=True) for found in _of_case(case, outcome)]


def _of_case(case: CaseSpec, outcome: CaseOutcome) -> Iterator[Behaviour]:
    if outcome.status == "ok":
        yield from (Behaviour(value) for value in judged_values(case, outcome.results))
        return
    problem = outcome.problem
    failed = NOT_RUN if problem is None else problem.kind
    if problem is not None and problem.kind == "exception":
        failed = str(problem.facts.get("type", ""))
    yield from (Behaviour(failed=failed) for step in case.steps if step.judged)
