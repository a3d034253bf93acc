"""What a question's right answer is, one frozen record a type. ``marking.mark`` judges a response by it.

Texts are mappings from a language code to an author's words. Numbers are exact fractions. Each ``wrong`` pairs a
value that follows from a known slip with the sentence that names it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from grader.layers import Layer, Shape

Text = Mapping[str, str]
Grid = tuple[tuple[Fraction, ...], ...]


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose, match or order. ``why`` says why it is right or wrong, when answers may be shown."""

    id: str
    text: Text
    why: Text = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ChoiceKey:
    """One option is right."""

    options: tuple[Option, ...]
    right: str


@dataclass(frozen=True, slots=True)
class ChoicesKey:
    """Any number of options is right.

    ``partial``: every option judged rightly (chosen where right, left where wrong) earns its share, every one judged
    wrongly loses it, never below 0. Otherwise all options or nothing.
    """

    options: tuple[Option, ...]
    right: frozenset[str]
    partial: bool = True


@dataclass(frozen=True, slots=True)
class NumberKey:
    """A number; right when within ``tolerance`` (absolute) or ``relative`` times the answer's magnitude."""

    answer: Fraction
    tolerance: Fraction = Fraction(0)
    relative: Fraction = Fraction(0)
    wrong: tuple[tuple[Fraction, Text], ...] = ()

    def allowed(self) -> Fraction:
        return max(self.tolerance, self.relative * abs(self.answer))


@dataclass(frozen=True, slots=True)
class ShapeKey:
    """A shape, every axis exact."""

    answer: Shape
    wrong: tuple[tuple[Shape, Text], ...] = ()


@dataclass(frozen=True, slots=True)
class ArrayKey:
    """A small grid of numbers. ``partial``: credit is the share of right cells, otherwise all or nothing."""

    answer: Grid
    tolerance: Fraction = Fraction(0)
    partial: bool = True
    wrong: tuple[tuple[Grid, Text], ...] = ()


@dataclass(frozen=True, slots=True)
class TextKey:
    """A word or a few, compared without width and spacing and, unless ``case_sensitive``, without case."""

    answers: tuple[str, ...]  # any of them is right; the first is the one to show
    case_sensitive: bool = False
    wrong: tuple[tuple[str, Text], ...] = ()


@dataclass(frozen=True, slots=True)
class MatchKey:
    """Each left item belongs to one right item; credit is the share of right pairs."""

    left: tuple[Option, ...]
    right: tuple[Option, ...]
    pairs: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class OrderKey:
    """``items`` in the right order. Credit: (longest run of items in right relative order - 1) / (items - 1)."""

    items: tuple[Option, ...]


Cell = Shape | Fraction


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table. ``cells`` are the right contents by column; those in ``asked`` are filled in by the student.

    ``layer`` is None where the row follows from nothing before it, as the input does.
    """

    label: Text
    cells: Mapping[str, Cell]
    asked: tuple[str, ...]
    layer: Layer | None = None


@dataclass(frozen=True, slots=True)
class CellWrong:
    """A known wrong value of one cell of a table."""

    row: int
    column: str
    value: Cell
    text: Text


@dataclass(frozen=True, slots=True)
class TableKey:
    """A network to fill in, a row a layer. Columns: "shape", "parameters", "receptive_field", "multiply_adds"."""

    rows: tuple[Row, ...]
    follow_through: bool = True
    wrong: tuple[CellWrong, ...] = ()


Key = ChoiceKey | ChoicesKey | NumberKey | ShapeKey | ArrayKey | TextKey | MatchKey | OrderKey | TableKey
