"""Right but for lost digits: rounded, cut to whole numbers, computed in a coarser dtype, or nearly right."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from grader.judge.measuring.tolerance import Tolerance, epsilon, precision
from grader.judge.words.sentences import Sentence, say

_CLOSE = 2e-3  # relative: what an epsilon or a rounded constant does, and a wrong formula hardly ever
_STEPS = 8  # roundings of a coarser dtype that may add up in a short computation


def precision_pattern(expected: NDArray[Any], got: NDArray[Any], dtype: str, tolerance: Tolerance) -> Sentence | None:
    """The sentence for what was lost, or None. Arrays of the same shape, finite, in float64 or complex128.

    The caller silences overflow and division by 0: neither is a mistake here.
    """
    if np.iscomplexobj(expected) or np.iscomplexobj(got) or not tolerance.dtype:
        return None
    single = expected.size == 1
    first = got.item(0)
    for decimals in range(2 if single else 0, 7):
        if round(first, decimals) != first:
            continue
        if (np.round(got, decimals) == got).all():
            if (np.abs(got - expected) <= 0.5000001 * 10.0**-decimals).all():
                return say("pattern.rounded", decimals=decimals) if decimals else say("pattern.whole")
            if decimals == 0 and ((got == np.trunc(expected)).all() or (got == np.floor(expected)).all()):
                return say("pattern.cut")
            break
    off = np.abs(got - expected)
    for name in ("bfloat16", "float16", "float32"):
        near = off <= _STEPS * epsilon(name) * np.abs(expected)
        finer = epsilon(name) > epsilon(precision(dtype) or "float64")
        if finer and near.all() and _held(got, name).all() and _rounds(expected[off > 0], name):
            return say("pattern.precision", dtype=name)
    if single:
        return None
    relative = off / np.abs(expected)
    most = float(np.max(np.where(off <= tolerance.allowed(expected), 0.0, relative)))
    return say("pattern.close", percent=100 * most) if most <= _CLOSE else None


def _rounds(values: NDArray[Any], dtype: str) -> bool:
    """Whether most values have to be rounded in this dtype: what it holds exactly comes out wrong for other reasons."""
    return 2 * int(_held(values, dtype).sum()) <= values.size


def _held(values: NDArray[Any], dtype: str) -> NDArray[np.bool_]:
    """Which values are exactly representable in this dtype."""
    if dtype == "bfloat16":
        narrow = values.astype(np.float32)
        return np.asarray((narrow == values) & ((narrow.view(np.uint32) & 0xFFFF) == 0))
    return np.asarray(values.astype(dtype).astype(np.float64) == values)
