"""What choice and choices share: options to tick, known in responses by their place in the file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, ClassVar

from grader.languages import Frozen, Localised, Text
from grader.messages import Message
from grader.messages import Message as _
from grader.questions.form import Form, OptionField, Page, Presented
from grader.questions.question import Fault, Finding, Question, plain, repeated
from grader.questions.reading.normal import UnreadableError


class Option(Frozen):
    """One line to tick. ``why`` is read by whoever judged this line wrongly; ``last`` keeps it below the others when
    they are shuffled, as "none of these" wants."""

    text: Text
    correct: bool = False
    why: Localised | None = None
    last: bool = False


class OptionsQuestion(Question):
    """Options, one or several of them right."""

    options: tuple[Option, ...] = ()
    shuffle: bool = True

    answer_field: ClassVar[str] = "options"
    several: ClassVar[bool] = False  # options may be chosen together

    @property
    def right(self) -> list[str]:
        """The places of the right options."""
        return [str(place) for place, option in enumerate(self.options) if option.correct]

    def findings(self) -> Iterator[Finding]:
        if len(self.options) < 2:
            yield ("options",), Fault.BAD_ANSWER, _("a choice needs at least two options.")
        if (fault := self.right_fault(len(self.right))) is not None:
            yield ("options",), Fault.BAD_ANSWER, fault
        yield from repeated("options", [option.text["en"] for option in self.options])

    def right_fault(self, right: int) -> Message | None:
        """What is wrong with having so many right options."""
        raise NotImplementedError

    def right_words(self, say: Callable[[Mapping[str, str]], str]) -> tuple[str, ...]:
        return tuple(say(plain(option.text)) for option in self.options if option.correct)

    def given_words(self, response: object, say: Callable[[Mapping[str, str]], str]) -> str:
        texts = {str(place): say(plain(option.text)) for place, option in enumerate(self.options)}
        chosen = response if isinstance(response, list) else [response]
        return "; ".join(texts.get(str(one), str(one)) for one in chosen)

    def present(self, page: Page) -> Presented:
        texts = [plain(option.text) for option in self.options]
        if not self.shuffle:
            return Presented(self.type, choices=tuple(page.choice("option", at, text) for at, text in enumerate(texts)))
        last = frozenset(place for place, option in enumerate(self.options) if option.last)
        return Presented(self.type, choices=page.choices("option", texts, last))

    def places(self, page: Page) -> dict[str, str]:
        return page.places("option", len(self.options))

    def tokens(self, page: Page) -> dict[str, str]:
        return page.tokens("option", len(self.options))

    @classmethod
    def form(cls, presented: Presented, response: object, prefix: str, marks: Mapping[str, Any]) -> Form:
        chosen = set(response) if isinstance(response, list) else {response}
        options = tuple(OptionField(one.token, one.html, one.token in chosen) for one in presented.choices)
        return Form(presented.type, f"{prefix}answer", options=options, several=cls.several)


def known(count: int, chosen: object) -> str:
    """``chosen`` where it is one of ``count`` places. Raises UnreadableError."""
    if isinstance(chosen, str) and chosen in map(str, range(count)):
        return chosen
    raise UnreadableError("answer.option.unknown")
