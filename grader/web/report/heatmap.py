"""Heat maps of an expected array, the one that came, and their difference, as coordinates for an inline SVG.

Values share one grey scale, so equal shades are equal numbers in both; the difference has its own scale from blue
(too small) over neutral (equal) to orange (too large), which people who see few colours tell apart. Colours are
classes, not attributes: the style sheet has one set for each theme.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from html import escape
from itertools import chain

from django.utils.safestring import SafeString, mark_safe

from grader.grading.report.report import ShownValue
from grader.web.report.numbers import Number, exact, finite, short

SHADES = 8
STEPS = 4
GAP = 1
LABEL = 18  # room for row and column numbers
TEXT_COLUMNS = 10  # wider arrays are drawn without a number in each cell
MAX_WIDTH = 340
ROOM = 190  # that three pictures beside one another have each


@dataclass(frozen=True, slots=True)
class Region:
    """Rows and columns of an array, each from its first to past its last."""

    rows: tuple[int, int]
    columns: tuple[int, int]

    def holds(self, row: int, column: int) -> bool:
        """Whether the element lies in it."""
        return self.rows[0] <= row < self.rows[1] and self.columns[0] <= column < self.columns[1]


@dataclass(frozen=True, slots=True)
class Cell:
    """One element: its place in the picture, its class of colour, its number and its index in the array."""

    x: float
    y: float
    shade: str
    text: str
    value: str
    index: str
    worst: bool
    seen: bool = False  # in the window of the input that is shown


@dataclass(frozen=True, slots=True)
class Label:
    """A row's or a column's number."""

    x: float
    y: float
    text: str


@dataclass(frozen=True, slots=True)
class HeatMap:
    """One picture. ``side`` is a cell's height, ``across`` its width, in the picture's units (CSS pixels)."""

    width: float
    height: float
    across: float
    side: float
    cells: tuple[Cell, ...]
    rows: tuple[Label, ...]
    columns: tuple[Label, ...]
    numbered: bool
    low: str
    high: str
    table: tuple[tuple[str, tuple[str, ...]], ...]  # row label, exact values
    header: tuple[str, ...]

    @property
    def drawn(self) -> SafeString:
        """The cells as SVG, written here: a page may have a thousand of them, and each would be a template's loop."""
        rect = f'<rect width="{self.across:g}" height="{self.side:g}" rx="2"/>'
        place = f'x="{self.across / 2:g}" y="{self.side / 2:g}"'
        return mark_safe("".join(_svg(cell, rect, place if self.numbered else "") for cell in self.cells))  # noqa: S308

    @property
    def rows_html(self) -> SafeString:
        """The same numbers as the rows of a table."""
        return mark_safe("".join(map(_row, self.table)))  # noqa: S308 - escaped there


def _svg(cell: Cell, rect: str, place: str) -> str:
    marks = (" worst" if cell.worst else "") + (" in-window" if cell.seen else "")
    text = f"<text {place}>{escape(cell.text)}</text>" if place else ""
    return (
        f'<g class="cell {cell.shade}{marks}" transform="translate({cell.x:g} {cell.y:g})" data-cell="{cell.index}"'
        f' data-value="{escape(cell.value)}">{rect}{text}</g>'
    )


def _row(row: tuple[str, tuple[str, ...]]) -> str:
    name, values = row
    head = f'<th scope="row">{escape(name)}</th>' if name else ""
    return f"<tr>{head}{''.join(f'<td>{escape(value)}</td>' for value in values)}</tr>"


def scale(values: Iterable[ShownValue | None]) -> tuple[float, float]:
    """Least and greatest finite number of all cells, (0, 0) where there is none."""
    cells = chain.from_iterable(chain.from_iterable(value.cells or ()) for value in values if value)
    numbers = [number for cell in cells if (number := finite(cell)) is not None]
    return (min(numbers), max(numbers)) if numbers else (0.0, 0.0)


def shade_of_value(value: Number, low: float, high: float) -> str:
    """``q0`` (least) to ``q7`` (greatest); ``odd`` for what has no size."""
    number = finite(value)
    if number is None:
        return "odd"
    if high <= low:
        return "q2"
    return f"q{min(SHADES - 1, int((number - low) / (high - low) * SHADES))}"


def shade_of_difference(value: Number, greatest: float) -> str:
    """``dn4`` (far too small) over ``d0`` (equal) to ``dp4`` (far too large); ``odd`` for what has no size."""
    number = finite(value)
    if number is None:
        return "odd"
    if number == 0 or greatest == 0:
        return "d0"
    step = min(STEPS, int(abs(number) / greatest * STEPS) + 1)
    return f"d{'p' if number > 0 else 'n'}{step}"


def value_map(
    value: ShownValue,
    low: float,
    high: float,
    worst: tuple[int, ...] | None = None,
    seen: Region | None = None,
) -> HeatMap | None:
    """The picture of an array's cells on the scale from ``low`` to ``high``; None where there are no cells."""
    return _draw(value, lambda cell: shade_of_value(cell, low, high), short(low), short(high), worst, seen)


def difference_map(value: ShownValue, worst: tuple[int, ...] | None = None) -> HeatMap | None:
    """The picture of a difference, yours less expected, on a scale that is symmetric around 0."""
    low, high = scale([value])
    greatest = max(abs(low), abs(high))
    return _draw(value, lambda cell: shade_of_difference(cell, greatest), short(-greatest), short(greatest), worst)


def _draw(
    value: ShownValue,
    shade: Callable[[Number], str],
    low: str,
    high: str,
    worst: tuple[int, ...] | None,
    seen: Region | None = None,
) -> HeatMap | None:
    if not value.cells or not value.cells[0]:
        return None
    rows = value.cells
    count = max(len(row) for row in rows)
    texts = [[short(cell) for cell in row] for row in rows]
    longest = max(len(text) for row in texts for text in row)
    numbered = count <= TEXT_COLUMNS and len(rows) <= 2 * TEXT_COLUMNS
    across, side = _numbered_side(count, longest) if numbered else _plain_side(count)
    flat = value.shape is not None and len(value.shape) < 2
    top, left = value.origin
    cells = tuple(
        Cell(
            x=LABEL + c * (across + GAP),
            y=LABEL + r * (side + GAP),
            shade=shade(cell),
            text=texts[r][c],
            value=exact(cell),
            index=str(left + c) if flat else f"{top + r}, {left + c}",
            worst=_is_worst(worst, top + r, left + c, flat),
            seen=seen is not None and seen.holds(top + r, left + c),
        )
        for r, row in enumerate(rows)
        for c, cell in enumerate(row)
    )
    every = 1 if numbered else max(1, round(LABEL * 1.4 / (across + GAP)))
    header = tuple(str(left + c) for c in range(count))
    return HeatMap(
        width=LABEL + count * (across + GAP),
        height=LABEL + len(rows) * (side + GAP),
        across=across,
        side=side,
        cells=cells,
        rows=()
        if flat
        else tuple(
            Label(LABEL - 5, LABEL + r * (side + GAP) + side / 2, str(top + r)) for r in range(0, len(rows), every)
        ),
        columns=tuple(
            Label(LABEL + c * (across + GAP) + across / 2, LABEL - 6, header[c]) for c in range(0, count, every)
        ),
        numbered=numbered,
        low=low,
        high=high,
        table=tuple(("" if flat else str(top + r), tuple(exact(cell) for cell in row)) for r, row in enumerate(rows)),
        header=header,
    )


def _numbered_side(count: int, longest: int) -> tuple[float, float]:
    """Few columns have room to be large; a number of many digits always has its own."""
    side = max(28.0, min(44.0, ROOM / max(count, 1) - GAP))
    return max(side, 7.2 * longest + 10), side


def _plain_side(count: int) -> tuple[float, float]:
    side = float(max(5, min(18, (MAX_WIDTH - LABEL) // count - GAP)))
    return side, side


def _is_worst(worst: tuple[int, ...] | None, row: int, column: int, flat: bool) -> bool:
    """The last one or two numbers of the index are the place in the slice that is shown."""
    if not worst:
        return False
    return worst[-1] == column if flat else worst[-2:] == (row, column)
