"""Reads shapes the way people write them: "4 x 102 x 102", "(4, 102, 102)", "4×102×102", "[4,102,102]"."""

from __future__ import annotations

import re

from grader.questions.reading.normal import UnreadableError, normal

MAX_AXES = 32  # numpy's old limit and far past any question's

_LOOK_ALIKES = str.maketrans(dict.fromkeys("хХχΧ乘叉╳", "x"))
_ZERO = re.compile(r"(?<=\d)[oOоОοΟ〇](?=[\doOоО]|\b)")
_LABEL = re.compile(
    r"[^\d([{=:]*(?:[a-z]\w{0,12}\s*)?(?:[=:]|\bis\b|[是为])\s*(?=[\d([{])|[^\d([{]+(?=[([{])", re.IGNORECASE
)
_AXIS_NAME = re.compile(r"(?<![^\s,;*x([{])[a-z_]{1,12}\d?\s*=\s*", re.IGNORECASE)
_CROSS = re.compile(r"\s*(?:[*x]|-?(?<![a-z])by(?![a-z])-?)\s*", re.IGNORECASE)
_LIST = re.compile(r"\s*[,;]\s*|\s+")
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:([, '_])\d{3})(?:\1\d{3})*")


def read_shape(text: str) -> tuple[int, ...]:
    """The shape that ``text`` says; ``()`` for "()" and "scalar".

    Raises:
        UnreadableError: it is empty, not a list of whole numbers, or could be read in two ways ("1,000 x 5" is 1000 by
            5, but "12,544 x 10" may have two axes or three).
    """
    whole = normal(text)
    plain = _ZERO.sub("0", whole.translate(_LOOK_ALIKES))
    if found := _LABEL.match(plain):
        plain = plain[found.end() :]
    plain = re.sub(r"[\])}]\s*[\[({]", ",", _AXIS_NAME.sub("", plain))
    inner = plain.strip("()[]{}<> ")
    if not inner or inner.casefold() in {"scalar", "标量"}:
        return ()
    return _axes(inner.rstrip(", "), whole)


def _axes(text: str, whole: str) -> tuple[int, ...]:
    crossed = [axis.strip("()[] ") for axis in _CROSS.split(text)]
    if len(crossed) > 1:
        axes = [_ungrouped(axis, whole) for axis in crossed]
        if any("," in axis or " " in axis for axis in axes):  # "4, 102 x 102"
            axes = [part for axis in axes for part in _LIST.split(axis)]
    else:
        axes = _LIST.split(text)
        if any(len(axis) > 1 and axis.startswith("0") for axis in axes[1:]):
            raise UnreadableError("answer.shape.comma", text=whole[:60])
    if len(axes) > MAX_AXES or not all(axis.isascii() and axis.isdigit() and len(axis) <= 18 for axis in axes):
        raise UnreadableError("answer.shape.unreadable", text=whole[:60])
    return tuple(map(int, axes))


def _ungrouped(axis: str, whole: str) -> str:
    """One side between two crosses, without what groups its digits. A group that could be an axis is not guessed."""
    if not (found := _GROUPED.fullmatch(axis)):
        return axis
    groups = axis.split(found[1])
    if found[1] in ", " and not any(group.startswith("0") for group in groups[1:]):
        raise UnreadableError("answer.shape.comma", text=whole[:60])
    return "".join(groups)


def written(shape: tuple[int, ...]) -> str:
    """The shape as it is shown: "4 × 102 × 102"."""
    return " × ".join(map(str, shape)) if shape else "()"


def typed_shape(shape: tuple[int, ...]) -> str:
    """The shape as a student types it: "4 x 102 x 102", "(5,)"."""
    return " x ".join(map(str, shape)) if len(shape) != 1 else f"({shape[0]},)"
