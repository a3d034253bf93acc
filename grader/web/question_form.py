"""A question's form: what stands in its fields, and what came back from them.

Every type works with plain fields, without scripts: an order is a position for each item, a pair a choice for each
left side. ``prefix`` keeps the fields of several questions on one page apart.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.safestring import SafeString

from grader.quizzes.presenting import Choice, Presented
from grader.web.report.verdicts import VerdictWords


@dataclass(frozen=True, slots=True)
class OptionField:
    """A radio button, a check box, or an item of a list of choices."""

    value: str
    html: SafeString | str
    chosen: bool


@dataclass(frozen=True, slots=True)
class SelectField:
    """One drop-down: an item with its position, or a left side with its right ones."""

    name: str
    html: SafeString
    options: tuple[OptionField, ...]


@dataclass(frozen=True, slots=True)
class CellField:
    """One cell: text that is shown, or an input."""

    name: str
    value: str
    asked: bool
    label: str  # for screen readers
    words: VerdictWords | None = None  # how the cell was marked, once it was


@dataclass(frozen=True, slots=True)
class RowFields:
    html: SafeString
    cells: tuple[CellField, ...]


@dataclass(frozen=True, slots=True)
class QuestionForm:
    """Everything ``web/question/fields.html`` needs; which members are filled depends on ``type``."""

    type: str
    name: str
    value: str = ""
    units: str = ""
    options: tuple[OptionField, ...] = ()
    selects: tuple[SelectField, ...] = ()
    columns: tuple[str, ...] = ()
    rows: tuple[RowFields, ...] = ()


def question_form(
    presented: Presented, response: object = None, *, prefix: str = "", marks: Mapping[str, VerdictWords] | None = None
) -> QuestionForm:
    """The form, filled with ``response`` (in tokens, as ``retoken`` gives it), or empty; ``marks`` by cell's name."""
    name = f"{prefix}answer"
    kind = presented.type
    if kind in ("choice", "choices"):
        chosen = set(response) if isinstance(response, list) else {response}
        options = tuple(OptionField(one.token, one.html, one.token in chosen) for one in presented.choices)
        return QuestionForm(kind, name, options=options)
    if kind == "order":
        return QuestionForm(kind, name, selects=_positions(presented, response, prefix))
    if kind == "match":
        return QuestionForm(kind, name, selects=_pairs(presented, response, prefix))
    if kind in ("array", "table"):
        rows = tuple(
            RowFields(row.label, tuple(_cell(presented, r, c, response, prefix, marks) for c in range(len(row.cells))))
            for r, row in enumerate(presented.rows)
        )
        return QuestionForm(kind, name, columns=presented.columns, rows=rows)
    return QuestionForm(kind, name, value=response if isinstance(response, str) else "", units=presented.units)


def _positions(presented: Presented, response: object, prefix: str) -> tuple[SelectField, ...]:
    order = response if isinstance(response, list) else []
    return tuple(
        SelectField(
            f"{prefix}place-{one.token}",
            one.html,
            tuple(
                OptionField(str(at + 1), str(at + 1), order[at : at + 1] == [one.token])
                for at in range(len(presented.choices))
            ),
        )
        for one in presented.choices
    )


def _pairs(presented: Presented, response: object, prefix: str) -> tuple[SelectField, ...]:
    pairs = response if isinstance(response, dict) else {}

    def select(left: Choice) -> SelectField:
        options = tuple(
            OptionField(side.token, side.html, pairs.get(left.token) == side.token) for side in presented.sides
        )
        return SelectField(f"{prefix}pair-{left.token}", left.html, options)

    return tuple(select(left) for left in presented.choices)


def _cell(
    presented: Presented, r: int, c: int, response: object, prefix: str, marks: Mapping[str, VerdictWords] | None
) -> CellField:
    cell = presented.rows[r].cells[c]
    row = response[r] if isinstance(response, list) and r < len(response) else None
    value: object = cell.given
    if cell.asked:
        value = row.get(cell.column, "") if isinstance(row, Mapping) else ""
        if presented.type == "array" and isinstance(row, list):
            value = row[c] if c < len(row) else ""
    words = (marks or {}).get(cell.name)
    return CellField(f"{prefix}cell-{cell.name}", str(value), cell.asked, f"{r + 1}, {c + 1}", words)


def read_response(presented: Presented, data: QueryDict, *, prefix: str = "") -> object:
    """The response that a form sent, in tokens; None where nothing was filled in."""
    kind = presented.type
    if kind == "choices":
        return data.getlist(f"{prefix}answer") or None
    if kind == "order":
        placed = {one.token: data.get(f"{prefix}place-{one.token}", "") for one in presented.choices}
        if not any(placed.values()):
            return None
        at = {position: token for token, position in placed.items()}
        return [at[str(n + 1)] for n in range(len(placed)) if str(n + 1) in at]
    if kind == "match":
        pairs = {one.token: data.get(f"{prefix}pair-{one.token}", "") for one in presented.choices}
        return {left: right for left, right in pairs.items() if right} or None
    if kind == "array":
        grid = [[data.get(f"{prefix}cell-{cell.name}", "") for cell in row.cells] for row in presented.rows]
        return grid if any(text.strip() for row in grid for text in row) else None
    if kind == "table":
        rows = [
            {cell.column: data.get(f"{prefix}cell-{cell.name}", "") for cell in row.cells if cell.asked}
            for row in presented.rows
        ]
        return rows if any(text.strip() for row in rows for text in row.values()) else None
    return data.get(f"{prefix}answer", "").strip() or None
