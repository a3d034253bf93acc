"""The numbers and arrays of a case, wherever they stand in it: looked at, and put another in their place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias

import numpy as np

from grader.content.cases.spec import CaseSpec, CaseStep, ResultRef
from grader.values import Array, Value

Given: TypeAlias = Value | ResultRef
Content: TypeAlias = tuple[str, tuple[int, ...], bytes]
INPUTS = "inputs"  # of the options of a gradient check: the same numbers as in its steps


@dataclass(frozen=True, slots=True)
class Leaf:
    """A value without parts, with its place among those of its case, counted; tuples of numbers count as one too."""

    place: int
    value: Value


def content_of(array: Array) -> Content:
    """Equal for arrays that are the same."""
    return array.dtype, array.shape, array.data.tobytes()


def arrays_of(case: CaseSpec) -> list[Array]:
    """The arrays of a case, equal ones once, in the order in which they stand there."""
    found: dict[Content, Array] = {}

    def note(value: Value) -> Value:
        if isinstance(value, Array) and not value.scalar:
            found.setdefault(content_of(value), value)
        return value

    mapped(case, note)
    return list(found.values())


def elements_of(case: CaseSpec) -> int:
    """How many elements the arrays of its steps have together."""
    count = 0

    def add(value: Value) -> Value:
        nonlocal count
        count += value.data.size if isinstance(value, Array) else 0
        return value

    mapped(case, add, options=False)
    return count


def with_arrays(case: CaseSpec, others: Mapping[Content, Array]) -> CaseSpec:
    """``case`` with other arrays in the places of some, one object for all places of one content."""

    def change(value: Value) -> Value:
        held = isinstance(value, Array) and not value.scalar
        return others.get(content_of(value), value) if held and isinstance(value, Array) else value

    return mapped(case, change)


def numbers_of(case: CaseSpec) -> list[Leaf]:
    """The numbers of a case's calls, and tuples of whole numbers; not those of its options."""
    found: list[Leaf] = []

    def note(value: Value) -> Value:
        found.append(Leaf(len(found), value))
        return value

    mapped(case, note, options=False)
    return [leaf for leaf in found if is_number(leaf.value) or is_sizes(leaf.value)]


def with_number(case: CaseSpec, leaf: Leaf, other: Value) -> CaseSpec:
    """``case`` with another value at one place."""
    count = -1

    def change(value: Value) -> Value:
        nonlocal count
        count += 1
        return other if count == leaf.place else value

    return mapped(case, change, options=False)


def with_every(case: CaseSpec, old: Value, new: Value) -> CaseSpec:
    """``case`` with ``new`` wherever the number or tuple ``old`` stands, a gradient check's inputs included."""
    return mapped(case, lambda value: new if _same(value, old) else value)


def is_number(value: Value) -> bool:
    """A number to be varied: no truth value."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def is_sizes(value: Value) -> bool:
    """A few whole numbers, such as a stride or a shape."""
    whole = isinstance(value, tuple | list) and all(isinstance(one, int) and not isinstance(one, bool) for one in value)
    return whole and isinstance(value, tuple | list) and 0 < len(value) <= 4


def mapped(case: CaseSpec, change: Callable[[Value], Value], *, options: bool = True) -> CaseSpec:
    """``case`` with ``change`` of each of its leaves; of the options the arrays alone, and the inputs' numbers."""
    steps = tuple(_step(step, change) for step in case.steps)
    if not options:
        return replace(case, steps=steps)
    kept: dict[str, Value] = {}
    for name, value in case.options.items():
        kept[name] = _value(value, change if name == INPUTS else _arrays_alone(change))
    return replace(case, steps=steps, options=kept)


def _step(step: CaseStep, change: Callable[[Value], Value]) -> CaseStep:
    args = tuple(_given(value, change) for value in step.args)
    return replace(step, args=args, kwargs={name: _given(value, change) for name, value in step.kwargs.items()})


def _given(value: Given, change: Callable[[Value], Value]) -> Given:
    return value if isinstance(value, ResultRef) else _value(value, change)


def _value(value: Value, change: Callable[[Value], Value]) -> Value:
    if is_sizes(value) or not isinstance(value, tuple | list | Mapping):
        return change(value)
    if isinstance(value, Mapping):
        return {name: _value(item, change) for name, item in value.items()}
    if isinstance(value, tuple):
        return tuple(_value(item, change) for item in value)
    return [_value(item, change) for item in value]


def _arrays_alone(change: Callable[[Value], Value]) -> Callable[[Value], Value]:
    return lambda value: change(value) if isinstance(value, Array) else value


def _same(value: Value, other: Value) -> bool:
    if isinstance(value, Array) or isinstance(other, Array):
        return False
    return type(value) is type(other) and value == other


def finite(values: tuple[Value, ...]) -> bool:
    """Whether there is no infinity and nothing undefined among the numbers."""
    return all(_finite(value) for value in values)


def _finite(value: Value) -> bool:
    if isinstance(value, Array):
        return not np.issubdtype(value.data.dtype, np.inexact) or bool(np.isfinite(value.data).all())
    if isinstance(value, float | complex):
        return bool(np.isfinite(value))
    if isinstance(value, Mapping):
        return all(map(_finite, value.values()))
    return all(map(_finite, value)) if isinstance(value, tuple | list) else True


def sized(case: CaseSpec) -> Iterator[int]:
    """The lengths of the axes of its arrays, each once, the shortest first."""
    yield from sorted({size for array in arrays_of(case) for size in array.shape})
