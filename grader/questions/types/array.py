"""Fill a grid of numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Final, Literal

from grader.judge.words.sentences import Sentence
from grader.messages import Message
from grader.messages import Message as _
from grader.questions.cells import CellsQuestion, cells_missing, read_as
from grader.questions.form import Cell, Page, Presented, Row, Sent, typed_in
from grader.questions.marked import Marked, Part, marked, not_read
from grader.questions.question import Fault, Finding, Number, Slip, Tolerance, said
from grader.questions.reading.normal import UnreadableError
from grader.questions.reading.numbers import read_number, written
from grader.questions.readings import Reading, read_cells

GRID_LIMIT: Final = 12  # rows or columns of an array to be typed
Grid = tuple[tuple[Number, ...], ...]


class WrongArray(Slip):
    """A wrong grid, of the answer's own size: one of another size cannot be typed."""

    value: Grid


class ArrayQuestion(CellsQuestion):
    """Fill a grid of at most 12 x 12 numbers, each right within ``tolerance``. ``partial``: each cell earns its share,
    instead of all or nothing."""

    type: Literal["array"]
    answer: Grid | None = None
    tolerance: Tolerance = Decimal(0)
    partial: bool = True
    wrong: tuple[WrongArray, ...] = ()

    @property
    def right(self) -> list[list[Fraction]]:
        return _exact(self.answer or ())

    def findings(self) -> Iterator[Finding]:
        if (fault := _grid_fault(self.answer or ())) is not None:
            yield ("answer",), Fault.BAD_ANSWER, fault
            return
        for index, wrong in enumerate(self.wrong):
            path = ("wrong", index, "value")
            if (fault := _grid_fault(wrong.value)) is not None:
                yield path, Fault.BAD_WRONG_ANSWER, fault
            elif self._counts_as_right(wrong.value):
                yield path, Fault.BAD_WRONG_ANSWER, _("the wrong grid would count as right.")
            elif any(wrong.value == other.value for other in self.wrong[:index]):
                yield path, Fault.BAD_WRONG_ANSWER, _("the wrong grid has two sentences.")

    def _counts_as_right(self, grid: Grid) -> bool:
        return _size(grid) == _size(self.answer or ()) and all(
            abs(mine - right) <= self.tolerance
            for row, right_row in zip(_exact(grid), self.right, strict=True)
            for mine, right in zip(row, right_row, strict=True)
        )

    def right_response(self) -> list[list[str]]:
        return _typed_grid(self.answer or ())

    def wrong_responses(self) -> Iterator[tuple[object, dict[str, str]]]:
        yield from ((_typed_grid(wrong.value), wrong.text) for wrong in self.wrong)

    def right_words(self, say: Callable[[Mapping[str, str]], str]) -> tuple[str, ...]:
        return tuple("  ".join(map(written, row)) for row in self.right)

    def read_parts(self, response: object) -> Reading:
        rows = response if isinstance(response, list) else []
        if [len(row) if isinstance(row, list) else -1 for row in rows] != [len(row) for row in self.right]:
            raise UnreadableError("answer.form")
        cells = {f"{r},{c}": cell for r, row in enumerate(rows) for c, cell in enumerate(row)}
        return read_cells(cells, lambda _, text: read_number(text))

    def judged(self, reading: Reading) -> Marked:
        parts: list[Part] = []
        for r, row in enumerate(self.right):
            for c, value in enumerate(row):
                given = reading.parts.get(f"{r},{c}")
                if given is None:
                    parts.append(not_read(f"{r},{c}", reading))
                else:
                    right = abs(given - value) <= self.tolerance
                    whole = value.denominator == 1
                    parts.append(Part(f"{r},{c}", right, read_as(given) if whole and not right else ()))
        hits = sum(part.right for part in parts)
        if hits == len(parts):
            return marked(Fraction(1), (), tuple(parts))
        named = next((wrong.text for wrong in self.wrong if _cells(wrong.value) == reading.parts), None)
        first = said(named) or (Sentence("answer.array.cells", {"right": hits, "cells": len(parts)}),)
        credit = Fraction(hits, len(parts)) if self.partial else Fraction(0)
        return marked(credit, (*first, *cells_missing(parts)), tuple(parts))

    def present(self, page: Page) -> Presented:
        rows = tuple(
            Row("", tuple(Cell("", f"{r}.{c}") for c in range(len(row)))) for r, row in enumerate(self.answer or ())
        )
        return Presented(self.type, rows=rows)

    @classmethod
    def typed_in(cls, presented: Presented, response: object, r: int, c: int) -> object:
        row = response[r] if isinstance(response, list) and r < len(response) else None
        return row[c] if isinstance(row, list) and c < len(row) else ""

    @classmethod
    def read_form(cls, presented: Presented, sent: Sent, prefix: str) -> object:
        grid = [[typed_in(sent, f"{prefix}cell-{cell.name}") for cell in row.cells] for row in presented.rows]
        return grid if any(text.strip() for row in grid for text in row) else None

    @classmethod
    def part_label(cls, part: str) -> Sentence | None:
        row, _, column = part.partition(",")
        if not (row.isdecimal() and column.isdecimal()):
            return None
        return Sentence("answer.in-cell", {"row": int(row) + 1, "column": int(column) + 1})


def _exact(grid: Grid) -> list[list[Fraction]]:
    return [[Fraction(cell) for cell in row] for row in grid]


def _typed_grid(grid: Grid) -> list[list[str]]:
    return [[str(cell) for cell in row] for row in grid]


def _size(grid: Grid) -> tuple[int, int]:
    return len(grid), len(grid[0])


def _grid_fault(grid: Grid) -> Message | None:
    if not grid or not grid[0] or len({len(row) for row in grid}) != 1:
        return _("a grid has rows of one length, and at least one number.")
    if max(_size(grid)) > GRID_LIMIT:
        return _("a grid to be typed has at most {most} rows and columns.", most=GRID_LIMIT)
    return None


def _cells(grid: Grid) -> dict[str, Fraction]:
    return {f"{r},{c}": Fraction(cell) for r, row in enumerate(grid) for c, cell in enumerate(row)}
