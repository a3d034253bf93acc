"""Further inputs made of a case: other values, other sizes, other strides, one thing varied at a time.

Whether the reference takes what comes of it, nobody knows before it has run. Small arrays are written out, larger ones
drawn by a seed that stands in the case; what is drawn anew is rounded, so that what is written is what was tried.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, zip_longest
from typing import Final

import numpy as np
from numpy.typing import NDArray

from grader.content.cases.spec import CaseSpec
from grader.grading.check.catching.leaves import (
    Content,
    arrays_of,
    content_of,
    elements_of,
    numbers_of,
    sized,
    with_arrays,
    with_every,
    with_number,
)
from grader.values import Array, Value, of_array

LITERAL: Final = 24  # elements of an array that is written out
MOST_ELEMENTS: Final = 4096  # of all arrays of a further case
LONGEST_AXIS: Final = 64  # that a constant of the code is tried for
ANOTHER: Final = 50  # seeds from here on are of arrays drawn a second time: no two of a case are the same numbers
Numbers = NDArray[np.generic]

_FORMS: Final[tuple[Callable[[Numbers], Numbers], ...]] = (
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
class Varied:
    """A further case; ``words`` says of arrays too large to be written out, by identity, how they are drawn.

    ``unlikely``: a number is negative that is not in the author's case, where it may be a size or a threshold.
    """

    case: CaseSpec
    words: Mapping[int, str] = field(default_factory=dict)
    unlikely: bool = False

    @property
    def elements(self) -> int:
        """Of all arrays of its calls, each as often as it stands there: what its reader has to look at."""
        return elements_of(self.case)


@dataclass(frozen=True, slots=True)
class _Drawn:
    array: Array
    words: str  # "" where it is written out


def variations(case: CaseSpec, constants: Sequence[int | float] = ()) -> Iterator[Varied]:
    """``case`` with rounded values, then with one thing of it varied at a time; nothing twice.

    ``constants``: numbers at which the code may branch; values, lengths and numbers are tried there and beside them.
    """
    base = _plain(case)
    seen = set()
    kinds = (_other_values(base), _other_numbers(base), _other_sizes(base), _at_constants(base, constants))
    for one in chain([base], in_turn(*kinds)):
        key = _key(one.case)
        if key not in seen and one.elements <= MOST_ELEMENTS:
            seen.add(key)
            yield one


def in_turn(*sources: Iterator[Varied]) -> Iterator[Varied]:
    """One of each, then another of each, until all are at their end: no kind of change waits for another one's last."""
    for round_ in zip_longest(*sources):
        yield from (one for one in round_ if one is not None)


def _plain(case: CaseSpec) -> Varied:
    """Small arrays rounded, larger ones drawn anew."""
    return _replaced(
        Varied(case),
        {
            content_of(array): _rounded(array) if array.data.size <= LITERAL else _drawn(array, seed=number)
            for number, array in enumerate(arrays_of(case))
        },
    )


def _other_values(base: Varied) -> Iterator[Varied]:
    """Another array in the place of one."""
    for number, array in enumerate(arrays_of(base.case), start=ANOTHER):
        small = array.data.size <= LITERAL
        for other in _written_out(array, number) if small else _as_drawn(array, number):
            yield _replaced(base, {content_of(array): other})


def _other_numbers(base: Varied) -> Iterator[Varied]:
    """Another number in one place; then in all places of the same number, as where a check is given it again."""
    leaves = numbers_of(base.case)
    for leaf in leaves:
        for other in _near(leaf.value):
            yield replace(base, case=with_number(base.case, leaf, other), unlikely=_loses_sign(leaf.value, other))
    for old in {repr(leaf.value): leaf.value for leaf in leaves}.values():
        for other in _near(old):
            yield replace(base, case=with_every(base.case, old, other), unlikely=_loses_sign(old, other))


def _other_sizes(base: Varied) -> Iterator[Varied]:
    """One length another one wherever it stands, in numbers too and in arrays alone; then one axis of one array."""
    for size in sized(base.case):
        for other in sorted({1, 2, 3, size + 1, size - 1} - {size, 0, -1}):
            yield from _with_size(base, size, other)
    for number, array in enumerate(arrays_of(base.case)):
        for axis, size in enumerate(array.shape):
            for other in sorted({1, size + 1, size + 2} - {size}):
                shape = (*array.shape[:axis], other, *array.shape[axis + 1 :])
                yield _replaced(base, {content_of(array): _drawn(array, shape, seed=number)})


def _with_size(base: Varied, size: int, other: int) -> Iterator[Varied]:
    """One length another one wherever it stands: in numbers too, then in arrays alone."""
    changed = {
        content_of(array): _drawn(array, tuple(other if axis == size else axis for axis in array.shape), seed=number)
        for number, array in enumerate(arrays_of(base.case))
        if size in array.shape
    }
    resized = _replaced(base, changed)
    yield replace(resized, case=with_every(resized.case, size, other))
    yield resized


def _at_constants(base: Varied, constants: Sequence[int | float]) -> Iterator[Varied]:
    """Each constant, one above and one below it: together in an array, in the place of a number, as a length.

    A mutant that moves a constant by one is so met exactly.
    """
    leaves, arrays = numbers_of(base.case), arrays_of(base.case)
    for constant in constants:
        near = (constant, constant + 1, constant - 1)
        for array in arrays:
            if np.issubdtype(array.data.dtype, np.number) and array.data.size:
                data = np.resize(np.asarray(near), array.shape).astype(array.data.dtype)
                words = f"np.resize({near}, {array.shape}).astype(np.{array.data.dtype})"
                other = _Drawn(_like(array, data), words if data.size > LITERAL else "")
                yield _replaced(base, {content_of(array): other})
        for leaf in leaves:
            if isinstance(leaf.value, float) or (type(leaf.value) is int and type(constant) is int):
                for number in near:
                    changed = with_number(base.case, leaf, type(leaf.value)(number))
                    yield replace(base, case=changed, unlikely=_loses_sign(leaf.value, number))
        if type(constant) is int and constant <= LONGEST_AXIS:
            for size in sized(base.case):
                for length in sorted({constant, constant + 1, constant - 1} - {size}):
                    yield from _with_size(base, size, length)


def _replaced(base: Varied, others: Mapping[Content, _Drawn]) -> Varied:
    words = {id(one.array): one.words for one in others.values() if one.words}
    case = with_arrays(base.case, {content: one.array for content, one in others.items()})
    return Varied(case, {**base.words, **words})


def _written_out(array: Array, seed: int) -> Iterator[_Drawn]:
    if array.data.size and np.issubdtype(array.data.dtype, np.number):
        for form in _FORMS:
            yield _Drawn(_like(array, form(array.data)), "")
    yield _drawn(array, seed=seed)


def _as_drawn(array: Array, seed: int) -> Iterator[_Drawn]:
    """Of a larger one: another drawing, equal numbers, many ties."""
    yield _drawn(array, seed=seed)
    cast = _cast(array)
    for name, number in (("zeros", 0), ("ones", 1)):
        yield _Drawn(_like(array, np.full_like(array.data, number)), f"np.{name}({array.shape}{cast and f', {cast}'})")
    if np.issubdtype(array.data.dtype, np.floating):
        ties = np.random.default_rng(seed).integers(-1, 2, size=array.shape)
        words = f"np.random.default_rng({seed}).integers(-1, 2, size={array.shape}).astype(np.{array.data.dtype})"
        yield _Drawn(_like(array, ties.astype(array.data.dtype)), words)


def _drawn(array: Array, shape: tuple[int, ...] | None = None, *, seed: int) -> _Drawn:
    """An array of the same dtype, of that shape: whole numbers from the range of the old ones, others about 0, and not
    below it where no old one is."""
    shape = array.shape if shape is None else shape
    generator, old = np.random.default_rng(seed), array.data
    source, cast = f"np.random.default_rng({seed})", f".astype(np.{old.dtype})"
    if np.issubdtype(old.dtype, np.bool_):
        made: Numbers = generator.random(size=shape) < 0.5
        words = f"{source}.random(size={shape}) < 0.5"
    elif np.issubdtype(old.dtype, np.integer):
        low, high = (int(old.min()), int(old.max())) if old.size else (0, 1)
        made = generator.integers(low, high + 1, size=shape)
        words = f"{source}.integers({low}, {high + 1}, size={shape})"
    else:
        made = np.round(generator.normal(size=shape), 2)
        words = f"{source}.normal(size={shape}).round(2)"
        if old.size and not np.iscomplexobj(old) and bool((np.asarray(old, float) >= 0).all()):
            made, words = np.abs(made), f"abs({words})"
    words += "" if made.dtype == old.dtype else cast
    return _Drawn(_like(array, made.astype(old.dtype)), words if made.size > LITERAL else "")


def _rounded(array: Array) -> _Drawn:
    if not np.issubdtype(array.data.dtype, np.floating):
        return _Drawn(array, "")
    return _Drawn(_like(array, np.round(np.asarray(array.data, float), 2).astype(array.data.dtype)), "")


def _like(array: Array, data: Numbers) -> Array:
    return replace(of_array(np.asarray(data)), dtype=array.dtype, library=array.library)


def _cast(array: Array) -> str:
    return "" if str(array.data.dtype) == "float64" else f"dtype=np.{array.data.dtype}"


def _near(value: Value) -> Iterator[Value]:
    if isinstance(value, int) and not isinstance(value, bool):
        yield from (number for number in _NUMBERS if number != value)
    elif isinstance(value, float):
        yield from (float(number) for number in (*_NUMBERS, 2 * value) if number != value)
    elif isinstance(value, tuple | list):
        whole = [one for one in value if isinstance(one, int)]
        make = tuple if isinstance(value, tuple) else list
        for place, number in enumerate(whole):
            for other in (number + 1, number - 1, 1, 0):
                if other != number and other >= 0:
                    yield make((*whole[:place], other, *whole[place + 1 :]))
        yield make(reversed(whole))


def _loses_sign(old: Value, new: Value) -> bool:
    return isinstance(old, int | float) and isinstance(new, int | float) and new < 0 <= old


def _with(x: Numbers, place: int, value: int) -> Numbers:
    changed = np.array(x)
    changed.flat[place] = value
    return changed


def _key(case: CaseSpec) -> str:
    arrays = [content_of(array) for array in arrays_of(case)]
    return repr((arrays, [(leaf.place, leaf.value) for leaf in numbers_of(case)], _inputs(case)))


def _inputs(case: CaseSpec) -> str:
    found = case.options.get("inputs")
    held = found.items() if isinstance(found, Mapping) else ()
    return repr([(name, value) for name, value in held if not isinstance(value, Array)])
