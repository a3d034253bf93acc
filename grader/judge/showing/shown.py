"""A value prepared for a reader: bounded text, and cells where it is an array."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ShownValue:
    """A value prepared for a page: bounded text always, and cells where it is an array small enough to draw.

    ``text`` is the value as the student would write it (``array([[19., 25.]])``, cut with an ellipsis);
    ``cells`` is a 1-D or 2-D slice of numbers (non-finite ones as the strings "nan", "inf", "-inf") and ``slice``
    says which ("[0, 2, :, :]", empty when it is the whole array).
    """

    text: str
    type: str = ""  # "ndarray", "Tensor", "int", "tuple", ...
    dtype: str = ""
    shape: tuple[int, ...] | None = None
    cells: tuple[tuple[float | int | bool | str, ...], ...] | None = None
    slice: str = ""
    origin: tuple[int, int] = (0, 0)  # row and column of the first cell shown
