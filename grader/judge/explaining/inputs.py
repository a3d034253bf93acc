"""What sets the inputs of some cases apart from those of all others: a dtype, a sign, a size, a stride, a layout.

A trait holds for an argument or does not; of a measure a bound can be said. What is found is true of each of the
failing cases and of no other: it separates them, which is no proof that it is the cause.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import isfinite
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from grader.judge.measuring.kinds import Kind, numbers
from grader.judge.words.sentences import phrase
from grader.values import Array, Value

MOST = 3  # that are said of one submission
FAR = 100.0  # times as large, from which a magnitude is worth a word
_SMALL = 16  # a number that is said; what is larger is an input of its own, and hidden
_SHORT = 12  # characters of a text that is said
_MOST_COMPARED = 10_000  # elements that are looked through for two that are equal
# What explains most comes first; of one argument only the first is said.
_ORDER: Final = (
    *("is", "given", "default", "above", "below", "unequal", "empty", "integers", "bools", "complex", "floats"),
    *("dtype", "axes-one", "axes", "single", "nan", "infinite", "negative", "unsigned", "zeros", "short", "long"),
    *("oblong", "square", "gaps", "columns", "fraction", "whole", "zero", "even", "odd", "alike", "ties", "distinct"),
    *("great", "tiny", "larger", "smaller"),
)
_RANK: Final = {f"inputs.{name}": place for place, name in enumerate(_ORDER)}
_KINDS: Final[Mapping[Kind, str]] = {
    "bool": "inputs.bools",
    "integer": "inputs.integers",
    "float": "inputs.floats",
    "complex": "inputs.complex",
}

Trait = tuple[str, str, str | int]
"""A key of the catalogue, the argument's name, and what else the sentence needs."""


@dataclass(frozen=True, slots=True)
class Traits:
    """What is known of one case's arguments. A name that several of its calls use may have a trait in some of them."""

    names: frozenset[str] = frozenset()
    always: frozenset[Trait] = frozenset()  # in each call that has an argument of the name
    ever: frozenset[Trait] = frozenset()
    measures: Mapping[tuple[str, str], float] = field(default_factory=dict)  # (what, the argument's name) -> how much


def traits_of(arguments: Iterable[tuple[str, Value]]) -> Traits:
    """The traits of a case whose calls have these arguments."""
    given = list(arguments)
    by_name: dict[str, list[frozenset[Trait]]] = {}
    measures: dict[tuple[str, str], float] = {}
    for name, value in given:
        own = {(f"inputs.{key}", name, of) for key, of in _of_value(value)}
        by_name.setdefault(name, []).append(frozenset({("inputs.given", name, ""), *own}))
        measures |= {(what, name): amount for what, amount in _measured(value)}
    arrays = [(name, value.shape) for name, value in given if isinstance(value, Array) and value.shape]
    alike: set[Trait] = {
        ("inputs.alike", one, other)
        for (one, mine), (other, theirs) in pairwise(arrays)
        if mine == theirs and one != other
    }
    return Traits(
        names=frozenset(by_name),
        always=frozenset(alike).union(*(frozenset.intersection(*calls) for calls in by_name.values())),
        ever=frozenset(alike).union(*(trait for calls in by_name.values() for trait in calls)),
        measures={(what, name): amount for (what, name), amount in measures.items() if len(by_name[name]) == 1},
    )


def separating(failing: Sequence[Traits], passing: Sequence[Traits]) -> tuple[dict[str, object], ...]:
    """Phrases of what all of ``failing`` have and none of ``passing``, the most telling first; often there is none."""
    if not failing or not passing:
        return ()
    shared = frozenset.intersection(*(one.always for one in failing))
    found: list[Trait] = list(shared.difference(*(one.ever for one in passing)))
    found += [("inputs.default", name, "") for name in _left_out(failing, passing)]
    found += _bounds(failing, passing)
    found.sort(key=lambda trait: (_RANK[trait[0]], trait[1], str(trait[2])))
    chosen: dict[str, dict[str, object]] = {}
    for key, name, of in found:
        chosen.setdefault(name, phrase(key, name=name, of=of))
    return tuple(chosen.values())[:MOST]


def _left_out(failing: Sequence[Traits], passing: Sequence[Traits]) -> frozenset[str]:
    everywhere = frozenset.intersection(*(one.names for one in passing))
    return everywhere.difference(*(one.names for one in failing))


def _bounds(failing: Sequence[Traits], passing: Sequence[Traits]) -> Iterator[Trait]:
    """Measures that every case has, and that are greater, or less, in every failing case than in any other."""
    for what, name in failing[0].measures:
        ours = [one.measures[what, name] for one in failing if (what, name) in one.measures]
        theirs = [one.measures[what, name] for one in passing if (what, name) in one.measures]
        if len(ours) < len(failing) or len(theirs) < len(passing):
            continue
        more, less = _KEYS[what]
        far = FAR if what == "magnitude" else 1.0
        if min(ours) > far * max(theirs):
            yield f"inputs.{more}", name, ""
        elif far * max(ours) < min(theirs):
            yield f"inputs.{less}", name, ""


_KEYS: Final = {"value": ("above", "below"), "size": ("larger", "smaller"), "magnitude": ("great", "tiny")}


def _of_value(value: Value) -> Iterator[tuple[str, str | int]]:
    """The traits of one argument, as the end of a key and what else its sentence needs."""
    if isinstance(value, Array) and value.shape:
        yield from _of_array(value)
        return
    found = numbers(value)
    shown = found.data.item() if found is not None else value
    if found is not None and found.data.size == 1:
        yield _KINDS[found.kind].removeprefix("inputs."), ""
    if _is_plain(shown):
        yield "is", repr(shown)
    if isinstance(shown, tuple | list) and all(type(item) in (int, float) for item in shown) and len(set(shown)) > 1:
        yield "unequal", ""


def _is_plain(value: Any) -> bool:
    """Whether it is a setting, such as a stride or a mode, which may be said: no input that is to stay hidden."""
    if isinstance(value, tuple):
        return len(value) <= 4 and all(type(item) is int and abs(item) <= _SMALL for item in value)
    if isinstance(value, float):
        return abs(value) <= _SMALL and len(repr(value)) <= 4
    if isinstance(value, int):
        return abs(value) <= _SMALL
    return value is None or (isinstance(value, str) and len(value) <= _SHORT and value.isidentifier())


def _of_array(array: Array) -> Iterator[tuple[str, str | int]]:
    shape = array.shape
    yield "dtype", array.dtype
    yield ("axes-one", "") if len(shape) == 1 else ("axes", len(shape))
    if array.layout != "C":
        yield ("gaps" if array.layout == "gaps" else "columns"), ""
    if array.data.size == 0:
        yield "empty", ""
        return
    if array.data.size == 1:
        yield "single", ""
    for axis, length in enumerate(shape):
        yield ("short" if length == 1 else "long"), axis
        yield ("odd" if length % 2 else "even"), axis
    if len(shape) > 1:
        yield ("square" if shape[-1] == shape[-2] else "oblong"), ""
    found = numbers(array)
    if found is not None:
        yield _KINDS[found.kind].removeprefix("inputs."), ""
        if found.kind in ("integer", "float"):
            yield from _of_elements(found.data, whole=found.kind == "integer")


def _of_elements(data: NDArray[Any], *, whole: bool) -> Iterator[tuple[str, str]]:
    with np.errstate(all="ignore"):
        if not whole and np.isnan(data).any():
            yield "nan", ""
        if not whole and np.isinf(data).any():
            yield "infinite", ""
        yield ("negative" if (data < 0).any() else "unsigned"), ""
        if not data.any():
            yield "zeros", ""
        elif (data == 0).any():
            yield "zero", ""
        if not whole:
            yield ("whole" if (data == np.floor(data)).all() else "fraction"), ""
        if 1 < data.size <= _MOST_COMPARED:
            yield ("distinct" if len(np.unique(data)) == data.size else "ties"), ""


def _measured(value: Value) -> Iterator[tuple[str, float]]:
    found = numbers(value)
    if found is None or found.kind in ("bool", "complex"):
        return
    if found.data.ndim == 0:
        amount = float(found.wide())
        if isfinite(amount):
            yield "value", amount
        return
    yield "size", float(found.data.size)
    if found.data.size:
        greatest = float(np.abs(found.wide()).max())
        if isfinite(greatest) and greatest > 0:
            yield "magnitude", greatest
