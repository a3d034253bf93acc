"""Type a word."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import Field, StrictStr

from grader.judge.words.sentences import Sentence
from grader.languages import Text
from grader.messages import Message as _
from grader.questions.marked import Marked, marked
from grader.questions.question import Fault, Finding, Slip, said
from grader.questions.reading.words import read_words
from grader.questions.readings import WHOLE, Reading, one_part, typed
from grader.questions.typed import TypedQuestion


class WrongText(Slip):
    """A wrong word, compared as the answer is."""

    value: Annotated[StrictStr, Field(min_length=1)]


class TextQuestion(TypedQuestion):
    """Type a word. The answer in any language and every alternative are right, whatever the spacing, width and,
    unless ``case_sensitive``, case of the letters."""

    type: Literal["text"]
    answer: Text | None = None
    alternatives: tuple[Annotated[StrictStr, Field(min_length=1)], ...] = ()
    case_sensitive: bool = False
    wrong: tuple[WrongText, ...] = ()

    @property
    def right(self) -> tuple[str, ...]:
        """Every right answer; the first is the one to show."""
        return (*dict.fromkeys((self.answer or {}).values()), *self.alternatives)

    def folded(self, text: str) -> str:
        """A term as it is compared."""
        return read_words(text, case_sensitive=self.case_sensitive)

    def findings(self) -> Iterator[Finding]:
        right = {self.folded(text) for text in self.right}
        values = [self.folded(wrong.value) for wrong in self.wrong]
        for index, value in enumerate(values):
            if value in right:
                yield (
                    ("wrong", index),
                    Fault.BAD_WRONG_ANSWER,
                    _("the wrong answer {value} would count as right.", value=repr(value)),
                )
            elif value in values[:index]:
                yield (
                    ("wrong", index),
                    Fault.BAD_WRONG_ANSWER,
                    _("the wrong answer {value} has two sentences.", value=repr(value)),
                )

    def right_response(self) -> str:
        return next(iter(self.right), "")

    def wrong_responses(self) -> Iterator[tuple[object, dict[str, str]]]:
        yield from ((wrong.value, wrong.text) for wrong in self.wrong)

    def right_words(self, say: Callable[[Mapping[str, str]], str]) -> tuple[str, ...]:
        return self.right[:1]

    def read_parts(self, response: object) -> Reading:
        return one_part(self.folded(typed(response)))

    def judged(self, reading: Reading) -> Marked:
        words = reading.parts[WHOLE]
        if words in map(self.folded, self.right):
            return marked(Fraction(1))
        named = next((wrong.text for wrong in self.wrong if words == self.folded(wrong.value)), None)
        return marked(Fraction(0), said(named) or (Sentence("answer.text.wrong"),))
