"""The products behind one output element in words: ``0·0 + 1·1 + 3·2 + 4·3 = 19``, or what a pooling window holds.

They are read from a report's record of a window (``window.WindowView`` by field name, as JSON's own types), where the
window's bounds tell which of its elements lie on the padding: those count as 0 in a product, and not at all in a
pooling window, whose padding an exercise may fill with something else.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

from grader.judge.words.sentences import Sentence, number, say

IN_A_SENTENCE = 16  # products; the rest is an ellipsis
PADDING = "·"


@dataclass(frozen=True, slots=True)
class Term:
    """One element of the window, times its weight where there is a kernel."""

    element: str
    weight: str = ""
    padding: bool = False

    @property
    def text(self) -> str:
        """``3·2``, ``(-3)·(-2)``, or the element alone; ``·`` for the padding of a pooling window."""
        if not self.weight:
            return PADDING if self.padding else self.element
        return "·".join(f"({one})" if one.startswith("-") else one for one in (self.element, self.weight))


@dataclass(frozen=True, slots=True)
class Products:
    """What one element is made of: ``total`` is the sum of the products, "" for pooling; ``rounded`` if digits of a
    number shown were cut."""

    index: tuple[int, ...]
    rows: tuple[int, int]
    columns: tuple[int, int]
    terms: tuple[Term, ...]
    total: str
    rounded: bool
    sum: object = None  # ``total`` as the number it is

    @property
    def padded(self) -> bool:
        """Part of the window lies on the padding."""
        return any(term.padding for term in self.terms)

    @property
    def equals(self) -> str:
        """``=``, or ``≈`` where the numbers shown are rounded."""
        return "≈" if self.rounded else "="

    def line(self, most: int | None = None) -> str:
        """All in one line, with at most ``most`` terms before the ellipsis."""
        texts = [term.text for term in self.terms[:most]] + ["…"] * (most is not None and len(self.terms) > most)
        return f"{' + '.join(texts)} {self.equals} {self.total}" if self.total else ", ".join(texts)

    def sentence(self, name: str) -> Sentence:
        """The same as a sentence; ``name`` is the argument the window is of."""
        line = self.line(IN_A_SENTENCE)
        if self.total:
            return say("window.products", name=name, at=self.index, line=line)
        return say("window.elements-padded" if self.padded else "window.elements", name=name, at=self.index, line=line)


def products(window: Mapping[str, Any], size: Sequence[int]) -> Products:
    """What a report's window holds; ``size`` are the input's rows and columns, to tell its padding."""
    rows, columns = tuple(window["rows"]), tuple(window["columns"])
    terms, exact = [], True
    for plane, r, c in product(range(len(window["inputs"])), range(rows[1] - rows[0]), range(columns[1] - columns[0])):
        element = window["inputs"][plane][r][c]
        weight = window["weights"][plane][r][c] if window["weights"] else ""
        padding = not (0 <= rows[0] + r < size[0] and 0 <= columns[0] + c < size[1])
        terms.append(Term(_short(element), _short(weight), padding))
        exact = exact and _is_exact(element) and _is_exact(weight)
    total = "" if window["total"] is None else _short(window["total"])
    rounded = not (exact and _is_exact(window["total"]))
    return Products(tuple(window["index"]), rows, columns, tuple(terms), total, rounded, window["total"])


def _short(value: object) -> str:
    """Four digits, and no ``.0``: the whole numbers of small examples read as people write them."""
    return number(value, 4).removesuffix(".0")


def _is_exact(value: object) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return True
    return float(_short(value)) == value
