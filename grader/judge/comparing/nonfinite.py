"""NaN and infinities: they must be where the reference has them, plus and minus apart."""

from __future__ import annotations

from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from grader.judge.explaining.where import where
from grader.judge.measuring.kinds import Numbers, fact
from grader.judge.words.sentences import Sentence, say

Found = tuple[Literal["nan", "inf"], tuple[Sentence, ...]]


def nonfinite_problem(expected: Numbers, got: Numbers, axes: str = "") -> Found | None:
    """The stage and sentences of the first difference in NaN or infinity positions, or None. Shapes agree already.

    A complex number is NaN when either part is, and infinite with the signs of both parts.
    """
    if not (expected.inexact or got.inexact):
        return None
    reference, mine = expected.wide(), got.wide()
    if np.isfinite(reference).all() and np.isfinite(mine).all():
        return None
    nan_expected, nan_got = np.isnan(reference), np.isnan(mine)
    unexpected = nan_got & ~nan_expected
    if unexpected.any():
        return "nan", (*_unexpected("nan", unexpected, reference, mine, axes), say("nan.hint"))
    missing = nan_expected & ~nan_got
    if missing.any():
        return "nan", _missing("nan", missing, reference, mine)
    signs_expected, signs_got = _signs(reference), _signs(mine)
    unexpected = (signs_got != 0) & (signs_expected == 0)
    if unexpected.any():
        hint = "inf.hint-float16" if got.dtype == "float16" else "inf.hint"
        return "inf", (*_unexpected("inf", unexpected, reference, mine, axes), say(hint))
    missing = (signs_expected != 0) & (signs_got == 0)
    if missing.any():
        return "inf", _missing("inf", missing, reference, mine)
    turned = signs_expected != signs_got
    if turned.any():
        return "inf", (_counted("inf.sign", turned, reference, mine),)
    return None


def _signs(values: NDArray[Any]) -> NDArray[Any]:
    """0 where finite (or NaN), else a code of the infinity's sign, or of both parts' signs."""
    real: NDArray[Any] = np.where(np.isinf(values.real), np.sign(values.real), 0.0)
    if not np.iscomplexobj(values):
        return real
    real += 3 * np.where(np.isinf(values.imag), np.sign(values.imag), 0.0)
    return real


def _unexpected(
    name: str, mask: NDArray[np.bool_], reference: NDArray[Any], mine: NDArray[Any], axes: str
) -> tuple[Sentence, ...]:
    if mask.ndim and name == "nan" and mask.all():
        return (say("nan.unexpected-all"),)
    one = mask.ndim > 0 and np.count_nonzero(mask) == 1
    return (_counted(f"{name}.unexpected{'-one' if one else ''}", mask, reference, mine, axes),)


def _missing(name: str, mask: NDArray[np.bool_], reference: NDArray[Any], mine: NDArray[Any]) -> tuple[Sentence, ...]:
    return (_counted(f"{name}.missing", mask, reference, mine),)


def _counted(
    key: str, mask: NDArray[np.bool_], reference: NDArray[Any], mine: NDArray[Any], axes: str = ""
) -> Sentence:
    at = tuple(int(i) for i in np.unravel_index(int(np.argmax(mask)), mask.shape))
    return say(
        key if mask.ndim else f"{key}-scalar",
        count=int(np.count_nonzero(mask)),
        total=mask.size,
        at=at,
        where=where(mask, axes),
        expected=fact(reference[at]),
        got=fact(mine[at]),
    )
