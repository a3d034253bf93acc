"""How a shape that is not the expected one may have come about.

One explanation at most: the first that fits. Of the explanations by window geometry (padding on one side only, stride
ignored, ...), one is only given when no other gives the same shape.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import permutations
from math import prod

import numpy as np

from grader.judge.explaining.array_report import errors
from grader.judge.explaining.window import Geometry
from grader.judge.measuring.kinds import Numbers
from grader.judge.measuring.tolerance import Tolerance
from grader.judge.words.sentences import Sentence, say

Shape = tuple[int, ...]
_MOST_AXES = 5  # permuted one by one
_LARGEST = 1 << 16  # elements compared to tell a transpose from any other array of that shape


def shape_pattern(
    expected: Numbers, got: Numbers, tolerance: Tolerance, geometry: Geometry | None = None, axes: str = ""
) -> Sentence | None:
    """The sentence for a recognised cause of ``got`` having another shape than ``expected``, or None.

    ``axes`` are the letters of the expected one's axes, where the exercise says what they are.
    """
    wanted, had = expected.data.shape, got.data.shape
    if wanted == had or not wanted or not had:
        return None
    return (
        _transposed(expected, got, tolerance)
        or _permuted(expected, got, tolerance)
        or (_by_window(planes_of(wanted, axes), planes_of(had, axes), geometry) if geometry else None)
        or _empty(wanted, had)
        or _ones(wanted, had)
        or _reduced(wanted, had)
        or _axes(wanted, had, got.library, axes)
        or _broadcast(wanted, had)
        or _same_size(wanted, had)
        or (_sizes(planes_of(wanted, axes), planes_of(had, axes)) if axes or len(wanted) == 2 or geometry else None)
    )


def planes_of(shape: Shape, axes: str) -> Shape:
    """The sizes with those of rows and columns last."""
    if len(shape) != len(axes) or "H" not in axes or "W" not in axes:
        return shape
    lead = tuple(size for size, letter in zip(shape, axes, strict=True) if letter not in "HW")
    return (*lead, shape[axes.index("H")], shape[axes.index("W")])


def _empty(wanted: Shape, had: Shape) -> Sentence | None:
    return say("shape.empty", axis=had.index(0)) if 0 in had and 0 not in wanted else None


def _transposed(expected: Numbers, got: Numbers, tolerance: Tolerance) -> Sentence | None:
    if expected.data.ndim < 2 or got.data.shape != (*expected.data.shape[:-2], *expected.data.shape[:-3:-1]):
        return None
    if 1 not in expected.data.shape and expected.data.size <= _LARGEST:
        reference = expected.wide()
        if (errors(reference, np.swapaxes(got.wide(), -1, -2)) <= tolerance.allowed(reference)).all():
            return say("shape.transposed")
    return None


def _permuted(expected: Numbers, got: Numbers, tolerance: Tolerance) -> Sentence | None:
    """The expected values behind axes in another order, where the values tell so."""
    wanted, had = expected.data.shape, got.data.shape
    if len(wanted) != len(had) or not 3 <= len(wanted) <= _MOST_AXES or sorted(wanted) != sorted(had):
        return None
    reference, mine = expected.wide(), got.wide()
    if not 1 < reference.size <= _LARGEST or (reference == reference.flat[0]).all():
        return None
    allowed = tolerance.allowed(reference)
    for order in permutations(range(len(had))):
        if tuple(had[axis] for axis in order) != wanted:
            continue
        if (errors(reference, mine.transpose(order)) <= allowed).all():
            return say("shape.permuted-tensor" if got.library == "torch" else "shape.permuted-ndarray", order=order)
    return None


def _ones(wanted: Shape, had: Shape) -> Sentence | None:
    """Axes of size 1: one more, or one fewer, than expected."""
    if tuple(n for n in wanted if n != 1) != tuple(n for n in had if n != 1):
        return None
    count = len(had) - len(wanted)
    if count > 0:
        return say("shape.extra-one" if count == 1 else "shape.extra-ones", squeezed=wanted, count=count)
    return say("shape.missing-one" if count == -1 else "shape.missing-ones", count=-count) if count else None


def _reduced(wanted: Shape, had: Shape) -> Sentence | None:
    """One axis that should have been summed over, or one that should not."""
    if len(had) == len(wanted) + 1:
        axes = [axis for axis in range(len(had)) if had[:axis] + had[axis + 1 :] == wanted]
        if axes == [0]:
            return say("shape.first-left", count=had[0])
        if len(axes) == 1:
            return say("shape.axis-left", axis=axes[0], count=had[axes[0]])
    if len(had) == len(wanted) - 1:
        axes = [axis for axis in range(len(wanted)) if wanted[:axis] + wanted[axis + 1 :] == had]
        if axes == [0]:
            return say("shape.first-missing", count=wanted[0])
        if len(axes) == 1:
            return say("shape.axis-missing", axis=axes[0], count=wanted[axes[0]])
    return None


def _axes(wanted: Shape, had: Shape, library: str, axes: str) -> Sentence | None:
    if len(wanted) != len(had) or sorted(wanted) != sorted(had) or len(wanted) < 2:
        return None
    rows, columns = planes_of(wanted, axes), planes_of(had, axes)
    turned = columns == (*rows[:-2], *rows[:-3:-1]) and not _with_channels_elsewhere(wanted, had, axes)
    if turned and (axes or len(wanted) == 2):
        return say("shape.swapped")
    if len(set(had)) < len(had):
        return say("shape.axes-order")
    order = tuple(had.index(size) for size in wanted)
    return say("shape.axes-order-tensor" if library == "torch" else "shape.axes-order-ndarray", order=order)


def _with_channels_elsewhere(wanted: Shape, had: Shape, axes: str) -> bool:
    """Whether ``had`` has the channels in another place, and all else as it was asked for."""
    if len(axes) != len(wanted) or "C" not in axes:
        return False
    at = axes.index("C")
    rest = (*wanted[:at], *wanted[at + 1 :])
    return any(had == (*rest[:to], wanted[at], *rest[to:]) for to in range(len(wanted)) if to != at)


def _broadcast(wanted: Shape, had: Shape) -> Sentence | None:
    flat = tuple(n for n in wanted if n != 1)
    if len(flat) == 1 and len(had) == 2 and had == (flat[0], flat[0]):
        return say("shape.broadcast", count=flat[0])
    return None


def _same_size(wanted: Shape, had: Shape) -> Sentence | None:
    if prod(wanted) != prod(had) or not prod(wanted):
        return None
    return say("shape.flat") if len(had) == 1 else say("shape.same-size", count=prod(had))


def _sizes(wanted: Shape, had: Shape) -> Sentence | None:
    """Rows and columns too many or too few, by the same in both."""
    if len(wanted) != len(had) or len(wanted) < 2 or wanted[:-2] != had[:-2]:
        return None
    rows, columns = had[-2] - wanted[-2], had[-1] - wanted[-1]
    if rows and rows == columns and abs(rows) <= 16:
        key = "shape.sides" if rows % 2 == 0 else "shape.one-off" if abs(rows) == 1 else "shape.off-by"
        return say(f"{key}-{'more' if rows > 0 else 'fewer'}", count=abs(rows), side=abs(rows) // 2)
    return None


def _by_window(wanted: Shape, had: Shape, geometry: Geometry) -> Sentence | None:
    if len(wanted) < 2 or len(had) != len(wanted) or wanted[-2:] != geometry.output or had[:-2] != wanted[:-2]:
        return None
    found = [(name, shape) for name, shape in _mistaken(geometry) if shape != geometry.output]
    times = Counter(shape for _, shape in found)
    for name, shape in found:
        if shape == had[-2:] and times[shape] == 1:
            return say(f"shape.window.{name}", stride=geometry.stride, padding=geometry.padding, kernel=geometry.kernel)
    return None


def _mistaken(geometry: Geometry) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Names of mistakes and the output each would give; the ones that change nothing here give the right output."""
    axes = list(zip(geometry.input, geometry.kernel, geometry.stride, geometry.padding, strict=True))
    yield "no-padding", tuple((h - k) // s + 1 for h, k, s, p in axes)
    yield "one-side", tuple((h + p - k) // s + 1 for h, k, s, p in axes)
    yield "no-stride", tuple(h + 2 * p - k + 1 for h, k, s, p in axes)
    yield "kernel-as-stride", tuple((h + 2 * p - k) // k + 1 for h, k, s, p in axes)
    yield "plus-one", tuple((h + 2 * p - k) // s for h, k, s, p in axes)
    yield "plus-two", tuple((h + 2 * p - k) // s + 2 for h, k, s, p in axes)
    yield "no-kernel", tuple((h + 2 * p) // s + 1 for h, k, s, p in axes)
    yield "ceil", tuple(-(-(h + 2 * p - k) // s) + 1 for h, k, s, p in axes)
    yield "full", tuple((h + 2 * (k - 1) - k) // s + 1 for h, k, s, p in axes)
    yield "same", geometry.input
    for name, part in (("kernel-turned", geometry.kernel), ("stride-turned", geometry.stride)):
        if part[0] != part[1]:
            kernel = part[::-1] if name == "kernel-turned" else geometry.kernel
            stride = part[::-1] if name == "stride-turned" else geometry.stride
            rows = zip(geometry.input, kernel, stride, geometry.padding, strict=True)
            yield name, tuple((h + 2 * p - k) // s + 1 for h, k, s, p in rows)
