"""Marks one response by its key: verdict, exact credit, the named wrong answer, and every part's own mark.

A response is JSON as a form sends it: an option's id; a list of ids; what was typed, as a string; a list of rows of
strings for an array; a mapping from left id to right id; for a table a list of rows ``{"shape": ..., "parameters":
...}``. What is typed is read exactly (numbers.py, shapes.py); nothing is ever rounded through a float.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from fractions import Fraction

from grader.judge.answers import table
from grader.judge.answers.keys import (
    ArrayKey,
    ChoiceKey,
    ChoicesKey,
    Key,
    MatchKey,
    NumberKey,
    Option,
    OrderKey,
    ShapeKey,
    TableKey,
    Text,
    TextKey,
)
from grader.judge.answers.marked import Marked, Part, marked, unreadable
from grader.judge.answers.numbers import MAX_LENGTH, UnreadableError, normalised, read_number
from grader.judge.answers.shapes import read_shape
from grader.judge.words.sentences import Sentence


def mark(key: Key, response: object) -> Marked:
    """Judge ``response`` by ``key``; what cannot be read is ``invalid`` and says how to write it."""
    try:
        return _MARKERS[type(key)](key, response)
    except UnreadableError as trouble:
        return unreadable(trouble.sentence)


def _string(response: object) -> str:
    if not isinstance(response, str):
        raise UnreadableError("answer.form")
    if not response.strip():
        raise UnreadableError("answer.empty")
    return response


def _text(text: Text) -> tuple[Sentence, ...]:
    return (Sentence(text=dict(text)),) if text else ()


def _known(options: tuple[Option, ...], chosen: object) -> Option:
    for option in options:
        if option.id == chosen:
            return option
    raise UnreadableError("answer.option.unknown")


def _choice(key: ChoiceKey, response: object) -> Marked:
    chosen = _known(key.options, _string(response))
    right = chosen.id == key.right
    return marked(Fraction(right), () if right else _text(chosen.why) or (Sentence("answer.choice.wrong"),))


def _choices(key: ChoicesKey, response: object) -> Marked:
    if not isinstance(response, list):
        raise UnreadableError("answer.form")
    chosen = {_known(key.options, item).id for item in response}
    judged = {option.id: (option.id in chosen) == (option.id in key.right) for option in key.options}
    slips = sum(not right for right in judged.values())
    credit = max(Fraction(0), 1 - Fraction(2 * slips, len(judged))) if key.partial else Fraction(slips == 0)
    parts = tuple(
        Part(option.id, judged[option.id], () if judged[option.id] else _text(option.why)) for option in key.options
    )
    said = (Sentence("answer.choices.count", {"wrong": slips, "options": len(judged)}),) if slips else ()
    return marked(credit, said, parts)


def _number(key: NumberKey, response: object) -> Marked:
    given = read_number(_string(response))
    if abs(given - key.answer) <= key.allowed():
        return marked(Fraction(1))
    named = next((text for value, text in key.wrong if abs(given - value) <= key.allowed()), None)
    return marked(Fraction(0), _text(named or {}) or (Sentence("answer.number.wrong"),))


def _shape(key: ShapeKey, response: object) -> Marked:
    given = read_shape(_string(response))
    if given == key.answer:
        return marked(Fraction(1))
    named = next((text for value, text in key.wrong if given == value), None)
    if named:
        return marked(Fraction(0), _text(named))
    if len(given) != len(key.answer):
        facts = {"given": len(given), "expected": len(key.answer)}
        return marked(
            Fraction(0), (Sentence("answer.shape.axes" if len(given) != 1 else "answer.shape.axes-one", facts),)
        )
    wrong = [axis for axis, (mine, right) in enumerate(zip(given, key.answer, strict=True)) if mine != right]
    return marked(Fraction(0), (Sentence("answer.shape.axis", {"axes": ", ".join(map(str, wrong))}),))


def _array(key: ArrayKey, response: object) -> Marked:
    rows = response if isinstance(response, list) else []
    if [len(row) if isinstance(row, list) else -1 for row in rows] != [len(row) for row in key.answer]:
        raise UnreadableError("answer.form")
    parts: list[Part] = []
    given: list[list[Fraction | None]] = []
    for r, (row, right) in enumerate(zip(rows, key.answer, strict=True)):
        given.append([])
        for c, (cell, value) in enumerate(zip(row, right, strict=True)):
            number, said = _cell(cell)
            given[-1].append(number)
            ok = number is not None and abs(number - value) <= key.tolerance
            parts.append(Part(f"{r},{c}", ok, said))
    if all(cell is None for row in given for cell in row):
        raise UnreadableError("answer.empty")
    right_cells = sum(part.right for part in parts)
    if right_cells == len(parts):
        return marked(Fraction(1), (), tuple(parts))
    plain = tuple(tuple(row) for row in given)
    named = next((text for grid, text in key.wrong if grid == plain), None)
    said = _text(named or {}) or (Sentence("answer.array.cells", {"right": right_cells, "cells": len(parts)}),)
    return marked(Fraction(right_cells, len(parts)) if key.partial else Fraction(0), said, tuple(parts))


def _cell(cell: object) -> tuple[Fraction | None, tuple[Sentence, ...]]:
    try:
        return read_number(_string(cell)), ()
    except UnreadableError as trouble:
        return None, (trouble.sentence,)


def _folded(text: str, *, case_sensitive: bool) -> str:
    plain = normalised(text).rstrip(".。!").replace("-", " ").strip()
    return plain if case_sensitive else plain.casefold()


def _words(key: TextKey, response: object) -> Marked:
    given = _string(response)
    if len(given) > MAX_LENGTH:
        raise UnreadableError("answer.number.long", limit=MAX_LENGTH)
    plain = _folded(given, case_sensitive=key.case_sensitive)
    if any(plain == _folded(text, case_sensitive=key.case_sensitive) for text in key.answers):
        return marked(Fraction(1))
    named = next((text for value, text in key.wrong if plain == _folded(value, case_sensitive=key.case_sensitive)), {})
    return marked(Fraction(0), _text(named) or (Sentence("answer.text.wrong"),))


def _match(key: MatchKey, response: object) -> Marked:
    if not isinstance(response, dict) or not response:
        raise UnreadableError("answer.empty" if response in ({}, None) else "answer.form")
    for left, right in response.items():
        _known(key.left, left)
        _known(key.right, right)
    paired = {item.id: response.get(item.id) == key.pairs[item.id] for item in key.left}
    parts = tuple(Part(item.id, paired[item.id], () if paired[item.id] else _text(item.why)) for item in key.left)
    hits = sum(part.right for part in parts)
    said = () if hits == len(parts) else (Sentence("answer.match.pairs", {"right": hits, "pairs": len(parts)}),)
    return marked(Fraction(hits, len(parts)), said, parts)


def _order(key: OrderKey, response: object) -> Marked:
    place = {item.id: index for index, item in enumerate(key.items)}
    if not isinstance(response, list) or not all(isinstance(item, str) for item in response):
        raise UnreadableError("answer.form")
    if sorted(response) != sorted(place):
        raise UnreadableError("answer.order.items")
    tails: list[int] = []  # of the longest increasing run: the smallest last place of a run of each length
    for item in response:
        at = bisect_left(tails, place[item])
        tails[at : at + 1] = [place[item]]
    credit = Fraction(len(tails) - 1, len(place) - 1) if len(place) > 1 else Fraction(1)
    why = {item.id: item.why for item in key.items}
    parts = tuple(
        Part(item, place[item] == index, () if place[item] == index else _text(why[item]))
        for index, item in enumerate(response)
    )
    said = () if credit == 1 else (Sentence("answer.order.run", {"right": len(tails), "items": len(place)}),)
    return marked(credit, said, parts)


_MARKERS: dict[type[Key], Callable[..., Marked]] = {
    ChoiceKey: _choice,
    ChoicesKey: _choices,
    NumberKey: _number,
    ShapeKey: _shape,
    ArrayKey: _array,
    TextKey: _words,
    MatchKey: _match,
    OrderKey: _order,
    TableKey: table.mark_table,
}
