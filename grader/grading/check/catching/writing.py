"""A case as cases.py would have it: the arguments of a dict, in Python."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from grader.content.bundle import Bundle
from grader.content.cases.spec import CaseStep, ResultRef
from grader.grading.calls import code_of
from grader.grading.check.catching.leaves import Given
from grader.grading.check.catching.variations import Varied
from grader.values import Array, Value


class UnwritableError(ValueError):
    """The case holds a value that Python text cannot give."""


def written(varied: Varied, bundle: Bundle) -> str:
    """What a case's ``dict(...)`` holds but for its name, a key a line: ``args=(np.array([0.0]),)``.

    What exercise.toml says already is left out. Raises UnwritableError.
    """
    case, words = varied.case, varied.words
    entry, judge = code_of(bundle).entry[0], bundle.spec.judge
    step = case.steps[0]
    single = len(case.steps) == 1 and step.op == "call" and step.on is None and step.judged
    if single and step.parts in ((), judge.parts):
        parts = [] if step.call == entry else [f"call={step.call!r}"]
        parts += _arguments(step, words)
    else:
        chain = ", ".join(f"dict({', '.join(_link(one, words))})" for one in case.steps)
        parts = [f"chain=[{chain}]"]
    if case.check != "value":
        parts.append(f"check={case.check!r}")
    if case.options:
        parts.append(f"options={_named(case.options, words)}")
    if case.property:
        parts.append(f"property={_named(case.property, words)}")
    if case.unchanged is not None and case.unchanged != judge.unchanged:
        parts.append(f"unchanged={case.unchanged}")
    for name, number in (("rtol", case.rtol), ("atol", case.atol)):
        if number is not None:
            parts.append(f"{name}={number!r}")
    return ",\n".join(parts)


def _arguments(step: CaseStep, words: Mapping[int, str]) -> list[str]:
    parts = []
    if step.args or not step.kwargs:
        parts.append(f"args={_given_all(step.args, words)}")
    if step.kwargs:
        named = (f"{name!r}: {_given(value, words)}" for name, value in step.kwargs.items())
        parts.append(f"kwargs={{{', '.join(named)}}}")
    return parts


def _link(step: CaseStep, words: Mapping[int, str]) -> list[str]:
    parts = []
    if step.op != "call":
        parts.append(f"op={step.op!r}")
    if step.on is not None:
        parts.append(f"on={_given(step.on, words) if step.on.path else step.on.step}")
    if step.call:
        parts.append(f"call={step.call!r}")
    if step.args or step.kwargs:
        parts += _arguments(step, words)
    if step.parts:
        parts.append(f"judge={', '.join(step.parts)!r}")
    elif step.judged:
        parts.append("judge=True")
    return parts


def _given_all(values: tuple[Given, ...], words: Mapping[int, str]) -> str:
    return _tuple([_given(value, words) for value in values])


def _given(value: Given, words: Mapping[int, str]) -> str:
    if isinstance(value, ResultRef):
        item = value.path[0] if len(value.path) == 1 else list(value.path)
        return f'{{"result": {value.step}, "item": {item!r}}}' if value.path else f'{{"result": {value.step}}}'
    return _value(value, words)


def _value(value: Value, words: Mapping[int, str]) -> str:
    if isinstance(value, Array):
        return words.get(id(value)) or _array(value)
    if isinstance(value, Mapping):
        return _named(value, words)
    if isinstance(value, tuple):
        return _tuple([_value(item, words) for item in value])
    if isinstance(value, list):
        return f"[{', '.join(_value(item, words) for item in value)}]"
    if isinstance(value, float) and not math.isfinite(value):
        return f"float({str(value)!r})"
    return repr(value)


def _tuple(parts: Sequence[str]) -> str:
    return f"({parts[0]},)" if len(parts) == 1 else f"({', '.join(parts)})"


def _named(values: Mapping[Any, Value], words: Mapping[int, str]) -> str:
    return f"{{{', '.join(f'{key!r}: {_value(value, words)}' for key, value in values.items())}}}"


def _array(array: Array) -> str:
    kind = str(array.data.dtype)
    if array.dtype != kind:
        raise UnwritableError(f"numpy has no {array.dtype}")
    if array.scalar:
        return f"np.{kind}({_nested(array.data.item())})"
    cast = "" if kind in ("float64", "int64", "bool") else f", dtype=np.{kind}"
    if not array.data.size:
        return f"np.zeros({array.shape}, dtype=np.{kind})"
    return f"np.array({_nested(array.data.tolist())}{cast})"


def _nested(value: object) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(_nested, value))}]"
    if isinstance(value, float) and not math.isfinite(value):
        return "np.nan" if math.isnan(value) else "np.inf" if value > 0 else "-np.inf"
    return repr(value)
