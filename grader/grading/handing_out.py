"""The visible cases of a version as plain data, for a program that tries them in the student's own Python.

What is given is what a page shows of them anyway: inputs, and what is expected. An array is written as
``{"array": "numpy", "dtype": "float64", "shape": [2, 2], "data": [...]}``, the result of an earlier step as
``{"result": 0, "path": []}``, a complex number as ``{"complex": [re, im]}``; a number that JSON lacks is text.
"""

from __future__ import annotations

from math import isfinite
from typing import Any

from grader.content.bundle import Bundle
from grader.content.cases.spec import CaseSpec, CaseStep, ResultRef
from grader.grading.author.authored import prepare
from grader.grading.author.cache import Cache
from grader.grading.author.jobs import job_seed
from grader.sandbox.client import Jails
from grader.values import Array

MOST = 20_000  # numbers of a case; a larger one is named and not given


def visible_cases(bundle: Bundle, *, jails: Jails, cache: Cache) -> list[dict[str, Any]]:
    """The cases students see, in order; see ``plain_cases``."""
    return plain_cases(bundle, jails=jails, cache=cache, visible_only=True)


def plain_cases(bundle: Bundle, *, jails: Jails, cache: Cache, visible_only: bool) -> list[dict[str, Any]]:
    """The cases in order. Of one that is drawn for each submission, or too large, only what it is called.

    Raises ``AuthorError`` and ``HostError`` as preparing does.
    """
    prepared = prepare(bundle, seed=job_seed(bundle), jails=jails, cache=cache, visible_only=visible_only)
    return [
        _case(case, expected, exhibit.call)
        for case, expected, exhibit in zip(prepared.cases, prepared.expected, prepared.exhibits, strict=True)
    ]


def _case(case: CaseSpec, expected: Any, call: str) -> dict[str, Any]:
    found: dict[str, Any] = {
        "name": case.name,
        "title": dict(case.title),
        "call": call,
        "check": case.check,
        "points": float(case.points),
        "visible": case.visible,
    }
    if case.fresh:
        return {**found, "steps": None, "expected": None, "why": "fresh"}
    steps = [_step(step) for step in case.steps]
    results = plain(expected if isinstance(expected, tuple) else (expected,))
    if _numbers(steps) + _numbers(results) > MOST:
        return {**found, "steps": None, "expected": None, "why": "large"}
    tolerances = {"rtol": case.rtol, "atol": case.atol}
    return {**found, "steps": steps, "expected": results["tuple"], "why": "", **tolerances}


def _step(step: CaseStep) -> dict[str, Any]:
    return {
        "op": step.op,
        "call": step.call,
        "on": plain(step.on),
        "args": [plain(value) for value in step.args],
        "kwargs": {name: plain(value) for name, value in step.kwargs.items()},
        "judged": step.judged,
    }


def plain(value: Any) -> Any:
    """One value as JSON's own types."""
    if isinstance(value, Array):
        data = [_number(item) for item in value.data.reshape(-1).tolist()]
        return {"array": value.library, "dtype": value.dtype, "shape": list(value.shape), "data": data} | (
            {"scalar": True} if value.scalar else {}
        )
    if isinstance(value, ResultRef):
        return {"result": value.step, "path": list(value.path)}
    if isinstance(value, tuple):
        return {"tuple": [plain(item) for item in value]}
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, bytes):
        return {"bytes": value.hex()}
    if hasattr(value, "items"):
        return {"dict": [[plain(key), plain(item)] for key, item in value.items()]}
    return _number(value)


def _number(value: Any) -> Any:
    if isinstance(value, complex):
        return {"complex": [_number(value.real), _number(value.imag)]}
    return {"float": str(value)} if isinstance(value, float) and not isfinite(value) else value


def _numbers(value: Any) -> int:
    if isinstance(value, dict):
        return sum(map(_numbers, value.values()))
    return sum(map(_numbers, value)) if isinstance(value, list) else 1
