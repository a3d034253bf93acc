"""In an exercise about torch every array is a tensor, though cases.py is plain numpy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from grader.content.cases.spec import CaseSpec, CaseStep, ResultRef
from grader.values import Array, Value


def in_tensors(case: CaseSpec) -> CaseSpec:
    """``case`` with every numeric array in its steps and options as a tensor of the same dtype."""
    return replace(
        case,
        steps=tuple(_step(step) for step in case.steps),
        options={name: _value(value) for name, value in case.options.items()},
    )


def _step(step: CaseStep) -> CaseStep:
    return replace(
        step,
        args=tuple(value if isinstance(value, ResultRef) else _value(value) for value in step.args),
        kwargs={name: value if isinstance(value, ResultRef) else _value(value) for name, value in step.kwargs.items()},
    )


def _value(value: Value) -> Value:
    if isinstance(value, Array):
        return replace(value, library="torch") if not value.scalar and value.data.dtype.kind in "biufc" else value
    if isinstance(value, tuple):
        return tuple(_value(item) for item in value)
    if isinstance(value, list):
        return [_value(item) for item in value]
    if isinstance(value, Mapping):
        return {key: _value(item) for key, item in value.items()}
    return value
