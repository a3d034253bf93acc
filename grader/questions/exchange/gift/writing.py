"""Questions as GIFT. What GIFT has no form for is left out and told."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import partial

from grader.messages import Message as _
from grader.messages import as_it_is
from grader.questions.exchange.items import Item, LeftOut, NotCarriedError
from grader.questions.exchange.words import Words, digits
from grader.questions.question import Question
from grader.questions.types.choice import ChoiceQuestion
from grader.questions.types.choices import ChoicesQuestion
from grader.questions.types.match import MatchQuestion
from grader.questions.types.number import NumberQuestion
from grader.questions.types.text import TextQuestion

_RESERVED = re.compile(r"([~=#{}:\\])")


def write_gift(items: Iterable[Item]) -> tuple[bytes, tuple[LeftOut, ...]]:
    """The file, in UTF-8, and what could not be written."""
    blocks, left_out = ["// Questions in GIFT format\n"], []
    for item in items:
        words = Words(item.language)
        try:
            answers = "".join(f"\n  {line}" for line in _answers(item.question, words))
        except NotCarriedError as trouble:
            left_out.append(LeftOut(as_it_is(item.title), trouble.sentence))
            continue
        steps = words.of(item.question.steps)
        general = f"\n  ####{_safe(steps)}" if steps else ""
        blocks.append(f"::{_safe(item.title)}::[markdown]{_safe(item.statement)} {{{answers}{general}\n}}\n")
    return "\n".join(blocks).encode(), tuple(left_out)


def _safe(words: str) -> str:
    return _RESERVED.sub(r"\\\1", words.strip()).replace("\n", "\\n")


def _told(words: str) -> str:
    return f" #{_safe(words)}" if words else ""


def _answers(question: Question, words: Words) -> Iterator[str]:
    match question:
        case ChoiceQuestion():
            for option in question.options:
                sign = "=" if option.correct else "~"
                yield f"{sign}{_safe(words.of(option.text))}{_told(words.of(option.why))}"
        case ChoicesQuestion():
            share = Decimal(100) / len(question.right)
            for option in question.options:
                weight = f"{share if option.correct else -share:.5f}".rstrip("0").rstrip(".")
                yield f"~%{weight}%{_safe(words.of(option.text))}{_told(words.of(option.why))}"
        case NumberQuestion():
            near = partial(_near, tolerance=digits(question.allowed))
            yield "#"
            yield f"=%100%{near(question.answer)}"
            for wrong in question.wrong:
                yield f"=%0%{near(wrong.value)}{_told(words.of(wrong.text))}"
        case TextQuestion():
            for right in question.right:
                yield f"=%100%{_safe(right)}"
            for slip in question.wrong:
                yield f"=%0%{_safe(slip.value)}{_told(words.of(slip.text))}"
        case MatchQuestion():
            for pair in question.pairs:
                yield f"={_safe(words.of(pair.left))} -> {_safe(words.of(pair.right))}"
            for extra in question.extra:
                yield f"= -> {_safe(words.of(extra))}"
        case _:
            raise NotCarriedError(_("GIFT has no question of type {type}", type=question.type))


def _near(value: object, *, tolerance: str) -> str:
    return f"{value}:{tolerance}"
