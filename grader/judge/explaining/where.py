"""Where the wrong elements are, in the words of arrays: a row, a column, a channel, the border.

A region is only named when every wrong element lies in it and it is not the whole array. What an axis of an array of
more than two stands for is the exercise's to say (``axes``, a letter each: N the batch, C channels, H rows, W columns);
where it does not, such regions are given as a slice alone.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from grader.judge.words.sentences import phrase

Where = dict[str, object] | str


def where(wrong: NDArray[np.bool_], axes: str = "") -> Where:
    """The region of the True elements as a phrase that continues "12 of 16 elements differ"; "" for none."""
    total = int(np.count_nonzero(wrong))
    if wrong.ndim == 0 or total in (0, 1, wrong.size):
        return ""
    if len(axes) != wrong.ndim:
        axes = "HW" if wrong.ndim == 2 else ""
    return _one_index(wrong, axes) or _plane(wrong, total, axes) or _later_items(wrong, axes)


def _one_index(wrong: NDArray[np.bool_], axes: str) -> Where:
    """All at a single index of an axis; of several such axes, the longest."""
    found = []
    for axis in range(wrong.ndim):
        if wrong.shape[axis] == 1 or wrong.ndim == 1:
            continue
        others = tuple(other for other in range(wrong.ndim) if other != axis)
        (hits,) = np.nonzero(wrong.any(axis=others))
        if hits.size == 1:
            found.append((axis, int(hits[0])))
    if len(found) > 1:  # several axes: a line or a plane within them, given as a slice
        fixed = dict(found)
        return phrase("where.slice", slice=_slice(wrong.ndim, fixed))
    if not found:
        return ""
    (axis, index) = found[0]
    last = index == wrong.shape[axis] - 1
    shown = _slice(wrong.ndim, {axis: index})
    letter = axes[axis] if axes else ""
    if letter in ("H", "W"):
        line = "row" if letter == "H" else "column"
        if index == 0 or last:
            return phrase(f"where.{line}-{'last' if last else 'first'}")
        return phrase(f"where.{line}", index=index)
    if letter in ("N", "C"):
        return phrase("where.item" if letter == "N" else "where.channel", index=index, slice=shown)
    return phrase("where.slice", slice=shown)


def _plane(wrong: NDArray[np.bool_], total: int, axes: str) -> Where:
    """Border, inside, corners, diagonal: of rows and columns, over all other axes."""
    if "H" not in axes or "W" not in axes:
        return ""
    wrong = np.moveaxis(wrong, (axes.index("H"), axes.index("W")), (-2, -1))
    rows, columns = wrong.shape[-2:]
    if rows >= 3 and columns >= 3:
        inside = int(np.count_nonzero(wrong[..., 1:-1, 1:-1]))
        corners = int(np.count_nonzero(wrong[..., :: rows - 1, :: columns - 1]))
        if corners == total:
            return phrase("where.corners")
        if inside == 0 and _more_than_chance(wrong, total):
            return phrase("where.border")
        if inside == total:
            return phrase("where.inside")
    if rows == columns and rows >= 3:
        diagonal = int(np.count_nonzero(np.diagonal(wrong, axis1=-2, axis2=-1)))
        if diagonal == total:
            return phrase("where.diagonal")
        if diagonal == 0 and total > rows:
            return phrase("where.off-diagonal")
    return ""


def _more_than_chance(wrong: NDArray[np.bool_], total: int) -> bool:
    """Whether so many elements, scattered at random, would hardly all lie on the border, or are all of it.

    Small arrays are nearly all border: 5 wrong elements of a (4, 3) lie there in two cases of five.
    """
    border = wrong.size - wrong[..., 1:-1, 1:-1].size
    return total == border or (border / wrong.size) ** total < 0.05


def _later_items(wrong: NDArray[np.bool_], axes: str) -> Where:
    """Right in the first item and wrong in every later one; of a vector: right up to an index, wrong from there."""
    if wrong.ndim == 1:
        first = int(np.argmax(wrong))
        return phrase("where.end", index=[first]) if first > 0 and wrong[first:].all() else ""
    items: NDArray[np.bool_] = np.asarray(wrong.reshape(wrong.shape[0], -1).any(axis=1))
    if axes[:1] == "N" and len(items) > 2 and not items[0] and items[1:].all():
        return phrase("where.not-first")
    return ""


def _slice(ndim: int, fixed: dict[int, int]) -> str:
    return "[" + ", ".join(str(fixed[axis]) if axis in fixed else ":" for axis in range(ndim)) + "]"
