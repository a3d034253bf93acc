"""Tick all right options."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import ClassVar, Literal

from grader.judge.words.sentences import Sentence
from grader.languages import Language
from grader.messages import Message
from grader.messages import Message as _
from grader.questions.form import Page, Presented, Sent
from grader.questions.marked import Marked, Part, marked
from grader.questions.options import OptionsQuestion, known
from grader.questions.question import said
from grader.questions.reading.normal import UnreadableError
from grader.questions.readings import WHOLE, Reading, one_part


class ChoicesQuestion(OptionsQuestion):
    """Tick all right options. ``partial = "each"``: every option judged rightly earns its share, and every one
    judged wrongly loses it, never below zero; ``"all"``: everything right or nothing."""

    type: Literal["choices"]
    partial: Literal["each", "all"] = "each"

    several: ClassVar[bool] = True

    def right_fault(self, right: int) -> Message | None:
        return None if right else _("at least one option is `correct = true`.")

    def right_response(self) -> list[str]:
        return self.right

    def read_parts(self, response: object) -> Reading:
        if not isinstance(response, list):
            raise UnreadableError("answer.form")
        return one_part(frozenset(known(len(self.options), item) for item in response))

    def judged(self, reading: Reading) -> Marked:
        chosen = reading.parts[WHOLE]
        parts = []
        for place, option in enumerate(self.options):
            right = (str(place) in chosen) == option.correct
            parts.append(Part(str(place), right, () if right else said(option.why)))
        slips = sum(not part.right for part in parts)
        if self.partial == "each":
            credit = max(Fraction(0), 1 - Fraction(2 * slips, len(parts)))
        else:
            credit = Fraction(slips == 0)
        count = (Sentence("answer.choices.count", {"wrong": slips, "options": len(parts)}),) if slips else ()
        return marked(credit, count, tuple(parts))

    def places_of(self, page: Page, response: object) -> object:
        places = self.places(page)
        return [places.get(str(one), one) for one in response] if isinstance(response, list) else response

    def tokens_of(self, page: Page, response: object) -> object:
        tokens = self.tokens(page)
        return [tokens.get(str(one), one) for one in response] if isinstance(response, list) else response

    def item(self, part: str) -> Mapping[Language, str]:
        return self.options[int(part)].text

    @classmethod
    def read_form(cls, presented: Presented, sent: Sent, prefix: str) -> object:
        return sent.getlist(f"{prefix}answer") or None
