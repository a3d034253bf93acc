"""An author's own functions over the judged results: a property's relation, the figure of a training.

They run in an author's jail, on the raw results, after the submission's own jail has ended. What one of them does on a
submission's values is that submission's affair, as long as it works on the reference's: see ``related``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from grader.content.bundle import Bundle
from grader.content.cases.read import CASES_FILE
from grader.content.cases.spec import CaseSpec
from grader.grading.author.jobs import job_seed, run_author, run_to_its_end
from grader.grading.calls import author_job
from grader.grading.cases import steps
from grader.judge.measuring.inputs import Inputs
from grader.messages import Message as _
from grader.sandbox.client import Jails
from grader.sandbox.types import CaseCall, CaseOutcome, Job, Step
from grader.values import Value

WHAT = "a relation of cases.py"
_TRIES = 3  # jobs, each without the cases that ended the one before


@dataclass(frozen=True, slots=True)
class Held:
    """A case with what the submission gave for it, and what the reference did."""

    case: CaseSpec
    results: steps.Results
    expected: steps.Results
    inputs: Inputs


def related(bundle: Bundle, held: Sequence[Held], jails: Jails) -> dict[str, steps.Results | None]:
    """What the relations give for these cases, by name; None where a relation cannot work with the results.

    Raises ``AuthorError`` for a relation that does not work with the reference's results either.
    """
    asked = [one for one in held if _relation(one.case) is not None]
    found: dict[str, steps.Results | None] = {}
    left = [_call(one.case, one.results) for one in asked]
    for _time in range(_TRIES):
        if not left:
            break
        outcomes = run_to_its_end(_job(bundle, left), jails, WHAT)
        found.update((one.name, _given(one)) for one in outcomes if one.status != "missing")
        waiting = [one.name for one in outcomes if one.status == "missing"]
        found.update((name, None) for name in waiting[:1])  # in this one the job ended
        left = [call for call in left if call.name in waiting[1:]]
    found.update((call.name, None) for call in left)
    failed = [one for one in asked if found[one.case.name] is None]
    if failed:
        run_author(_job(bundle, [_call(one.case, one.expected) for one in failed]), jails, WHAT)
    return found


def of_reference(bundle: Bundle, one: Held, jails: Jails) -> steps.Results:
    """What the case's relation gives for the reference's own results. Raises ``AuthorError``."""
    if _relation(one.case) is None:
        return ()
    return run_author(_job(bundle, [_call(one.case, one.expected)]), jails, WHAT)[0].results


def _given(outcome: CaseOutcome) -> steps.Results | None:
    return outcome.results if outcome.status == "ok" else None


def _job(bundle: Bundle, calls: Sequence[CaseCall]) -> Job:
    return author_job(bundle, {CASES_FILE: bundle.text(CASES_FILE)}, CASES_FILE, calls, job_seed(bundle))


def _relation(case: CaseSpec) -> str | None:
    """The name of a case's relation. Raises ``OptionsError`` where there must be one and is none."""
    name = case.options.get("relation")
    if case.check == "property" and not isinstance(name, str):
        raise steps.OptionsError(
            _("case {name}: a property check needs the option relation, a name in cases.py", name=repr(case.name))
        )
    return name if case.check in ("property", "train") and isinstance(name, str) else None


def _call(case: CaseSpec, results: steps.Results) -> CaseCall:
    data = case.options.get("data", {})
    if not isinstance(data, Mapping):
        raise steps.OptionsError(
            _("case {name}: the option data is a dict of the relation's other arguments", name=repr(case.name))
        )
    rounds = steps.runs(case, results) if case.check == "train" else (results,)
    named: dict[str, Value] = {str(key): value for key, value in data.items()}
    name = _relation(case) or ""
    return CaseCall(case.name, tuple(Step(name, steps.judged_values(case, one), named) for one in rounds))
