"""What an exercise's author wrote, run in jails: the cases, their expected results, what known mistakes give.

All of it is kept by content (``cache``), so a version's inputs and expected results are computed once. Nothing here
ever shares a jail with a submission.
"""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache as once
from functools import lru_cache, partial
from importlib.metadata import PackageNotFoundError, version
from typing import Any, cast

from grader.content.bundle import Bundle
from grader.content.case_spec import CaseSpec
from grader.content.cases import CASES_FILE, parse_cases
from grader.content.problems import ContentError
from grader.grading.cache import Cache, Values, content_key
from grader.grading.calls import author_job, code_of, reference_job, solution_job
from grader.grading.shown_calls import Exhibit, parameter_names
from grader.grading.steps import OptionsError, case_call
from grader.grading.tensors import in_tensors
from grader.sandbox.client import Jails
from grader.sandbox.types import CaseCall, CaseOutcome, End, Job, Outcome, Problem, Step
from grader.values import Value

MOST_INPUTS = 60  # of a family
# Sets of fresh inputs a version has, by the submission's seed: so many that nobody knows their own before they submit,
# so few that a rush finds them computed.
DRAWINGS = 64


class AuthorError(Exception):
    """The author's code or the host failed, so a submission cannot be judged. The text is for staff alone."""


@dataclass(frozen=True, slots=True, eq=False)
class Prepared:
    """Cases in the author's order, each with its calls, the reference's results for them, and what a page shows."""

    cases: tuple[CaseSpec, ...]
    expected: tuple[Values, ...]
    calls: tuple[CaseCall, ...]
    exhibits: tuple[Exhibit, ...]

    def only(self, places: Sequence[int]) -> Prepared:
        """The cases at these places, in this order."""
        return Prepared(
            tuple(self.cases[place] for place in places),
            tuple(self.expected[place] for place in places),
            tuple(self.calls[place] for place in places),
            tuple(self.exhibits[place] for place in places),
        )


@lru_cache(maxsize=256)
def job_seed(bundle: Bundle) -> int:
    """What seeds cases.py and every jail of a version, so that code which draws numbers draws the reference's.

    It follows from cases.py alone: an edit of the statement leaves all inputs as they were.
    """
    return int.from_bytes(hashlib.sha256(bundle.files[CASES_FILE]).digest()[:6], "big")


def prepare(bundle: Bundle, *, seed: int, jails: Jails, cache: Cache, visible_only: bool = False) -> Prepared:
    """The cases a submission with ``seed`` is judged on, from the cache but for the fresh ones.

    Raises ``AuthorError`` if cases.py or the reference does not do what it must.
    """
    own = job_seed(bundle)

    def build() -> Prepared:
        return _read(bundle, cache.values(version_key(bundle, "cases"), lambda: _prepared(bundle, own, jails)))

    whole = cache.kept(version_key(bundle, "prepared"), build)
    chosen = [place for place, case in enumerate(whole.cases) if case.visible or not visible_only]
    fresh = [place for place in chosen if whole.cases[place].fresh]
    if fresh and seed != own:
        names = [whole.cases[place].name for place in fresh]
        drawing = own ^ (1 + seed % DRAWINGS)
        key = version_key(bundle, "fresh", str(drawing), *names)

        def draw() -> Prepared:
            return _read(bundle, cache.values(key, lambda: _prepared(bundle, drawing, jails, names)))

        whole = _mixed(whole, cache.kept(f"prepared {key}", draw), fresh)
    return whole if len(chosen) == len(whole.cases) else whole.only(chosen)


def mistakes(bundle: Bundle, *, jails: Jails, cache: Cache) -> dict[str, tuple[CaseOutcome, ...]]:
    """What each misconception gives for every case of the version, by its name. Raises ``AuthorError``."""

    def build() -> dict[str, tuple[CaseOutcome, ...]]:
        found = {}
        for file, text in bundle.under("misconceptions").items():
            key = version_key(bundle, "misconception", file)
            values = cache.values(key, partial(_outcomes, bundle, text, jails, cache))
            found[file.removesuffix(".py")] = tuple(_outcome(value) for value in values)
        return found

    return cache.kept(version_key(bundle, "misconceptions"), build)


def version_key(bundle: Bundle, *parts: str) -> str:
    """The key of something computed from ``bundle``: it changes with the content, the libraries and the device."""
    code = code_of(bundle)
    names = ("numpy",) if code.arrays == "numpy" else ("numpy", "torch")
    return content_key(bundle.hash, platform.python_version(), *map(_version, names), code.device, *parts)


@once
def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def prepare_family(bundle: Bundle, family: str, *, jails: Jails, cache: Cache) -> Prepared:
    """The inputs that cases.py's ``family(rng, name)`` gives, smallest first, with the reference's results.

    Raises ``AuthorError``.
    """

    def compute() -> Values:
        raw = _generated(bundle, job_seed(bundle), jails, "family", family)
        if not isinstance(raw, list) or not raw:
            raise AuthorError(f"{CASES_FILE}: family(rng, {family!r}) should yield one dict an input, smallest first")
        return _with_results(
            bundle, [_numbered(case, place, family) for place, case in enumerate(raw[:MOST_INPUTS])], jails
        )

    def build() -> Prepared:
        return _read(bundle, cache.values(version_key(bundle, "family", family), compute))

    return cache.kept(version_key(bundle, "prepared family", family), build)


def _numbered(case: Value, place: int, family: str) -> Value:
    """A generated input needs no name of its own."""
    return {"name": f"{family} {place + 1}", **case} if isinstance(case, Mapping) else case


def _prepared(bundle: Bundle, seed: int, jails: Jails, names: Sequence[str] | None = None) -> Values:
    """cases.py's own list, and the reference's results for each case, or for those called one of ``names``."""
    return _with_results(bundle, _generated(bundle, seed, jails, "cases"), jails, names)


def _generated(bundle: Bundle, seed: int, jails: Jails, target: str, *arguments: str) -> Value:
    call = CaseCall(target, (Step(target, arguments, op="generate", seed=seed),))
    job = author_job(bundle, {CASES_FILE: bundle.text(CASES_FILE)}, CASES_FILE, [call], job_seed(bundle))
    return run_author(job, jails, CASES_FILE)[0].results[0]


def _with_results(bundle: Bundle, raw: Value, jails: Jails, names: Sequence[str] | None = None) -> Values:
    cases = read_cases(bundle, raw)
    wanted = [case for case in cases if names is None or case.name in names]
    results = {outcome.name: outcome.results for outcome in run_reference(bundle, wanted, jails)}
    return (raw, *(results.get(case.name, ()) for case in cases))


def run_reference(bundle: Bundle, cases: Sequence[CaseSpec], jails: Jails) -> tuple[CaseOutcome, ...]:
    """The reference's outcome of each case, through exactly the calls a submission gets.

    Raises ``AuthorError`` unless all of them are results.
    """
    return run_author(reference_job(bundle, calls_of(cases), job_seed(bundle)), jails, "the reference")


def read_cases(bundle: Bundle, raw: Value) -> tuple[CaseSpec, ...]:
    """The cases that ``cases(rng)`` gave, checked. Raises ``AuthorError`` with every problem."""
    try:
        cases = parse_cases(raw, entry=code_of(bundle).entry[0], source=bundle.text(CASES_FILE))
    except ContentError as error:
        raise AuthorError(str(error)) from error
    default = bundle.spec.judge.unchanged
    cases = tuple(replace(case, unchanged=default) if case.unchanged is None else case for case in cases)
    return cases if code_of(bundle).arrays == "numpy" else tuple(in_tensors(case) for case in cases)


def _read(bundle: Bundle, values: Values) -> Prepared:
    raw, *expected = values
    cases = read_cases(bundle, raw)
    names = parameter_names(bundle)
    return Prepared(
        cases,
        tuple(result if isinstance(result, tuple) else () for result in expected),
        calls_of(cases),
        tuple(Exhibit(case, names) for case in cases),
    )


def _mixed(whole: Prepared, drawn: Prepared, fresh: Sequence[int]) -> Prepared:
    """``whole`` with the cases of ``fresh`` as another seed drew them."""
    places = {case.name: place for place, case in enumerate(drawn.cases)}
    for place in fresh:
        name = whole.cases[place].name
        if name not in places or not drawn.cases[places[name]].fresh:
            raise AuthorError(f"{CASES_FILE}: another seed gives no fresh case {name!r}; names must not depend on rng")
    own = [place for place in range(len(whole.cases)) if place not in fresh]
    both = Prepared(
        (*whole.cases, *drawn.cases),
        (*whole.expected, *drawn.expected),
        (*whole.calls, *drawn.calls),
        (*whole.exhibits, *drawn.exhibits),
    )
    return both.only(
        [
            place if place in own else len(whole.cases) + places[whole.cases[place].name]
            for place in range(len(whole.cases))
        ]
    )


def calls_of(cases: Sequence[CaseSpec]) -> tuple[CaseCall, ...]:
    """What each case does in a jail. Raises ``AuthorError`` for options that do not fit their check."""
    try:
        return tuple(case_call(case) for case in cases)
    except OptionsError as error:
        raise AuthorError(f"{CASES_FILE}: {error}") from error


def run_author(job: Job, jails: Jails, what: str) -> tuple[CaseOutcome, ...]:
    """The outcomes of an author's job. Raises ``AuthorError``, naming ``what`` it was, unless all are results."""
    outcome = jails.run(job)
    fault = _fault(outcome)
    if fault:
        raise AuthorError(f"{what}: {fault}")
    return outcome.cases


def _fault(outcome: Outcome) -> str:
    if outcome.end is not End.FINISHED:
        return f"the job ended as {outcome.end.value}. {_told(outcome.problem)}"
    for case in outcome.cases:
        if case.status != "ok":
            return f"case {case.name!r} ended as {case.status}. {_told(case.problem)}"
    return ""


def _told(problem: Problem | None) -> str:
    return "" if problem is None else f"{problem.kind} {dict(problem.facts)}\n{problem.traceback}".rstrip()


def _outcomes(bundle: Bundle, text: str, jails: Jails, cache: Cache) -> Values:
    own = job_seed(bundle)
    prepared = prepare(bundle, seed=own, jails=jails, cache=cache)
    outcome = jails.run(solution_job(bundle, text, prepared.calls, own))
    if outcome.end is End.INTERNAL:
        raise AuthorError(_fault(outcome))
    return tuple(_stored(case) for case in outcome.cases)


def _stored(case: CaseOutcome) -> Value:
    kind, facts = (case.problem.kind, case.problem.facts) if case.problem else ("", {})
    return case.name, case.status, case.results, kind, cast("Mapping[Any, Value]", facts)


def _outcome(value: Value) -> CaseOutcome:
    name, status, results, kind, facts = cast("tuple[str, Any, Values, str, Mapping[str, Value]]", value)
    return CaseOutcome(name, status, results, Problem(kind, facts) if kind else None)
