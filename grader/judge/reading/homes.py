"""Where libraries keep, under names of their own, the functions that an exercise may forbid under their public ones."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

SOMETHING = "?"  # stands for what holds such a home and cannot be followed: a loop's variable, a parameter
PRIVATE = frozenset({"core", "ops"})  # of a library: private by agreement, though their names do not say so
# Two steps that nothing else is called by, whatever they are reached from.
_HOMES: dict[str, frozenset[tuple[str, str]]] = {
    "numpy": frozenset(
        ("_core", last) for last in ("multiarray", "_multiarray_umath", "umath", "numeric", "fromnumeric")
    ),
    "torch": frozenset(
        [("_C", "_nn"), ("_C", "_VariableFunctions"), ("_C", "_linalg"), ("ops", "aten"), ("ops", "prims")]
    ),
}
FIRST = frozenset(first for homes in _HOMES.values() for first, _ in homes)
_ALONE = FIRST - PRIVATE  # words that mean nothing else where they stand alone
_PATH = re.compile(rf"(?:{'|'.join(_HOMES)})(?:[.:]\w+)+")
_STEPS = "|".join(sorted(f"{first}[.:]{last}" for homes in _HOMES.values() for first, last in homes))
_HOME = re.compile(rf"(?<!\w)(?:{_STEPS})\b")


def library_of(parts: Sequence[str]) -> str:
    """Whose home the first two of these steps lead to, "" where to none."""
    return next((library for library, homes in _HOMES.items() if tuple(parts[:2]) in homes), "")


def named_in(text: str) -> Iterator[str]:
    """The dotted paths that a constant text names: those of a library, and homes of whatever holds them."""
    if text in _ALONE:
        yield f"{SOMETHING}.{text}"
    yield from (path.replace(":", ".") for path in _PATH.findall(text))
    yield from (f"{SOMETHING}.{home.replace(':', '.')}" for home in _HOME.findall(text))
