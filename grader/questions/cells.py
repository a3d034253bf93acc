"""What array and table share: cells to type into, a row of them at a time."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from grader.questions.form import CellField, Form, Presented, RowFields
from grader.questions.question import Question


class CellsQuestion(Question):
    """A grid of cells."""

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
                f"{prefix}cell-{one.name}", str(value), one.asked, f"{r + 1}, {c + 1}", marks.get(one.name)
            )

        rows = tuple(
            RowFields(row.label, tuple(cell(r, c) for c in range(len(row.cells))))
            for r, row in enumerate(presented.rows)
        )
        return Form(presented.type, f"{prefix}answer", columns=presented.columns, rows=rows)
