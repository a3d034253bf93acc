"""Where the wrong elements are, in the words of arrays: a row, a column, a channel, the border.

A place is only named when every wrong element lies in it and it is not the whole array. Arrays of four dimensions
are read as (batch, channel, row, column); of three, by slice alone, since both (channel, row, column) and
(batch, step, feature) are common.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from grader.judge.words.sentences import phrase

Where = dict[str, object] | str


def where(wrong: NDArray[np.bool_]) -> Where:
    """The place of the True elements as a phrase that continues "12 of 16 elements differ"; "" for none to name."""
    total = int(np.count_nonzero(wrong))
    if wrong.ndim == 0 or total in (0, 1, wrong.size):
        return ""
    return _one_index(wrong) or _plane(wrong, total) or _later_items(wrong)


def _one_index(wrong: NDArray[np.bool_]) -> Where:
    """All in one index of one axis: the longest axis that has it says most."""
    found = []
    for axis in range(wrong.ndim):
        if wrong.shape[axis] == 1 or wrong.ndim == 1:
            continue
        others = tuple(other for other in range(wrong.ndim) if other != axis)
        (hits,) = np.nonzero(wrong.any(axis=others))
        if hits.size == 1:
            found.append((axis, int(hits[0])))
    if len(found) > 1:  # several axes: a line or a plane within them, told as a slice
        fixed = dict(found)
        return phrase("where.slice", slice=_slice(wrong.ndim, fixed))
    if not found:
        return ""
    (axis, index) = found[0]
    last = index == wrong.shape[axis] - 1
    shown = _slice(wrong.ndim, {axis: index})
    if wrong.ndim in (2, 4) and axis >= wrong.ndim - 2:
        line = "row" if axis == wrong.ndim - 2 else "column"
        if index == 0 or last:
            return phrase(f"where.{line}-{'last' if last else 'first'}")
        return phrase(f"where.{line}", index=index)
    if wrong.ndim == 4:
        return phrase("where.item" if axis == 0 else "where.channel", index=index, slice=shown)
    return phrase("where.slice", slice=shown)


def _plane(wrong: NDArray[np.bool_], total: int) -> Where:
    """Border, inside, corners, diagonal: in the last two axes, over all the others."""
    if wrong.ndim < 2:
        return ""
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


def _later_items(wrong: NDArray[np.bool_]) -> Where:
    """Right in the first item and wrong in every later one; of a vector: right up to an index, wrong from there."""
    if wrong.ndim == 1:
        first = int(np.argmax(wrong))
        return phrase("where.end", index=[first]) if first > 0 and wrong[first:].all() else ""
    items: NDArray[np.bool_] = np.asarray(wrong.reshape(wrong.shape[0], -1).any(axis=1))
    if wrong.ndim == 4 and len(items) > 2 and not items[0] and items[1:].all():
        return phrase("where.not-first")
    return ""


def _slice(ndim: int, fixed: dict[int, int]) -> str:
    return "[" + ", ".join(str(fixed[axis]) if axis in fixed else ":" for axis in range(ndim)) + "]"
