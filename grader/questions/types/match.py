"""Give each left side its right one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from typing import Any, ClassVar, Literal

from grader.judge.words.sentences import Sentence
from grader.languages import Frozen, Language, Localised, Text
from grader.messages import Message as _
from grader.questions.form import Choice, Form, OptionField, Page, Presented, SelectField, Sent
from grader.questions.marked import Marked, Part, marked, not_read
from grader.questions.options import known
from grader.questions.question import Fault, Finding, Question, plain, repeated, said
from grader.questions.reading.normal import UnreadableError
from grader.questions.reading.words import plain_words
from grader.questions.readings import Reading


class MatchPair(Frozen):
    """Two things that belong together; ``why`` is read by whoever put them apart."""

    left: Text
    right: Text
    why: Localised | None = None


class MatchQuestion(Question):
    """Give each left side its right one. ``extra``: right sides that belong to none. Credit: the share of right
    pairs. The places of right sides are those of their pairs, then those of ``extra``."""

    type: Literal["match"]
    pairs: tuple[MatchPair, ...] = ()
    extra: tuple[Text, ...] = ()

    answer_field: ClassVar[str] = "pairs"

    @property
    def sides(self) -> list[dict[str, str]]:
        """The right sides' texts, each at its place."""
        return [plain(side) for side in (*(pair.right for pair in self.pairs), *self.extra)]

    def findings(self) -> Iterator[Finding]:
        """Several pairs may share a right side; everything else must be told apart by who reads it."""
        if len(self.pairs) < 2:
            yield ("pairs",), Fault.BAD_ANSWER, _("there is nothing to match in fewer than two pairs.")
        yield from repeated("pairs", [pair.left["en"] for pair in self.pairs])
        rights = {plain_words(pair.right["en"]) for pair in self.pairs}
        yield from repeated("extra", [extra["en"] for extra in self.extra])
        for index, extra in enumerate(self.extra):
            if plain_words(extra["en"]) in rights:
                message = _("the extra {extra} belongs to a pair.", extra=repr(extra["en"]))
                yield ("extra", index), Fault.BAD_ANSWER, message

    def right_response(self) -> dict[str, str]:
        return {str(place): str(place) for place in range(len(self.pairs))}

    def right_words(self, say: Callable[[Mapping[str, str]], str]) -> tuple[str, ...]:
        return tuple(f"{say(plain(pair.left))} – {say(plain(pair.right))}" for pair in self.pairs)

    def given_words(self, response: object, say: Callable[[Mapping[str, str]], str]) -> str:
        if not isinstance(response, dict):
            return super().given_words(response, say)
        lefts = {str(place): say(plain(pair.left)) for place, pair in enumerate(self.pairs)}
        rights = {str(place): say(side) for place, side in enumerate(self.sides)}
        given = sorted((str(left), str(right)) for left, right in response.items() if right)
        return "; ".join(f"{lefts.get(left, left)} – {rights.get(right, right)}" for left, right in given)

    def read_parts(self, response: object) -> Reading:
        if not isinstance(response, dict):
            raise UnreadableError("answer.form")
        pairs, sides = len(self.pairs), len(self.sides)
        return Reading({known(pairs, left): known(sides, right) for left, right in response.items() if right})

    def judged(self, reading: Reading) -> Marked:
        parts = []
        for place, pair in enumerate(self.pairs):
            if (given := reading.parts.get(str(place))) is None:
                parts.append(not_read(str(place), reading))
            else:
                right = self.belong(place, int(given))
                parts.append(Part(str(place), right, () if right else said(pair.why)))
        hits = sum(part.right for part in parts)
        count = () if hits == len(parts) else (Sentence("answer.match.pairs", {"right": hits, "pairs": len(parts)}),)
        return marked(Fraction(hits, len(parts)), count, tuple(parts))

    def belong(self, left: int, right: int) -> bool:
        """Whether the right side at one place reads as that of the pair at another: several may share one."""
        return self.sides[right] == self.sides[left]

    def item(self, part: str) -> Mapping[Language, str]:
        return self.pairs[int(part)].left

    def present(self, page: Page) -> Presented:
        left = tuple(page.choice("left", place, plain(pair.left)) for place, pair in enumerate(self.pairs))
        sides = [side for side in page.choices("right", self.sides) if side.token in self._shown(page).values()]
        return Presented(self.type, choices=left, sides=tuple(sides))

    def _shown(self, page: Page) -> dict[str, str]:
        """The token of each right side's place; of sides that read alike only the first is shown."""
        tokens = page.tokens("right", len(self.sides))
        return {place: tokens[str(self.sides.index(self.sides[int(place)]))] for place in tokens}

    def places_of(self, page: Page, response: object) -> object:
        if not isinstance(response, dict):
            return response
        left, right = page.places("left", len(self.pairs)), page.places("right", len(self.sides))
        return {left.get(str(a), a): right.get(str(b), b) for a, b in response.items()}

    def tokens_of(self, page: Page, response: object) -> object:
        if not isinstance(response, dict):
            return response
        left, right = page.tokens("left", len(self.pairs)), self._shown(page)
        return {left[a]: right.get(str(b), b) for a, b in response.items() if a in left}

    @classmethod
    def form(cls, presented: Presented, response: object, prefix: str, marks: Mapping[str, Any]) -> Form:
        pairs = response if isinstance(response, dict) else {}

        def select(left: Choice) -> SelectField:
            chosen = pairs.get(left.token)
            options = tuple(OptionField(side.token, side.html, chosen == side.token) for side in presented.sides)
            return SelectField(f"{prefix}pair-{left.token}", left.html, options)

        return Form(presented.type, f"{prefix}answer", selects=tuple(map(select, presented.choices)))

    @classmethod
    def read_form(cls, presented: Presented, sent: Sent, prefix: str) -> object:
        pairs = {one.token: sent.get(f"{prefix}pair-{one.token}", "") for one in presented.choices}
        return {left: right for left, right in pairs.items() if right} or None
