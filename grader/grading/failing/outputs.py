"""A digest of a failing submission's outputs: submissions with equal outputs on all cases have equal digests.

Of the cases that are the same for everybody: fresh ones have inputs of their own, and no two trainings are alike.
Numbers are rounded to what two orders of summation agree in, relative to their array. Two digests are therefore no
proof that outputs differ: equal ones may lie on both sides of a rounding, which is rare.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from grader.content.cases.spec import CaseSpec, CaseStep
from grader.grading.author.authored import Prepared
from grader.grading.cases.steps import judged_values
from grader.grading.report.report import Report
from grader.judge.measuring.kinds import numbers
from grader.judge.verdict import Verdict
from grader.sandbox.types import CaseOutcome, Outcome
from grader.values import Array, Value

DIGITS = 5
DEEPEST = 12
MOST = 50_000  # numbers, texts' characters and containers in all cases together; more has no name


def outputs_named(report: Report, prepared: Prepared, outcome: Outcome) -> str:
    """The digest of what the submission gave; "" where no case gave a wrong result that others might give too."""
    if sum(_weight(one) for one in outcome.cases) > MOST:
        return ""
    digest = blake2b(digest_size=12)
    telling = False
    for case, one, told in zip(prepared.cases, outcome.cases, report.cases, strict=True):
        if case.fresh or case.check == "train":
            continue
        telling |= one.status == "ok" and told.verdict in (Verdict.WRONG, Verdict.PARTIAL)
        for part in _of_case(case, one):
            digest.update(part + b"\0")
    return digest.hexdigest() if telling else ""


def _weight(outcome: CaseOutcome) -> int:
    """How much there is to read, counted no further than ``MOST``."""
    weight, left = 0, list(outcome.results)
    while left and weight <= MOST:
        value = left.pop()
        if isinstance(value, Array):
            weight += 1 + int(np.prod(value.shape)) + (value.data.nbytes >> 3)
        elif isinstance(value, str | bytes):
            weight += 1 + len(value)
        elif isinstance(value, int):
            weight += 1 + (value.bit_length() >> 3)
        elif isinstance(value, tuple | list):
            weight += 1 + len(value)
            left += value[: MOST - weight + 1] if weight <= MOST else ()
        elif isinstance(value, Mapping):
            weight += 1 + len(value)
            if weight <= MOST:
                left += (item for pair in value.items() for item in pair)
        else:
            weight += 1
    return weight


def _of_case(case: CaseSpec, outcome: CaseOutcome) -> Iterator[bytes]:
    yield case.name.encode()
    if outcome.status != "ok":
        problem = outcome.problem
        facts = problem.facts if problem is not None else {}
        kind = problem.kind if problem is not None else outcome.status
        yield repr((kind, facts.get("type"), facts.get("message"))).encode()
        return
    judged = [step for step in case.steps if step.judged]
    for step, value in zip(judged, judged_values(case, outcome.results), strict=False):
        yield from _of_value(_looked_at(step, value), DEEPEST)


def _looked_at(step: CaseStep, value: Value) -> Value:
    """The value without the parts that nobody looks at."""
    if "_" not in step.parts or not isinstance(value, tuple | list):
        return value
    named = [item for name, item in zip(step.parts, value, strict=False) if name != "_"]
    return tuple(named)


def _of_value(value: Value, depth: int) -> Iterator[bytes]:
    found = numbers(value)
    if found is not None:
        yield str(found.data.shape).encode()
        yield _rounded(np.asarray(found.data))
    elif isinstance(value, Array):
        yield f"{value.dtype} {value.shape}".encode()
        yield value.data.tobytes()
    elif isinstance(value, tuple | list) and depth:
        yield f"{len(value)} items".encode()
        for item in value:
            yield from _of_value(item, depth - 1)
    elif isinstance(value, Mapping) and depth:
        for key, item in value.items():
            yield repr(key).encode()
            yield from _of_value(item, depth - 1)
    else:
        yield repr(value).encode()


def _rounded(data: NDArray[np.generic]) -> bytes:
    """The numbers in so many digits of the largest, as bytes."""
    if data.dtype == object:
        return repr(data.tolist()).encode()
    wide = data.astype(np.complex128 if data.dtype.kind == "c" else np.float64)
    plain = wide.reshape(-1).view(np.float64)
    finite = np.abs(plain[np.isfinite(plain)])
    largest = float(finite.max()) if finite.size else 0.0
    scale = 10.0 ** (DIGITS - 1 - np.floor(np.log10(largest))) if largest else 1.0
    with np.errstate(all="ignore"):
        kept = np.where(np.isfinite(plain), np.round(plain * scale) / scale, plain) + 0.0
    return np.ascontiguousarray(kept).tobytes()
