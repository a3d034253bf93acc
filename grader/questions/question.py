"""What every type of question has and answers.

A type is one class: its fields are what exercise.toml may say, its methods the question's whole life, from the check of
what its author wrote to the marking of what a student sent. A question read from exercise.toml is either *fixed*, and
then complete, or *drawn*: question.py gives what is missing. Everything but ``has_answer`` wants a complete one.

A response is JSON: an option's place in the file ("0", "1" ...); what was typed, as a string; lists and mappings of
these. Pages name options by tokens instead (``form.Page``).
"""

from __future__ import annotations

import json
from abc import abstractmethod
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Annotated, Any, ClassVar, Final

from pydantic import BeforeValidator, Field, StrictInt

from grader.judge.words.sentences import Sentence
from grader.languages import Frozen, Language, Localised, Worded, not_right
from grader.messages import Message
from grader.messages import Message as _
from grader.questions.form import Form, Page, Presented, Sent
from grader.questions.marked import Marked, unreadable
from grader.questions.reading.normal import UnreadableError
from grader.questions.reading.words import plain_words
from grader.questions.readings import WHOLE, Reading, Unread, empty

Path = tuple[int | str, ...]


class Fault(StrEnum):
    """What kind of thing is wrong with a question; ``grader.content.problems.Code`` has each of them."""

    BAD_ANSWER = "bad-answer"
    BAD_WRONG_ANSWER = "bad-wrong-answer"
    LAYER_MISMATCH = "layer-mismatch"


Finding = tuple[Path, Fault, Message]
"""The path within the question, what kind, the sentence."""


LONGEST_NUMBER: Final = 400  # digits before the point, and after it


def to_number(value: object) -> object:
    """Read a number exactly: an int stays one; a float, or digits in a string, become the decimal they show."""
    if isinstance(value, bool) or not isinstance(value, (int, float, str, Decimal)):
        raise not_right("wrong_type", _("should be a number"))
    if isinstance(value, int):
        if abs(value) >= 10**LONGEST_NUMBER:
            raise not_right("bad_value", _("should have at most {most} digits", most=LONGEST_NUMBER))
        return value
    try:
        number = Decimal(value if isinstance(value, Decimal) else str(value))
    except InvalidOperation:
        raise not_right("wrong_type", _("should be a number")) from None
    if not number.is_finite():
        raise not_right("bad_value", _("should be finite"))
    if number and not -LONGEST_NUMBER <= int(number.as_tuple().exponent) <= number.adjusted() <= LONGEST_NUMBER:
        # exact, they fill memory
        raise not_right("bad_value", _("should have at most {most} digits", most=LONGEST_NUMBER))
    return number


Number = Annotated[int | Decimal, BeforeValidator(to_number)]
Tolerance = Annotated[Decimal, BeforeValidator(to_number), Field(ge=0)]
Shape = Annotated[tuple[Annotated[StrictInt, Field(ge=1)], ...], Field(min_length=1, max_length=8)]


class Slip(Worded):
    """What a student reads who gave a certain wrong answer; ``en`` and ``zh-hans`` stand beside the value."""


class Question(Frozen):
    """One question. Every type may have the worked solution, Markdown with ``{{parameters}}``."""

    type: str
    steps: Localised | None = None

    answer_field: ClassVar[str] = "answer"  # the field that holds what only the author knows

    @property
    def has_answer(self) -> bool:
        """Whether the field that only the author knows is there: complete without question.py."""
        return getattr(self, self.answer_field) not in (None, ())

    # what its author wrote

    def drawn_fault(self, fields: Mapping[str, object]) -> Message | None:
        """What is wrong with the plain ``fields`` that question.py drew, before they complete the question."""
        return None

    @abstractmethod
    def findings(self) -> Iterator[Finding]:
        """Check the question; yields nothing for one that can be asked."""

    @abstractmethod
    def right_response(self) -> object:
        """What a form sends for the right answer."""

    def wrong_responses(self) -> Iterator[tuple[object, dict[str, str]]]:
        """What a form sends for each named wrong answer, and its sentence by language."""
        yield from ()

    @abstractmethod
    def right_words(self, say: Callable[[Mapping[str, str]], str]) -> tuple[str, ...]:
        """The right answer in words, a line for each part; ``say`` gives an author's text in the reader's language."""

    # what a student sent

    def given_words(self, response: object, say: Callable[[Mapping[str, str]], str]) -> str:
        """What ``response`` says in words, its options and items by what stands in them; whatever it is."""
        return response if isinstance(response, str) else json.dumps(response, ensure_ascii=False)

    def reading(self, response: object) -> Reading:
        """What ``response`` says, whatever it is. It never depends on the right answer: it may be shown at any time."""
        if empty(response):
            return Reading()
        try:
            return self.read_parts(response)
        except UnreadableError as trouble:
            return Reading(unread=() if trouble.sentence.key == "answer.empty" else (Unread(WHOLE, trouble.sentence),))

    def last_readable(self, response: object, earlier: Sequence[object]) -> object:
        """What counts where ``response`` cannot be read whole: the last of the ``earlier`` ones, the newest first, that
        can; None where there is none."""
        readings = ((one, self.reading(one)) for one in earlier)
        return next((one for one, reading in readings if reading.parts and not reading.unread), None)

    def mark(self, response: object) -> Marked:
        """Judge what can be read of ``response``; where nothing can, it is ``invalid`` and says how to write it."""
        reading = self.reading(response)
        return self.judged(reading) if reading.parts else unreadable(reading)

    @abstractmethod
    def read_parts(self, response: object) -> Reading:
        """Read a response that holds something. Raises UnreadableError where it cannot be read as a whole."""

    @abstractmethod
    def judged(self, reading: Reading) -> Marked:
        """Judge a reading that has at least one part. What could not be read is not right and says why."""

    # its page

    @abstractmethod
    def present(self, page: Page) -> Presented:
        """What one person's page shows for answering: nothing that tells the answer."""

    def places_of(self, page: Page, response: object) -> object:
        """The response with the file's places for the page's tokens; what is no token stays as it is."""
        return response

    def tokens_of(self, page: Page, response: object) -> object:
        """The inverse: a stored response with the page's tokens, to fill its form with."""
        return response

    @classmethod
    @abstractmethod
    def form(cls, presented: Presented, response: object, prefix: str, marks: Mapping[str, Any]) -> Form:
        """The form, filled with ``response`` in tokens. ``prefix`` begins its fields' names; ``marks`` by cell."""

    @classmethod
    @abstractmethod
    def read_form(cls, presented: Presented, sent: Sent, prefix: str) -> object:
        """The response in tokens that a form sent; None where nothing was filled in."""

    def item(self, part: str) -> Mapping[Language, str] | None:
        """The author's text that a part of the answer is about; None for a cell and for the whole."""
        return None

    @classmethod
    def part_label(cls, part: str) -> Sentence | None:
        """Where a part of the answer stands in the form; None for what an author's text names or is no part of it."""
        return None


def plain(text: Mapping[Language, str] | None) -> dict[str, str]:
    """An author's text by language, as pages and sentences hold it."""
    return {str(code): words for code, words in text.items()} if text else {}


def said(text: Mapping[Language, str] | Mapping[str, str] | None) -> tuple[Sentence, ...]:
    """An author's text as a sentence; nothing where there is none."""
    return (Sentence(text={str(code): words for code, words in text.items()}),) if text else ()


def repeated(field: str, texts: list[str]) -> Iterator[Finding]:
    """Find the first text that stands twice among ``texts``, whatever its width, spacing and case."""
    counts = Counter(map(plain_words, texts))
    for index, text in enumerate(texts):
        if counts[plain_words(text)] > 1:
            yield (field, index), Fault.BAD_ANSWER, _("the text {text} stands here more than once.", text=repr(text))
            return
