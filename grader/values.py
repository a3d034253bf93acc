"""The values that travel between a jail and its judge, as plain data.

A value is ``None``, a bool, int, float, complex, str, bytes, a tuple, list or dict of values, or an ``Array``.
A torch tensor is an ``Array`` too, so no process outside a jail needs torch to read one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, eq=False)
class Array:
    """A numeric array as it left a jail.

    ``data`` holds the elements in C order; ``dtype`` is the name its own library gave it, which differs from
    ``data.dtype`` only for ``"bfloat16"``: numpy has none, so ``data`` is then the exact float32 of each element.
    ``layout`` is how the elements lay in memory where the array came from, and will lie where it goes: in C order, in
    Fortran order, or as a view with gaps.
    """

    data: NDArray[np.generic]
    dtype: str
    library: Literal["numpy", "torch"] = "numpy"
    scalar: bool = False  # a numpy scalar such as np.float64(1.0), not an array of no dimensions
    layout: Literal["C", "F", "gaps"] = "C"

    @property
    def shape(self) -> tuple[int, ...]:
        return self.data.shape


Value = (
    None
    | bool
    | int
    | float
    | complex
    | str
    | bytes
    | Array
    | tuple["Value", ...]
    | list["Value"]
    | Mapping["str | int | float | bool", "Value"]
)


def of_array(array: NDArray[np.generic], *, library: Literal["numpy", "torch"] = "numpy") -> Array:
    """Wrap a numpy array (any shape, any stride) as the value that travels."""
    layout: Literal["C", "F", "gaps"] = "C" if array.flags.c_contiguous else "F" if array.flags.f_contiguous else "gaps"
    return Array(np.ascontiguousarray(array).reshape(array.shape), str(array.dtype), library, layout=layout)
