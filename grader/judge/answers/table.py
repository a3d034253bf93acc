"""Marks a network's table: each cell, follow-through from the student's own earlier rows, the first wrong layer.

A cell that is wrong by the key is still credited when it is right given what the student wrote before: one slip costs
one cell. The count of a convolution, say, depends on the channels that come in.
"""

from __future__ import annotations

from fractions import Fraction

from grader.judge.answers.keys import Cell, Row, TableKey
from grader.judge.answers.marked import Marked, Part, marked
from grader.judge.answers.numbers import UnreadableError, read_number
from grader.judge.answers.shapes import read_shape
from grader.judge.words.sentences import Sentence
from grader.layers import (
    NetworkError,
    Shape,
    jump_after,
    multiply_adds,
    output_shape,
    parameter_count,
    receptive_field,
)

Own = dict[str, Cell | None]


def mark_table(key: TableKey, response: object) -> Marked:
    """Judge a list of mappings from column to what was typed, one a row: ``{"shape": "6 x 28 x 28"}``."""
    rows = response if isinstance(response, list) else []
    if len(rows) != len(key.rows) or not all(isinstance(row, dict) for row in rows):
        raise UnreadableError("answer.form")
    if all(_blank(given.get(column)) for row, given in zip(key.rows, rows, strict=True) for column in row.asked):
        raise UnreadableError("answer.empty")
    parts: list[Part] = []
    before: Own = {}  # what the student believes comes in; the key's where they left it open
    jump = 1
    for index, (row, given) in enumerate(zip(key.rows, rows, strict=True)):
        own: Own = dict(row.cells)
        for column in row.asked:
            value, said = _read(column, given.get(column))
            follows = key.follow_through and _follows(row, column, value, before, jump)
            parts.append(_part(key, index, column, value, said, follows))
            if value is not None:
                own[column] = value
        before = own
        if row.layer is not None:
            jump = jump_after(row.layer, jump)
    first = next((part for part in parts if not part.right), None)
    if first is None:
        return marked(Fraction(1), (), tuple(parts))
    credited = sum(part.right or part.follow_through for part in parts)
    followed = sum(part.follow_through for part in parts)
    more = (Sentence("answer.table.follow", {"cells": followed}),) if followed else ()
    return marked(Fraction(credited, len(parts)), (_first_wrong(key, first), *first.sentences, *more), tuple(parts))


def _blank(text: object) -> bool:
    return not isinstance(text, str) or not text.strip()


def _read(column: str, text: object) -> tuple[Cell | None, tuple[Sentence, ...]]:
    """The cell's value, or None and the sentence that says how to write one."""
    if _blank(text) or not isinstance(text, str):
        return None, ()
    try:
        return (read_shape(text) if column == "shape" else read_number(text)), ()
    except UnreadableError as trouble:
        return None, (trouble.sentence,)


def _part(
    key: TableKey, index: int, column: str, value: Cell | None, said: tuple[Sentence, ...], follows: bool
) -> Part:
    name = f"{index}.{column}"
    if value is not None and value == key.rows[index].cells[column]:
        return Part(name, True)
    for wrong in key.wrong:
        if (wrong.row, wrong.column) == (index, column) and wrong.value == value:
            return Part(name, False, (Sentence(text=dict(wrong.text)),), follow_through=follows)
    return Part(name, False, said, follow_through=follows)


def _follows(row: Row, column: str, value: Cell | None, before: Own, jump: int) -> bool:
    """Whether ``value`` is what the layer makes of the student's own row before."""
    if row.layer is None or value is None or value == row.cells[column]:
        return False
    try:
        if column == "receptive_field":
            seen = before.get("receptive_field", Fraction(1))
            return isinstance(seen, Fraction) and value == seen + receptive_field(row.layer, 0, jump)
        shape = before.get("shape")
        if not isinstance(shape, tuple):
            return False
        return value == _RULES[column](row.layer, shape)
    except NetworkError:
        return False


_RULES = {"shape": output_shape, "parameters": parameter_count, "multiply_adds": multiply_adds}


def _first_wrong(key: TableKey, part: Part) -> Sentence:
    index, column = part.id.split(".")
    row = key.rows[int(index)]
    return Sentence(f"answer.table.first-{column}", {"row": int(index) + 1, "layer": {"text": dict(row.label)}})


def answers_of(key: TableKey) -> list[dict[str, Shape | int]]:
    """The right cell of every row and column, as plain values, for the page that may show them."""
    return [
        {name: cell if isinstance(cell, tuple) else int(cell) for name, cell in row.cells.items()} for row in key.rows
    ]
