"""What an exercise's author wrote, run in jails: the cases, their expected results, what known mistakes give.

All of it is kept by content (``cache``), so a version's inputs and expected results are computed once. Workers do so
ahead of the first submission (``preparation`` and ``stock``); whatever is missing is computed when it is needed.
"""

from __future__ import annotations

import platform
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache as once
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from typing import Any, cast

from grader.content.bundle import Bundle
from grader.content.cases.spec import CaseSpec, ResultRef
from grader.grading.author.cache import Cache, Values, content_key
from grader.grading.author.jobs import (
    AuthorError,
    HostError,
    calls_of,
    drawn,
    generated,
    in_cases,
    job_seed,
    read_cases,
    run_to_its_end,
    with_results,
)
from grader.grading.calls import code_of, solution_job
from grader.grading.report.shown_calls import Exhibit, parameter_names
from grader.judge.measuring.inputs import Inputs, inputs_of
from grader.messages import Message as _
from grader.sandbox.client import Jails
from grader.sandbox.types import CaseCall, CaseOutcome, Problem
from grader.values import Value

MOST_INPUTS = 60  # of a family
# Sets of fresh inputs a version has, by the submission's seed: so many that nobody knows their own before they submit,
# so few that all of them are computed ahead.
DRAWINGS = 64
DRAWN_AT_ONCE = 16


@dataclass(frozen=True, slots=True, eq=False)
class Prepared:
    """Cases in the author's order, each with its calls, the reference's results for them, what a page shows, and what
    the inputs say of how near a result must be."""

    cases: tuple[CaseSpec, ...]
    expected: tuple[Values, ...]
    calls: tuple[CaseCall, ...]
    exhibits: tuple[Exhibit, ...]
    inputs: tuple[Inputs, ...]

    def only(self, indices: Sequence[int]) -> Prepared:
        """The cases at these indices, in this order."""
        return Prepared(
            tuple(self.cases[index] for index in indices),
            tuple(self.expected[index] for index in indices),
            tuple(self.calls[index] for index in indices),
            tuple(self.exhibits[index] for index in indices),
            tuple(self.inputs[index] for index in indices),
        )


def prepare(bundle: Bundle, *, seed: int, jails: Jails, cache: Cache, visible_only: bool = False) -> Prepared:
    """The cases a submission with ``seed`` is judged on, from the cache but for the fresh ones.

    Raises ``AuthorError`` if cases.py or the reference does not do what it must.
    """
    whole = cache.kept(version_key(bundle, "prepared"), lambda: _whole(bundle, jails, cache))
    chosen = [index for index, case in enumerate(whole.cases) if case.visible or not visible_only]
    fresh = [index for index, case in enumerate(whole.cases) if case.fresh]
    if not set(fresh).isdisjoint(chosen) and seed != job_seed(bundle):
        names = [whole.cases[index].name for index in fresh]
        drawing = _drawing(bundle, seed)
        key = _fresh_key(bundle, drawing, names)

        def draw() -> Prepared:
            values = cache.values(key, lambda: drawn(bundle, [drawing], names, jails)[0])
            return _read(bundle, values, some=True)

        whole = _mixed(whole, cache.kept(f"prepared {key}", draw), fresh)
    return whole if len(chosen) == len(whole.cases) else whole.only(chosen)


def mistakes(bundle: Bundle, *, jails: Jails, cache: Cache) -> dict[str, tuple[CaseOutcome, ...]]:
    """What each misconception gives for every case of the version, by its name. Raises ``AuthorError``."""

    def build() -> dict[str, tuple[CaseOutcome, ...]]:
        return {
            file.removesuffix(".py"): tuple(_outcome(value) for value in _mistake(bundle, file, jails, cache))
            for file in bundle.under("misconceptions")
        }

    return cache.kept(version_key(bundle, "misconceptions"), build)


def preparation(bundle: Bundle, *, jails: Jails, cache: Cache) -> Iterator[str]:
    """Compute and cache what the first submissions ask for: expected results, known mistakes, families of inputs.

    A piece at a time, each one or two jobs: after each, what is wrong with it, for staff, or "". What the cache has is
    not computed again. Raises ``HostError``, and ``AuthorError`` where nothing else can be computed either.
    """
    families = {case.family for case in _whole(bundle, jails, cache).cases if case.reveal == "minimised"} - {""}
    yield ""
    for file in bundle.under("misconceptions"):
        if not cache.has(_mistake_key(bundle, file)):
            _mistake(bundle, file, jails, cache)
            yield ""
    for family in sorted(families):
        if not cache.has(_family_key(bundle, family)):
            yield _attempt(partial(_family, bundle, family, jails, cache))


def stock(bundle: Bundle, *, jails: Jails, cache: Cache) -> Iterator[str]:
    """Compute and cache every drawing of the fresh cases, some at a time; otherwise like ``preparation``."""
    names = [case.name for case in _whole(bundle, jails, cache).cases if case.fresh]
    keys = {seed: _fresh_key(bundle, seed, names) for seed in map(partial(_drawing, bundle), range(DRAWINGS))}
    missing = [seed for seed, key in keys.items() if names and not cache.has(key)]

    def draw(seeds: Sequence[int]) -> None:
        for seed, values in zip(seeds, drawn(bundle, seeds, names, jails), strict=True):
            cache.keep(keys[seed], values)

    for first in range(0, len(missing), DRAWN_AT_ONCE):
        # Between two pieces another worker of this host may have drawn some.
        wanted = [seed for seed in missing[first : first + DRAWN_AT_ONCE] if not cache.has(keys[seed])]
        if wanted:
            yield _attempt(partial(draw, wanted))


def prepare_family(bundle: Bundle, family: str, *, jails: Jails, cache: Cache) -> Prepared:
    """The inputs that cases.py's ``family(rng, name)`` gives, smallest first, with the reference's results.

    Raises ``AuthorError``.
    """
    return cache.kept(
        version_key(bundle, "prepared family", family), lambda: _read(bundle, _family(bundle, family, jails, cache))
    )


def version_key(bundle: Bundle, *parts: str) -> str:
    """The key of something computed from ``bundle``: it changes with the content, the libraries and the device."""
    code = code_of(bundle)
    return key_of(bundle.hash, code.arrays, code.device, *parts)


def key_of(content: str, arrays: str, device: str, *parts: str) -> str:
    """``version_key`` of a version of which only the content's hash and two of its settings are at hand."""
    names = {"numpy": ("numpy",), "triton": ("numpy", "torch", "triton")}.get(arrays, ("numpy", "torch"))
    return content_key(content, platform.python_version(), *map(_version, names), device, *parts)


@once
def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _attempt(compute: partial[Any]) -> str:
    try:
        compute()
    except HostError:
        raise
    except AuthorError as error:
        return str(error)
    return ""


def _whole(bundle: Bundle, jails: Jails, cache: Cache) -> Prepared:
    def compute() -> Values:
        return with_results(bundle, generated(bundle, [job_seed(bundle)], jails, "cases")[0], jails)

    return _read(bundle, cache.values(version_key(bundle, "cases"), compute))


def _drawing(bundle: Bundle, seed: int) -> int:
    """What seeds cases.py for a submission with ``seed``."""
    return job_seed(bundle) ^ (1 + seed % DRAWINGS)


def _fresh_key(bundle: Bundle, drawing: int, names: Sequence[str]) -> str:
    return version_key(bundle, "fresh", str(drawing), *names)


def _mistake_key(bundle: Bundle, file: str) -> str:
    return version_key(bundle, "misconception", file)


def _mistake(bundle: Bundle, file: str, jails: Jails, cache: Cache) -> Values:
    def compute() -> Values:
        own = job_seed(bundle)
        job = solution_job(bundle, bundle.under("misconceptions")[file], _whole(bundle, jails, cache).calls, own)
        return tuple(_stored(case) for case in run_to_its_end(job, jails, f"misconceptions/{file}"))

    return cache.values(_mistake_key(bundle, file), compute)


def _family_key(bundle: Bundle, family: str) -> str:
    return version_key(bundle, "family", family)


def _family(bundle: Bundle, family: str, jails: Jails, cache: Cache) -> Values:
    def compute() -> Values:
        raw = generated(bundle, [job_seed(bundle)], jails, "family", family)[0]
        if not isinstance(raw, list) or not raw:
            message = _("family(rng, {family}) should yield one dict an input, smallest first", family=repr(family))
            raise AuthorError(in_cases(message))
        inputs: Value = [_numbered(case, index, family) for index, case in enumerate(raw[:MOST_INPUTS])]
        return with_results(bundle, inputs, jails)

    return cache.values(_family_key(bundle, family), compute)


def _numbered(case: Value, index: int, family: str) -> Value:
    """A generated input needs no name of its own."""
    return {"name": f"{family} {index + 1}", **case} if isinstance(case, Mapping) else case


def _read(bundle: Bundle, values: Values, *, some: bool = False) -> Prepared:
    raw, *expected = values
    cases = read_cases(bundle, raw, some=some)
    return prepared_of(bundle, cases, tuple(result if isinstance(result, tuple) else () for result in expected))


def prepared_of(bundle: Bundle, cases: tuple[CaseSpec, ...], expected: tuple[Values, ...]) -> Prepared:
    """``cases`` with what the reference gave for each."""
    names = parameter_names(bundle)
    return Prepared(
        cases,
        expected,
        calls_of(cases),
        tuple(Exhibit(case, names) for case in cases),
        tuple(inputs_of(_given(case)) for case in cases),
    )


def _given(case: CaseSpec) -> Iterator[Value]:
    for step in case.steps:
        yield from (value for value in (*step.args, *step.kwargs.values()) if not isinstance(value, ResultRef))


def _mixed(whole: Prepared, drawing: Prepared, fresh: Sequence[int]) -> Prepared:
    """``whole`` with the cases at the indices ``fresh`` as another seed drew them."""
    indices = {case.name: index for index, case in enumerate(drawing.cases)}
    both = Prepared(
        (*whole.cases, *drawing.cases),
        (*whole.expected, *drawing.expected),
        (*whole.calls, *drawing.calls),
        (*whole.exhibits, *drawing.exhibits),
        (*whole.inputs, *drawing.inputs),
    )
    return both.only(
        [
            len(whole.cases) + indices[whole.cases[index].name] if index in fresh else index
            for index in range(len(whole.cases))
        ]
    )


def _stored(case: CaseOutcome) -> Value:
    kind, facts = (case.problem.kind, case.problem.facts) if case.problem else ("", {})
    return case.name, case.status, case.results, kind, cast("Mapping[Any, Value]", facts)


def _outcome(value: Value) -> CaseOutcome:
    name, status, results, kind, facts = cast("tuple[str, Any, Values, str, Mapping[str, Value]]", value)
    return CaseOutcome(name, status, results, Problem(kind, facts) if kind else None)
