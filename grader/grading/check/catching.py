"""An input on which a mutant and its original differ, found by trying variations of the existing inputs.

Of cases that are one call with numpy arrays; everything else its author varies better by hand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from grader.content.bundle import Bundle
from grader.grading.author.authored import Prepared
from grader.grading.author.jobs import job_seed
from grader.grading.calls import AUTHOR_LIMITS, reference_job, solution_job
from grader.grading.check.types import Survivor
from grader.judge.comparing.compare import compare
from grader.sandbox.client import Jails
from grader.sandbox.types import CaseCall, Job, Ref, Step
from grader.values import Array, Value, of_array

MOST_TRIED: Final = 120  # inputs for a mutant, all in two jobs
MOST_ELEMENTS: Final = 24  # of an input that is written into cases.py
SECONDS: Final = 10.0

Numbers = NDArray[np.generic]

_ARRAYS: Final[tuple[Callable[[Numbers], Numbers], ...]] = (
    np.zeros_like,
    np.ones_like,
    lambda x: np.round(np.asarray(x, float)).astype(x.dtype),
    lambda x: _with(x, 0, 0),
    lambda x: _with(x, -1, 0),
    lambda x: _with(x, 0, 1),
    lambda x: -np.abs(np.asarray(x, float)).astype(x.dtype),
    lambda x: np.abs(np.asarray(x, float)).astype(x.dtype),
    lambda x: np.full_like(x, x.flat[0]),
    lambda x: np.arange(x.size).reshape(x.shape).astype(x.dtype),
    lambda x: np.arange(x.size)[::-1].reshape(x.shape).astype(x.dtype),
    lambda x: np.round(np.asarray(x, float) * 100).astype(x.dtype),
)
_NUMBERS: Final = (0, 1, 2, -1, 3)


@dataclass(frozen=True, slots=True)
class Found:
    """What to call, as Python would write it: ``(np.array([0.0, 1.0]), 0.1)``, and named arguments."""

    args: str
    kwargs: str


def catching_input(bundle: Bundle, prepared: Prepared, survivor: Survivor, source: str, jails: Jails) -> Found | None:
    """The smallest input tried for which the mutant, whose file then reads ``source``, gives something else.

    None where none of those tried does, and where the cases are not single calls on numpy arrays.
    """
    calls = sorted(_tried(prepared), key=_size)[:MOST_TRIED]
    if not calls or bundle.spec.code is None or bundle.spec.code.arrays != "numpy":
        return None
    seed = job_seed(bundle)
    right = jails.run(_limited(reference_job(bundle, calls, seed)))
    mutant = jails.run(_limited(_job(bundle, survivor.file, source, calls, seed)))
    for call, expected, got in zip(calls, right.cases, mutant.cases, strict=True):
        if expected.status != "ok" or got.status == "missing":
            continue  # what the reference cannot do is no input
        if got.status != "ok" or not compare(expected.results[0], got.results[0]).ok:
            step = call.steps[0]
            return Found(_tuple(step.args), ", ".join(f"{name}={_written(v)}" for name, v in step.kwargs.items()))
    return None


def _job(bundle: Bundle, file: str, source: str, calls: list[CaseCall], seed: int) -> Job:
    if file.startswith("accepted/"):
        return solution_job(bundle, source, calls, seed)
    return reference_job(bundle, calls, seed, changed={file: source})


def _limited(job: Job) -> Job:
    return replace(job, limits=replace(AUTHOR_LIMITS, cpu_seconds=SECONDS, wall_seconds=3 * SECONDS))


def _tried(prepared: Prepared) -> Iterator[CaseCall]:
    """Variations of each case that is one call: one argument another one, the rest as they are."""
    seen: set[str] = set()
    for call in prepared.calls:
        if len(call.steps) != 1 or call.steps[0].op != "call" or call.steps[0].on is not None:
            continue
        step = call.steps[0]
        for varied in (_plain(step), *_varied(_plain(step))):
            key = repr((varied.target, _tuple(varied.args), sorted((n, _written(v)) for n, v in varied.kwargs.items())))
            if key not in seen and _elements(varied) <= MOST_ELEMENTS:
                seen.add(key)
                yield CaseCall(f"tried {len(seen)}", (replace(varied, send=True),))


def _varied(step: Step) -> Iterator[Step]:
    for index, value in enumerate(step.args):
        for other in _others(value):
            yield replace(step, args=(*step.args[:index], other, *step.args[index + 1 :]))
    for name, value in step.kwargs.items():
        for other in _others(value):
            yield replace(step, kwargs={**step.kwargs, name: other})


def _others(value: Value | Ref) -> Iterator[Value]:
    match value:
        case Array() if value.data.size and np.issubdtype(value.data.dtype, np.number):
            for vary in _ARRAYS:
                yield replace(of_array(vary(value.data)), dtype=value.dtype)
        case bool():
            yield not value
        case int():
            yield from (number for number in _NUMBERS if number != value)
        case float():
            yield from (float(number) for number in (*_NUMBERS, 2 * value))


def _plain(step: Step) -> Step:
    """The step with its numbers rounded, so that what is written down is what was tried."""

    def rounded(value: Value | Ref) -> Value | Ref:
        if isinstance(value, Array) and np.issubdtype(value.data.dtype, np.floating):
            short = np.round(np.asarray(value.data, float), 2).astype(value.data.dtype)
            return replace(of_array(short), dtype=value.dtype)
        return value

    kwargs: Mapping[str, Value | Ref] = {name: rounded(value) for name, value in step.kwargs.items()}
    return replace(step, args=tuple(map(rounded, step.args)), kwargs=kwargs)


def _with(x: Numbers, index: int, value: int) -> Numbers:
    changed = np.array(x)
    changed.flat[index] = value
    return changed


def _elements(step: Step) -> int:
    values = (*step.args, *step.kwargs.values())
    return sum(value.data.size if isinstance(value, Array) else 1 for value in values)


def _size(call: CaseCall) -> tuple[int, int]:
    step = call.steps[0]
    return _elements(step), len(_tuple(step.args))


def _tuple(values: tuple[Value | Ref, ...]) -> str:
    return f"({''.join(f'{_written(value)}, ' for value in values).rstrip(' ')})" if values else "()"


def _written(value: Value | Ref) -> str:
    if not isinstance(value, Array):
        return repr(value)
    kind = "" if value.dtype in ("float64", "int64", "bool") else f", dtype=np.{value.dtype}"
    return f"np.array({value.data.tolist()!r}{kind})"
