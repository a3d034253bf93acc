"""Type a shape."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from typing import Literal

from grader.judge.words.sentences import Sentence
from grader.messages import Message as _
from grader.questions.marked import Marked, marked
from grader.questions.question import Fault, Finding, Shape, Slip, said
from grader.questions.reading.shapes import read_shape, typed_shape, written
from grader.questions.readings import WHOLE, Reading, one_part, typed
from grader.questions.typed import TypedQuestion


class WrongShape(Slip):
    """A wrong shape."""

    value: Shape


class ShapeQuestion(TypedQuestion):
    """Type a shape such as 4 x 102 x 102."""

    type: Literal["shape"]
    answer: Shape | None = None
    wrong: tuple[WrongShape, ...] = ()

    def findings(self) -> Iterator[Finding]:
        values = [wrong.value for wrong in self.wrong]
        for index, value in enumerate(values):
            if value == self.answer:
                yield (
                    ("wrong", index),
                    Fault.BAD_WRONG_ANSWER,
                    _("the wrong answer {value} is the right one.", value=value),
                )
            elif value in values[:index]:
                yield (
                    ("wrong", index),
                    Fault.BAD_WRONG_ANSWER,
                    _("the wrong answer {value} has two sentences.", value=value),
                )

    def right_response(self) -> str:
        return typed_shape(self.answer or ())

    def wrong_responses(self) -> Iterator[tuple[object, dict[str, str]]]:
        yield from ((typed_shape(wrong.value), wrong.text) for wrong in self.wrong)

    def right_words(self, say: Callable[[Mapping[str, str]], str]) -> tuple[str, ...]:
        return (written(self.answer or ()),)

    def read_parts(self, response: object) -> Reading:
        return one_part(read_shape(typed(response)))

    def judged(self, reading: Reading) -> Marked:
        given, right = reading.parts[WHOLE], self.answer or ()
        if given == right:
            return marked(Fraction(1))
        if named := next((wrong.text for wrong in self.wrong if given == wrong.value), None):
            return marked(Fraction(0), said(named))
        if len(given) != len(right):
            key = "answer.shape.axes" if len(given) != 1 else "answer.shape.axes-one"
            return marked(Fraction(0), (Sentence(key, {"given": len(given), "expected": len(right)}),))
        wrong = [axis for axis, (mine, size) in enumerate(zip(given, right, strict=True)) if mine != size]
        return marked(Fraction(0), (Sentence("answer.shape.axis", {"axes": ", ".join(map(str, wrong))}),))
