"""Reads shapes the way people write them: "4 x 102 x 102", "(4, 102, 102)", "4×102×102", "[4,102,102]"."""

from __future__ import annotations

import re

from grader.questions.reading.numbers import MAX_LENGTH, UnreadableError, normalised

MAX_AXES = 32  # numpy's old limit and far past any question's

_WRAPPER = re.compile(r"(?:torch\.size|size|shape)?\s*[:=]?\s*", re.IGNORECASE)
_BRACKETS = {"(": ")", "[": "]", "{": "}"}
_SEPARATOR = re.compile(r"\s*[,;*xX、]\s*|\s+(?:by\s+)?")


def read_shape(text: str) -> tuple[int, ...]:
    """The shape that ``text`` says; ``()`` for "()" and "scalar".

    Raises:
        UnreadableError: it is empty or not a list of whole numbers.
    """
    if len(text) > MAX_LENGTH:
        raise UnreadableError("answer.number.long", limit=MAX_LENGTH)
    plain = normalised(text)
    if not plain:
        raise UnreadableError("answer.empty")
    plain = _WRAPPER.sub("", plain, count=1)
    while len(plain) >= 2 and _BRACKETS.get(plain[0]) == plain[-1]:
        plain = plain[1:-1].strip()
        if not plain:
            return ()
    if plain.casefold() in {"scalar", "标量"}:
        return ()
    axes = _SEPARATOR.split(plain.rstrip(",").rstrip())
    if len(axes) > MAX_AXES or not all(axis.isascii() and axis.isdigit() and len(axis) <= 18 for axis in axes):
        raise UnreadableError("answer.shape.unreadable", text=plain[:60])
    return tuple(int(axis) for axis in axes)


def written(shape: tuple[int, ...]) -> str:
    """The shape as it is shown: "4 × 102 × 102"."""
    return " × ".join(map(str, shape)) if shape else "()"


def typed_shape(shape: tuple[int, ...]) -> str:
    """The shape as a student types it: "4 x 102 x 102", "(5,)"."""
    return " x ".join(map(str, shape)) if len(shape) != 1 else f"({shape[0]},)"
