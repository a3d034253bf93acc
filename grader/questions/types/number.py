"""Type a number."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from grader.judge.words.sentences import Sentence
from grader.languages import Text
from grader.messages import Message
from grader.messages import Message as _
from grader.questions.form import Page, Presented
from grader.questions.marked import Marked, marked
from grader.questions.question import Fault, Finding, Number, Slip, Tolerance, plain, said
from grader.questions.reading.numbers import read_number, shown, written
from grader.questions.readings import WHOLE, Reading, one_part, typed
from grader.questions.typed import TypedQuestion


class WrongNumber(Slip):
    """A wrong number, compared as the answer is."""

    value: Number


class NumberQuestion(TypedQuestion):
    """Type a number. Right within ``tolerance`` (absolute) or ``relative_tolerance``; exact where both are 0."""

    type: Literal["number"]
    answer: Number | None = None
    tolerance: Tolerance = Decimal(0)
    relative_tolerance: Tolerance = Decimal(0)
    units: Text | None = None
    wrong: tuple[WrongNumber, ...] = ()

    @property
    def right(self) -> Fraction:
        return Fraction(self.answer or 0)

    @property
    def allowed(self) -> Fraction:
        """How far from the right number still counts as right."""
        return max(Fraction(self.tolerance), Fraction(self.relative_tolerance) * abs(self.right))

    def drawn_fault(self, fields: Mapping[str, object]) -> Message | None:
        tolerances = ("tolerance", "relative_tolerance")
        if not isinstance(fields.get("answer"), float) or any(fields.get(t) or getattr(self, t) for t in tolerances):
            return None
        return _("`answer`: a float needs a `tolerance`; return a str, as in `str(x)`, where the decimals are exact.")

    def findings(self) -> Iterator[Finding]:
        values = [wrong.value for wrong in self.wrong]
        for index, value in enumerate(values):
            if abs(Fraction(value) - self.right) <= self.allowed:
                message = _(
                    "the wrong answer {value} would count as right: the answer is {answer}.",
                    value=value,
                    answer=self.answer,
                )
                yield ("wrong", index), Fault.BAD_WRONG_ANSWER, message
            elif value in values[:index]:
                yield (
                    ("wrong", index),
                    Fault.BAD_WRONG_ANSWER,
                    _("the wrong answer {value} has two sentences.", value=value),
                )

    def right_response(self) -> str:
        return str(self.answer)

    def wrong_responses(self) -> Iterator[tuple[object, dict[str, str]]]:
        yield from ((str(wrong.value), wrong.text) for wrong in self.wrong)

    def right_words(self, say: Callable[[Mapping[str, str]], str]) -> tuple[str, ...]:
        return (written(self.right),)

    def read_parts(self, response: object) -> Reading:
        return one_part(read_number(typed(response), plain(self.units)))

    def judged(self, reading: Reading) -> Marked:
        given = reading.parts[WHOLE]
        if abs(given - self.right) <= self.allowed:
            return marked(Fraction(1))
        named = next((wrong.text for wrong in self.wrong if abs(given - Fraction(wrong.value)) <= self.allowed), None)
        return marked(Fraction(0), said(named) or (Sentence("answer.number.wrong-read", {"number": shown(given)}),))

    def present(self, page: Page) -> Presented:
        return Presented(self.type, units=page.words(plain(self.units)) if self.units else "")
