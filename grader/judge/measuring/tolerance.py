"""How far a number may be from the reference's, chosen from its precision and the work behind it.

The allowance of an element is ``atol + rtol * |expected|``: it depends on the reference alone, so no student's
value, however large, can widen it. Both are stated to the student.

The defaults: ``rtol`` is about half the digits of the coarser of the two dtypes, so that another order of
summation, or another form of the same formula, is right, and an epsilon left out is wrong. Rounding errors of a sum of
``n`` terms grow like ``eps * sqrt(n)`` (Higham, Accuracy and Stability of Numerical Algorithms, section 2.8);
four times that takes over where it is larger, up to a tenth. ``atol`` covers elements that cancel to nearly 0 beside
others that do not: a tenth of ``rtol`` times the root mean square of the reference's array, and at least a small
constant for arrays that are 0 everywhere.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

# dtype: (machine epsilon, rtol, smallest atol); in order from fine to coarse
_PRECISIONS: dict[str, tuple[float, float, float]] = {
    "float64": (2.0**-52, 1e-7, 1e-10),
    "float32": (2.0**-23, 1e-4, 1e-6),
    "float16": (2.0**-10, 1e-2, 1e-3),
    "bfloat16": (2.0**-7, 5e-2, 5e-3),
}
_ALIASES = {"complex64": "float32", "complex128": "float64", "longdouble": "float64", "float128": "float64"}
_RANK = {name: rank for rank, name in enumerate(_PRECISIONS)}
_LARGEST_RTOL = 0.1


@dataclass(frozen=True, slots=True)
class Tolerance:
    """What one comparison allows. ``dtype`` is the precision it was chosen for, "" where the answer is exact.

    ``spread`` times the root mean square of the expected array is the other lower bound of the absolute part.
    """

    rtol: float = 0.0
    atol: float = 0.0
    spread: float = 0.0
    dtype: str = ""

    @property
    def exact(self) -> bool:
        """Whether nothing but the very same value is right."""
        return self.rtol == 0 and self.atol == 0 and self.spread == 0

    def absolute(self, expected: NDArray[np.generic]) -> float:
        """The absolute part for this reference array (its finite elements count)."""
        if not self.spread or not expected.size:
            return self.atol
        magnitudes = np.abs(expected)
        largest = float(magnitudes.max())
        if not math.isfinite(largest):
            magnitudes = magnitudes[np.isfinite(magnitudes)]
            largest = float(magnitudes.max()) if magnitudes.size else 0.0
        if largest == 0:
            return self.atol
        scaled = magnitudes / largest  # so that the squares neither overflow nor vanish
        return max(self.atol, self.spread * largest * math.sqrt(float(np.square(scaled).mean())))

    def allowed(self, expected: NDArray[np.generic]) -> NDArray[np.float64]:
        """The allowance of every element of ``expected`` (float64 or complex128, any shape), same shape.

        It is 0 where the reference is NaN or infinite: nothing is near those.
        """
        with np.errstate(invalid="ignore", over="ignore"):
            bound: NDArray[np.float64] = self.absolute(expected) + self.rtol * np.abs(expected)
        finite = np.isfinite(expected)
        return bound if finite.all() else np.where(finite, bound, 0.0)


EXACT = Tolerance()


def precision(dtype: str) -> str:
    """The row of the table a dtype's name belongs to; "" for integers, booleans and all that is not a float."""
    name = _ALIASES.get(dtype, dtype)
    return name if name in _PRECISIONS else ""


def coarser(first: str, second: str) -> str:
    """The coarser precision of two dtype names; "" only when neither is a float."""
    names = [name for name in (precision(first), precision(second)) if name]
    return max(names, key=lambda name: _RANK[name], default="")


def epsilon(dtype: str) -> float:
    """The gap between 1 and the next number of this float dtype."""
    return _PRECISIONS[precision(dtype)][0]


def choose(
    expected_dtype: str,
    got_dtype: str,
    *,
    reduction: int | None = None,
    rtol: float | None = None,
    atol: float | None = None,
) -> Tolerance:
    """The tolerance for two dtypes; ``reduction`` is how many terms are summed per element (None: not known, 1).

    The exercise's own ``rtol`` or ``atol`` takes the place of the default; integers and booleans stay exact.
    """
    dtype = coarser(expected_dtype, got_dtype)
    if not dtype:
        return EXACT
    eps, base, floor = _PRECISIONS[dtype]
    grown = min(_LARGEST_RTOL, max(base, 4 * eps * math.sqrt(max(1, reduction or 1))))
    relative = grown if rtol is None else rtol
    if atol is not None:
        return Tolerance(relative, atol, 0.0, dtype)
    return Tolerance(relative, floor * (grown / base), relative / 10, dtype)
