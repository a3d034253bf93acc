"""One question on its way between systems, and what is said of those that cannot go."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Final

from pydantic import ValidationError

from grader.messages import Message, without_stop
from grader.messages import Message as _
from grader.questions.field_words import field_words
from grader.questions.question import Question
from grader.questions.registry import question_of

MAX_BYTES: Final = 8 << 20  # of a file that is read
MAX_QUESTIONS: Final = 2000
MAX_HINTS: Final = 3  # of an exercise


class _SaidError(ValueError):
    """``sentence`` says why, without its full stop; ``str()`` is its English."""

    def __init__(self, sentence: Message) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class ExchangeError(_SaidError):
    """The file as a whole cannot be read."""


class NotCarriedError(_SaidError):
    """One question cannot be taken over; its sentence follows the question's name."""


@dataclass(frozen=True, slots=True)
class Item:
    """A question with its title, its statement in Markdown and its hints, all in one language."""

    title: str
    statement: str
    question: Question
    language: str = "en"
    lost: tuple[Message, ...] = ()  # what of it had no place here already
    hints: tuple[str, ...] = ()  # Markdown, in the order in which they are given


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A question that was not taken over, or something of one that was: where, and why.

    ``of``: the place among the file's ``items`` of the one that it is said of; None where nothing was taken over.
    """

    where: Message
    why: Message
    of: int | None = None

    def __str__(self) -> str:
        return f"{self.where}: {self.why}"


@dataclass(frozen=True, slots=True)
class Exchanged:
    """The questions of a file and what could not be taken over."""

    items: tuple[Item, ...]
    left_out: tuple[LeftOut, ...] = ()


def numbered(number: int, title: str) -> Message:
    """Which question of a file, by its place and its title where it has one."""
    if title:
        return _("question {number} ({title})", number=number, title=title)
    return _("question {number}", number=number)


def collect(sources: Iterable[tuple[Message, Callable[[list[Message]], Item | None]]]) -> Exchanged:
    """Read each source by its own function, which is given a list for notes on what it leaves out.

    A source that cannot be taken over is left out with its reason; None stands for one that is no question at all.
    """
    items: list[Item] = []
    left_out: list[LeftOut] = []
    for where, read in sources:
        notes: list[Message] = []
        try:
            item = read(notes)
        except NotCarriedError as trouble:
            left_out.append(LeftOut(where, trouble.sentence))
            continue
        if item is not None:
            left_out += [LeftOut(where, note, len(items)) for note in dict.fromkeys(notes)]
            items.append(item)
        if len(items) > MAX_QUESTIONS:
            raise ExchangeError(_("the file holds more than {most} questions", most=MAX_QUESTIONS))
    return Exchanged(tuple(items), tuple(left_out))


def made(kind: str, **fields: Any) -> Question:
    """A complete question. Raises NotCarriedError where it cannot be asked."""
    given = {name: value for name, value in fields.items() if value not in (None, "", (), [])}
    try:
        question = question_of({"type": kind, **given})
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(map(str, first["loc"][1:]))
        said = _(
            "as a question of type {type} its `{place}` is not right: {what}",
            type=kind,
            place=place,
            what=field_words(first),
        )
        raise NotCarriedError(said) from None
    if not question.has_answer:
        raise NotCarriedError(_("it has no right answer"))
    for _path, _fault, message in question.findings():
        raise NotCarriedError(without_stop(message))
    return question


def text(words: str, language: str) -> dict[str, str]:
    """An author's text as a question holds it: English is always there."""
    return {"en": words} if language == "en" else {"en": words, language: words}


def why(words: str, language: str) -> dict[str, str] | None:
    """The same for a text that may be missing."""
    return text(words, language) if words.strip() else None


def slug_of(title: str, taken: set[str]) -> str:
    """A folder's name for a title, none of those ``taken``."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().casefold()
    base = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:56].rstrip("-") or "question"
    name, number = base, 1
    while name in taken:
        number += 1
        name = f"{base}-{number}"
    return name
