"""Fill in a network's table: each cell, follow-through from the student's own earlier rows, the first wrong layer.

A cell that is wrong by the key is still credited when it is right given what the student wrote before: one slip costs
one cell. The count of a convolution, say, depends on the channels that come in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, ClassVar, Final, Literal

from pydantic import Field, StrictInt

from grader.judge.words.sentences import Sentence, as_phrase
from grader.languages import Frozen, Text
from grader.layers import (
    NetworkError,
    jump_after,
    multiply_adds,
    output_shape,
    parameter_count,
    receptive_field,
)
from grader.messages import Message as _
from grader.questions import form
from grader.questions.cells import CellsQuestion, cells_missing, read_as
from grader.questions.marked import Marked, Part, marked, not_read
from grader.questions.question import Fault, Finding, Number, Shape, Slip, plain, said
from grader.questions.reading.normal import UnreadableError
from grader.questions.reading.numbers import read_number
from grader.questions.reading.shapes import read_shape, typed_shape, written
from grader.questions.readings import Reading, read_cells

Pair = tuple[Annotated[StrictInt, Field(ge=0)], Annotated[StrictInt, Field(ge=0)]]
Column = Literal["shape", "parameters", "receptive_field", "multiply_adds"]
COLUMNS: Final[tuple[Column, ...]] = ("shape", "parameters", "receptive_field", "multiply_adds")
Given = tuple[int, ...] | Fraction | int
Own = dict[str, Given | None]


class WrongCell(Slip):
    """A wrong cell of a table; ``row`` counts from 0."""

    row: Annotated[StrictInt, Field(ge=0)]
    column: Column
    value: Shape | Number


class Layer(Frozen):
    """What a table's row does to its input, so that a cell can be followed through from a student's own earlier one.

    ``channels`` is the number of output channels of a convolution, or of units of a dense layer; ``kernel``,
    ``stride`` and ``padding`` are pairs, height first, padding on each side.
    """

    kind: Literal["input", "conv", "max-pool", "mean-pool", "global-pool", "flatten", "dense", "batch-norm", "same"]
    channels: Annotated[StrictInt, Field(ge=1)] | None = None
    kernel: Pair = (1, 1)
    stride: Pair = (1, 1)
    padding: Pair = (0, 0)
    bias: bool = True


class TableRow(Frozen):
    """One layer of a network. Cells that are None are left out; those named in ``given`` are shown filled in."""

    label: Text
    layer: Layer | None = None
    shape: Shape | None = None
    parameters: Annotated[StrictInt, Field(ge=0)] | None = None
    receptive_field: Annotated[StrictInt, Field(ge=1)] | None = None
    multiply_adds: Annotated[StrictInt, Field(ge=0)] | None = None
    given: tuple[Column, ...] = ()

    def cell(self, column: str) -> tuple[int, ...] | int | None:
        """The right content of one cell."""
        return {
            "shape": self.shape,
            "parameters": self.parameters,
            "receptive_field": self.receptive_field,
            "multiply_adds": self.multiply_adds,
        }[column]

    @property
    def asked(self) -> tuple[Column, ...]:
        """The columns a student fills in."""
        return tuple(c for c in COLUMNS if self.cell(c) is not None and c not in self.given)

    @property
    def follows(self) -> Layer | None:
        """The layer that makes this row of the one before; None where it follows from nothing, as the input does."""
        return None if self.layer is None or self.layer.kind == "input" else self.layer


class TableQuestion(CellsQuestion):
    """Fill in a network's table, a row a layer. ``follow_through``: a later cell earns its marks when it is right
    given the student's own earlier one."""

    type: Literal["table"]
    rows: tuple[TableRow, ...] = ()
    follow_through: bool = True
    wrong: tuple[WrongCell, ...] = ()

    answer_field: ClassVar[str] = "rows"

    def findings(self) -> Iterator[Finding]:
        if not any(row.asked for row in self.rows):
            yield ("rows",), Fault.BAD_ANSWER, _("no cell of the table is left to fill in.")
        for index, row in enumerate(self.rows):
            for column in row.given:
                if row.cell(column) is None:
                    message = _("`{column}` is `given`, but has no value in this row.", column=column)
                    yield ("rows", index), Fault.BAD_ANSWER, message
        yield from _followed(self.rows)
        for index, wrong in enumerate(self.wrong):
            if wrong.row >= len(self.rows) or wrong.column not in self.rows[wrong.row].asked:
                message = _(
                    "row {row} of the table has no cell `{column}` to fill in; rows count from 0.",
                    row=wrong.row,
                    column=wrong.column,
                )
                yield ("wrong", index), Fault.BAD_WRONG_ANSWER, message
            elif self.rows[wrong.row].cell(wrong.column) == wrong.value:
                message = _("the wrong answer {value} is the right one.", value=wrong.value)
                yield ("wrong", index), Fault.BAD_WRONG_ANSWER, message
            elif any((w.row, w.column, w.value) == (wrong.row, wrong.column, wrong.value) for w in self.wrong[:index]):
                message = _("the wrong answer {value} has two sentences.", value=wrong.value)
                yield ("wrong", index), Fault.BAD_WRONG_ANSWER, message

    def right_response(self) -> list[dict[str, str]]:
        return [{column: _typed(row.cell(column)) for column in row.asked} for row in self.rows]

    def wrong_responses(self) -> Iterator[tuple[object, dict[str, str]]]:
        for wrong in self.wrong:
            rows = self.right_response()
            rows[wrong.row][wrong.column] = _typed(wrong.value)
            yield rows, wrong.text

    def right_words(self, say: Callable[[Mapping[str, str]], str]) -> tuple[str, ...]:
        return tuple(
            f"{say(plain(row.label))}: " + ", ".join(_shown(row.cell(column)) for column in row.asked)
            for row in self.rows
            if row.asked
        )

    def read_parts(self, response: object) -> Reading:
        rows = response if isinstance(response, list) else []
        if len(rows) != len(self.rows) or not all(isinstance(row, dict) for row in rows):
            raise UnreadableError("answer.form")
        pairs = enumerate(zip(self.rows, rows, strict=True))
        cells = {f"{r}.{column}": given.get(column) for r, (row, given) in pairs for column in row.asked}
        return read_cells(cells, lambda cell, text: read_shape(text) if cell.endswith("shape") else read_number(text))

    def judged(self, reading: Reading) -> Marked:
        parts: list[Part] = []
        before: Own = {}  # what the student believes comes in; the key's where they left it open
        jump = 1
        for index, row in enumerate(self.rows):
            own: Own = {column: row.cell(column) for column in COLUMNS}
            for column in row.asked:
                value = reading.parts.get(f"{index}.{column}")
                if value is None:
                    parts.append(not_read(f"{index}.{column}", reading))
                    continue
                follows = self.follow_through and _follows(row, column, value, before, jump)
                parts.append(self._part(index, column, value, follows))
                own[column] = value
            before = own
            if row.follows is not None:
                jump = jump_after(row.follows, jump)
        first = next((part for part in parts if part.read and not part.right), None)
        slip = (self._first_wrong(first), *first.sentences) if first else ()
        followed = sum(part.follow_through for part in parts)
        more = (Sentence("answer.table.follow", {"cells": followed}),) if followed else ()
        credited = sum(part.right or part.follow_through for part in parts)
        return marked(Fraction(credited, len(parts)), (*slip, *cells_missing(parts), *more), tuple(parts))

    def _part(self, index: int, column: Column, value: Given, follows: bool) -> Part:
        name = f"{index}.{column}"
        if value == self.rows[index].cell(column):
            return Part(name, True)
        for wrong in self.wrong:
            if (wrong.row, wrong.column) == (index, column) and _exact(wrong.value) == value:
                return Part(name, False, said(wrong.text), follow_through=follows)
        return Part(name, False, read_as(value), follow_through=follows)

    def _first_wrong(self, part: Part) -> Sentence:
        index, column = part.id.split(".")
        [layer] = said(self.rows[int(index)].label)
        return Sentence(f"answer.table.first-{column}", {"row": int(index) + 1, "layer": as_phrase(layer)})

    def present(self, page: form.Page) -> form.Presented:
        columns = tuple(name for name in COLUMNS if any(row.cell(name) is not None for row in self.rows))
        rows = []
        for index, row in enumerate(self.rows):
            cells = []
            for column in columns:
                asked = column in row.asked
                given = "" if asked or row.cell(column) is None else _shown(row.cell(column))
                cells.append(form.Cell(column, f"{index}.{column}", given=given, asked=asked))
            rows.append(form.Row(page.html(plain(row.label)), tuple(cells)))
        return form.Presented(self.type, columns=columns, rows=tuple(rows))

    @classmethod
    def typed_in(cls, presented: form.Presented, response: object, r: int, c: int) -> object:
        row = response[r] if isinstance(response, list) and r < len(response) else None
        return row.get(presented.rows[r].cells[c].column, "") if isinstance(row, Mapping) else ""

    @classmethod
    def read_form(cls, presented: form.Presented, sent: form.Sent, prefix: str) -> object:
        rows = [
            {cell.column: form.typed_in(sent, f"{prefix}cell-{cell.name}") for cell in row.cells if cell.asked}
            for row in presented.rows
        ]
        return rows if any(text.strip() for row in rows for text in row.values()) else None

    @classmethod
    def part_label(cls, part: str) -> Sentence | None:
        row, _, column = part.partition(".")
        if not row.isdecimal() or column not in COLUMNS:
            return None
        return Sentence(f"answer.in-{column}", {"row": int(row) + 1})


def _exact(value: tuple[int, ...] | int | Decimal) -> Given:
    return value if isinstance(value, tuple) else Fraction(value)


def _typed(value: object) -> str:
    return typed_shape(value) if isinstance(value, tuple) else str(value)


def _shown(value: object) -> str:
    return written(value) if isinstance(value, tuple) else f"{value:,}"


def _follows(row: TableRow, column: str, value: Given | None, before: Own, jump: int) -> bool:
    """Whether ``value`` is what the layer makes of the student's own row before."""
    if row.follows is None or value is None or value == row.cell(column):
        return False
    try:
        if column == "receptive_field":
            seen = before.get("receptive_field")
            seen = 1 if seen is None else seen
            return not isinstance(seen, tuple) and value == seen + receptive_field(row.follows, 0, jump)
        shape = before.get("shape")
        if not isinstance(shape, tuple):
            return False
        return value == _RULES[column](row.follows, shape)
    except NetworkError:
        return False


_RULES = {"shape": output_shape, "parameters": parameter_count, "multiply_adds": multiply_adds}


def _followed(rows: tuple[TableRow, ...]) -> Iterator[Finding]:
    """Check the cells of every row whose layer is told against what the layer makes of the row before."""
    shape: tuple[int, ...] | None = None
    field = jump = 0  # 0: nobody can say what the rows before have seen
    for index, row in enumerate(rows):
        layer = row.layer
        if layer is None or layer.kind == "input":
            if layer is not None and row.shape is None:
                yield ("rows", index), Fault.LAYER_MISMATCH, _("the input's `shape` is missing.")
                return
            shape = row.shape
            field = jump = int(index == 0 or layer is not None)
            counted: dict[str, object] = {"parameters": 0, "multiply_adds": 0}
        elif shape is not None:
            try:
                counted = {"parameters": parameter_count(layer, shape), "multiply_adds": multiply_adds(layer, shape)}
                shape = output_shape(layer, shape)
            except NetworkError as error:
                yield ("rows", index), Fault.LAYER_MISMATCH, error.sentence
                return
            field, jump = receptive_field(layer, field, jump), jump_after(layer, jump)
        if layer is None or shape is None:
            continue
        counted["shape"] = shape
        if jump:
            counted["receptive_field"] = field
        for column in COLUMNS:
            cell = row.cell(column)
            if cell is not None and column in counted and cell != counted[column]:
                made = counted[column]
                message = _(
                    "`{column}` says {cell}, but this layer makes it {made}.", column=column, cell=cell, made=made
                )
                yield ("rows", index), Fault.LAYER_MISMATCH, message
