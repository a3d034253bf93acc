"""The right answer of a variant in words, for those who may see it."""

from __future__ import annotations

from fractions import Fraction

from grader.grading.questions import key_of, question_of
from grader.judge.answers import keys, numbers, shapes
from grader.localised import localised
from grader.quizzes.models import Variant


def right_answer(*, variant: Variant, language: str) -> tuple[str, ...]:
    """One line, or one for each part: "392,500"; "conv1: 6 × 28 × 28, 156"."""
    key = key_of(question_of(variant.question))
    match key:
        case keys.ChoiceKey():
            return tuple(_text(one, language) for one in key.options if one.id == key.right)
        case keys.ChoicesKey():
            return tuple(_text(one, language) for one in key.options if one.id in key.right)
        case keys.NumberKey():
            return (numbers.written(key.answer),)
        case keys.ShapeKey():
            return (shapes.written(key.answer),)
        case keys.ArrayKey():
            return tuple("  ".join(map(numbers.written, row)) for row in key.answer)
        case keys.TextKey():
            return (key.answers[0],)
        case keys.MatchKey():
            sides = {one.id: one for one in key.right}
            return tuple(f"{_text(one, language)} – {_text(sides[key.pairs[one.id]], language)}" for one in key.left)
        case keys.OrderKey():
            return tuple(f"{at}. {_text(one, language)}" for at, one in enumerate(key.items, start=1))
        case keys.TableKey():
            return tuple(
                f"{localised(row.label, language)}: " + ", ".join(_cell(row.cells[column]) for column in row.asked)
                for row in key.rows
                if row.asked
            )


def _text(option: keys.Option, language: str) -> str:
    return localised(option.text, language)


def _cell(cell: keys.Cell) -> str:
    return numbers.written(cell) if isinstance(cell, Fraction) else shapes.written(cell)
