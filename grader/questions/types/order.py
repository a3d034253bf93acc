"""Put items back into their order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from typing import Any, ClassVar, Literal

from grader.judge.words.sentences import Sentence
from grader.languages import Frozen, Language, Localised, Text
from grader.messages import Message as _
from grader.questions.form import Form, OptionField, Page, Presented, SelectField, Sent
from grader.questions.marked import Marked, Part, marked
from grader.questions.question import Fault, Finding, Question, plain, repeated, said
from grader.questions.reading.normal import UnreadableError
from grader.questions.readings import WHOLE, Reading, one_part


class OrderItem(Frozen):
    """One thing to put in its place; ``why`` is read by whoever put it elsewhere."""

    text: Text
    why: Localised | None = None


class OrderQuestion(Question):
    """Put the items, listed here in the right order, back into it. Credit: (longest run of items in right relative
    order - 1) / (items - 1)."""

    type: Literal["order"]
    items: tuple[OrderItem, ...] = ()

    answer_field: ClassVar[str] = "items"

    def findings(self) -> Iterator[Finding]:
        if len(self.items) < 2:
            yield ("items",), Fault.BAD_ANSWER, _("there is nothing to order in fewer than two items.")
        yield from repeated("items", [item.text["en"] for item in self.items])

    def right_response(self) -> list[str]:
        return [str(place) for place in range(len(self.items))]

    def right_words(self, say: Callable[[Mapping[str, str]], str]) -> tuple[str, ...]:
        return tuple(f"{at}. {say(plain(item.text))}" for at, item in enumerate(self.items, start=1))

    def given_words(self, response: object, say: Callable[[Mapping[str, str]], str]) -> str:
        if not isinstance(response, list):
            return super().given_words(response, say)
        texts = {str(place): say(plain(item.text)) for place, item in enumerate(self.items)}
        return " → ".join(texts.get(str(one), str(one)) for one in response)

    def read_parts(self, response: object) -> Reading:
        if isinstance(response, dict):  # positions, some of them missing or given twice
            raise UnreadableError("answer.order.items")
        if not isinstance(response, list) or not all(isinstance(item, str) for item in response):
            raise UnreadableError("answer.form")
        if sorted(response) != sorted(self.right_response()):
            raise UnreadableError("answer.order.items")
        return one_part(tuple(map(int, response)))

    def judged(self, reading: Reading) -> Marked:
        order = reading.parts[WHOLE]
        tails: list[int] = []  # of the longest increasing run: the smallest last place of a run of each length
        for place in order:
            at = bisect_left(tails, place)
            tails[at : at + 1] = [place]
        credit = Fraction(len(tails) - 1, len(order) - 1) if len(order) > 1 else Fraction(1)
        parts = tuple(
            Part(str(place), place == index, () if place == index else said(self.items[place].why))
            for index, place in enumerate(order)
        )
        run = () if credit == 1 else (Sentence("answer.order.run", {"right": len(tails), "items": len(order)}),)
        return marked(credit, run, parts)

    def present(self, page: Page) -> Presented:
        return Presented(self.type, choices=page.choices("item", [plain(item.text) for item in self.items]))

    def places_of(self, page: Page, response: object) -> object:
        return _renamed(page.places("item", len(self.items)), response)

    def tokens_of(self, page: Page, response: object) -> object:
        return _renamed(page.tokens("item", len(self.items)), response)

    def item(self, part: str) -> Mapping[Language, str]:
        return self.items[int(part)].text

    @classmethod
    def form(cls, presented: Presented, response: object, prefix: str, marks: Mapping[str, Any]) -> Form:
        at = dict(response) if isinstance(response, Mapping) else {}
        if isinstance(response, list):
            at = {token: str(position) for position, token in enumerate(response, start=1)}
        positions = [str(position) for position in range(1, len(presented.choices) + 1)]
        selects = tuple(
            SelectField(
                f"{prefix}place-{one.token}",
                one.html,
                tuple(OptionField(position, position, at.get(one.token) == position) for position in positions),
            )
            for one in presented.choices
        )
        return Form(presented.type, f"{prefix}answer", selects=selects)

    @classmethod
    def read_form(cls, presented: Presented, sent: Sent, prefix: str) -> object:
        placed = {one.token: sent.get(f"{prefix}place-{one.token}", "") for one in presented.choices}
        if not any(placed.values()):
            return None
        at = {position: token for token, position in placed.items()}
        order = [at.get(str(position)) for position in range(1, len(placed) + 1)]
        # Not an order yet, where a position is missing or given twice: then it stays what it is, to be gone on with.
        return order if all(order) else {token: position for token, position in placed.items() if position}


def _renamed(names: Mapping[str, str], response: object) -> object:
    """The response with other names for its items, be it an order or positions that are none yet."""
    if isinstance(response, Mapping):
        return {names.get(str(one), one): position for one, position in response.items()}
    return [names.get(str(one), one) for one in response] if isinstance(response, list) else response
