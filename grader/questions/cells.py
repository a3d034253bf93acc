"""What array and table share: cells to type into, a row of them at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from grader.judge.words.sentences import Sentence
from grader.questions.form import CellField, Form, Presented, RowFields
from grader.questions.marked import Part
from grader.questions.question import Question
from grader.questions.reading.numbers import shown
from grader.questions.readings import WHOLE


class CellsQuestion(Question):
    """A grid of cells."""

    def last_readable(self, response: object, earlier: Sequence[object]) -> object:
        """Cell by cell: one that cannot be read counts as it last could, or is left open."""
        unread = [one.part for one in self.reading(response).unread]
        if WHOLE in unread:
            return super().last_readable(response, earlier)
        for part in unread:
            response = _with_cell(response, part, self._last_typed(part, earlier))
        return response if self.reading(response).parts else None

    def _last_typed(self, part: str, earlier: Sequence[object]) -> object:
        return next((_cell_of(one, part) for one in earlier if part in self.reading(one).parts), "")

    @classmethod
    def typed_in(cls, presented: Presented, response: object, r: int, c: int) -> object:
        """What ``response`` has typed in a cell."""
        raise NotImplementedError

    @classmethod
    def form(cls, presented: Presented, response: object, prefix: str, marks: Mapping[str, Any]) -> Form:
        def cell(r: int, c: int) -> CellField:
            one = presented.rows[r].cells[c]
            value = cls.typed_in(presented, response, r, c) if one.asked else one.given
            return CellField(
                f"{prefix}cell-{one.name}", str(value), one.asked, r + 1, c + 1, one.column, marks.get(one.name)
            )

        rows = tuple(
            RowFields(row.label, tuple(cell(r, c) for c in range(len(row.cells))))
            for r, row in enumerate(presented.rows)
        )
        return Form(presented.type, f"{prefix}answer", columns=presented.columns, rows=rows)


def _place(part: str) -> tuple[int, int | str]:
    row, _, column = part.replace(",", ".").partition(".")
    return int(row), int(column) if column.isdigit() else column


def _cell_of(response: Any, part: str) -> object:
    row, column = _place(part)
    return response[row][column]


def _with_cell(response: Any, part: str, value: object) -> object:
    row, column = _place(part)
    changed: list[Any] = [dict(one) if isinstance(one, Mapping) else list(one) for one in response]
    changed[row][column] = value
    return changed


def cells_missing(parts: Sequence[Part]) -> tuple[Sentence, ...]:
    """How many cells were left blank or cannot be read, where there are any."""
    missing = sum(not part.read for part in parts)
    return (Sentence("answer.cells.missing", {"cells": missing}),) if missing else ()


def read_as(value: object) -> tuple[Sentence, ...]:
    """How a number was read that is none of the whole numbers asked for: 61.706 may have been meant as 61,706."""
    if not isinstance(value, Fraction) or value.denominator == 1:
        return ()
    return (Sentence("answer.cell.read", {"number": shown(value)}),)
