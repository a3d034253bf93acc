"""Walks an expected and a returned value side by side, down to the numbers and texts they are made of.

Rules: a tuple and a list are interchangeable, item by item; a list is never an array; the keys of a dict must be the
same, in any order; Python's numbers, NumPy's scalars and arrays of no dimensions are interchangeable; a torch tensor
and a NumPy array with dimensions are not.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from grader.judge.measuring.kinds import Numbers, numbers, what
from grader.judge.words.sentences import Sentence, say
from grader.values import Array, Value

NONE_PART = "structure.none-part"  # it names its part itself


@dataclass(frozen=True, slots=True)
class Leaf:
    """A pair to compare: both numbers, both texts (str, bytes), arrays of texts of equal shapes, or both None."""

    path: str
    expected: Value
    got: Value


@dataclass(frozen=True, slots=True)
class Misfit:
    """The first difference between the structures of two values (tuples, lists, dicts, numbers, None)."""

    path: str
    sentence: Sentence
    expected: Value
    got: Value


class _MisfitError(Exception):
    def __init__(self, misfit: Misfit) -> None:
        super().__init__()
        self.misfit = misfit


def leaves(expected: Value, got: Value, names: Sequence[str] = ()) -> tuple[Leaf, ...] | Misfit:
    """The pairs of leaves in order, or the first difference of the structures.

    ``names`` names the items of the outermost tuple; an item named ``_`` is not judged, and the names stand for the
    indices in paths.
    """
    found: list[Leaf] = []
    try:
        _walk(expected, got, "", tuple(names), found)
    except _MisfitError as error:
        return error.misfit
    return tuple(found)


def _walk(expected: Value, got: Value, path: str, names: tuple[str, ...], found: list[Leaf]) -> None:
    if isinstance(expected, tuple | list):
        _sequence(expected, got, path, names, found)
    elif isinstance(expected, Mapping):
        _mapping(expected, got, path, found)
    else:
        problem = _leaf_problem(expected, got, path)
        if problem:
            raise _MisfitError(Misfit(path, problem, expected, got))
        found.append(Leaf(path, expected, got))


def _sequence(
    expected: tuple[Value, ...] | list[Value], got: Value, path: str, names: tuple[str, ...], found: list[Leaf]
) -> None:
    if not isinstance(got, tuple | list):
        if got is None:
            problem = none_sentence(path, expected)
        elif isinstance(got, Mapping):
            problem = say("structure.type", got=what(got), expected=what(expected))
        else:
            problem = say("structure.one-for-several", got=what(got), expected=what(expected))
        raise _MisfitError(Misfit(path, problem, expected, got))
    if len(got) != len(expected):
        facts = {"got": len(got), "expected": len(expected)}
        named = say("structure.length-named", names=names, **facts) if names else say("structure.length", **facts)
        raise _MisfitError(Misfit(path, named, expected, got))
    for index, (wanted, had) in enumerate(zip(expected, got, strict=True)):
        name = names[index] if index < len(names) else ""
        if name != "_":
            _walk(wanted, had, name or f"{path}[{index}]", (), found)


def _mapping(expected: Mapping[str | int | float | bool, Value], got: Value, path: str, found: list[Leaf]) -> None:
    if not isinstance(got, Mapping):
        facts = {"expected": what(expected)}
        wrong = none_sentence(path, expected) if got is None else say("structure.type", got=what(got), **facts)
        raise _MisfitError(Misfit(path, wrong, expected, got))
    missing = [repr(key) for key in expected if key not in got]
    extra = [repr(key) for key in got if key not in expected]
    if missing:
        near = get_close_matches(missing[0], extra, n=1, cutoff=0.6)
        if near:
            problem = say("structure.key-missing-near", missing=missing, near=near[0], meant=missing[0])
        else:
            problem = say("structure.key-missing", missing=missing)
        raise _MisfitError(Misfit(path, problem, expected, got))
    if extra:
        raise _MisfitError(Misfit(path, say("structure.key-extra", extra=extra), expected, got))
    for key, wanted in expected.items():
        _walk(wanted, got[key], f"{path}[{key!r}]", (), found)


def none_sentence(path: str, expected: Value) -> Sentence:
    """That the result, or the part of it at ``path``, is None."""
    facts = {"expected": what(expected)}
    return say(NONE_PART, name=path, **facts) if path else say("structure.none", **facts)


def _leaf_problem(expected: Value, got: Value, path: str) -> Sentence | None:
    if expected is None:
        return None if got is None else say("structure.not-none", got=what(got))
    if got is None:
        return none_sentence(path, expected)
    wanted, had = numbers(expected), numbers(got)
    if wanted is not None and had is not None:
        return _library_problem(wanted, had)
    if type(expected) is type(got) and isinstance(expected, str | bytes):
        return None
    if isinstance(got, Array) and had is None:
        if wanted is not None:
            return say("structure.text-array", dtype=got.dtype)
        if isinstance(expected, Array) and expected.shape == got.shape:
            return None
    if isinstance(expected, Array) and expected.shape and isinstance(got, list):
        tensor = expected.library == "torch"
        return say("structure.list-for-tensor" if tensor else "structure.list-for-ndarray", expected=what(expected))
    if isinstance(got, tuple | list):
        return say("structure.several-for-one", got=what(got), expected=what(expected))
    return say("structure.type", got=what(got), expected=what(expected))


def _library_problem(expected: Numbers, got: Numbers) -> Sentence | None:
    if expected.scalar or got.scalar or expected.library == got.library:
        return None
    if expected.library == "torch":
        return say("structure.ndarray-for-tensor")
    return say("structure.tensor-for-ndarray")
