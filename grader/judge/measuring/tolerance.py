"""How far a number may be from the reference's, chosen from the precision of the inputs and the work behind it.

The allowance of an element is ``atol + rtol * |expected|``: it depends on the inputs and the reference alone, so
nothing of a student's, neither values nor dtype, can widen it. Both are stated to the student.

The defaults: ``rtol`` is about half the digits of the coarsest dtype among the inputs and the reference's result, so
that another order of summation, or another form of the same formula, is right, and an epsilon left out is wrong.
Rounding errors of a sum of ``n`` terms grow like ``eps * sqrt(n)`` (Higham, Accuracy and Stability of Numerical
Algorithms, section 2.8); four times that takes over where it is larger, up to a tenth. ``atol`` covers elements that
cancel to nearly 0 beside others that do not: a tenth of ``rtol`` times the root mean square of the reference's array.
Where the whole array cancels, rounding of the inputs is all there is: what may be left follows their size.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

# dtype: (machine epsilon, rtol, what an array of zeros may hold instead, what is left of inputs of size 1 that cancel);
# in order from fine to coarse
_PRECISIONS: dict[str, tuple[float, float, float, float]] = {
    "float64": (2.0**-52, 1e-7, 1e-10, 1e-13),
    "float32": (2.0**-23, 1e-4, 1e-6, 4 * 2.0**-23),
    "float16": (2.0**-10, 1e-2, 1e-3, 2.0**-10),
    "bfloat16": (2.0**-7, 5e-2, 5e-3, 5e-3),
}
_ALIASES = {"complex64": "float32", "complex128": "float64", "longdouble": "float64", "float128": "float64"}
_RANK = {name: rank for rank, name in enumerate(_PRECISIONS)}
_LARGEST_RTOL = 0.1
_LARGEST_SIZE = 1e3  # of the inputs: -1e9 stands for minus infinity in a mask, and is no measure of anything


@dataclass(frozen=True, slots=True)
class Tolerance:
    """What one comparison allows. ``dtype`` is the precision it was chosen for, "" where the answer is exact.

    The absolute part is ``atol`` where an exercise says so (``spread`` is then 0). Else it is ``spread`` times the root
    mean square of the expected array, and at least ``left``; ``atol`` for an array of zeros.
    """

    rtol: float = 0.0
    atol: float = 0.0
    spread: float = 0.0
    dtype: str = ""
    left: float = 0.0

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
        return max(self.left, self.spread * largest * math.sqrt(float(np.square(scaled).mean())))

    def at_most(self, expected: NDArray[np.generic]) -> float:
        """No less than ``absolute``, and cheaper: a root mean square is at most the largest magnitude."""
        return max(self.atol, self.left, self.spread * float(np.abs(expected).max()))

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


def finer(first: str, second: str) -> str:
    """The finer precision of two dtype names; "" where either is no float."""
    names = [precision(first), precision(second)]
    return "" if "" in names else min(names, key=lambda name: _RANK[name])


def epsilon(dtype: str) -> float:
    """The gap between 1 and the next number of this float dtype."""
    return _PRECISIONS[precision(dtype)][0]


def choose(
    *dtypes: str,
    reduction: int | None = None,
    rtol: float | None = None,
    atol: float | None = None,
    size: float | None = None,
) -> Tolerance:
    """The tolerance for the coarsest of some dtypes, exact where none is a float.

    ``reduction`` is how many terms are summed per element (None: not known, 1), ``size`` the largest magnitude among
    the inputs (None: not known). The exercise's own ``rtol`` or ``atol`` replaces the default.
    """
    dtype = ""
    for name in dtypes:
        dtype = coarser(dtype, name)
    if not dtype:
        return EXACT
    eps, base, zeros, left = _PRECISIONS[dtype]
    grown = min(_LARGEST_RTOL, max(base, 4 * eps * math.sqrt(max(1, reduction or 1))))
    relative = grown if rtol is None else rtol
    if atol is not None:
        return Tolerance(relative, atol, 0.0, dtype)
    more = grown / base
    if size is None:
        return Tolerance(relative, zeros * more, relative / 10, dtype)
    return Tolerance(
        relative, zeros * more * min(1.0, size), relative / 10, dtype, left * more * min(size, _LARGEST_SIZE)
    )
