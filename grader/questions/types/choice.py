"""Tick the one right option."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

from grader.judge.words.sentences import Sentence
from grader.messages import Message
from grader.messages import Message as _
from grader.questions.form import Page, Presented, Sent
from grader.questions.marked import Marked, marked
from grader.questions.options import OptionsQuestion, known
from grader.questions.question import said
from grader.questions.readings import WHOLE, Reading, one_part, typed


class ChoiceQuestion(OptionsQuestion):
    """Tick the one right option."""

    type: Literal["choice"]

    def right_fault(self, right: int) -> Message | None:
        said = _("exactly one option is `correct = true` in a choice, here {count} are.", count=right)
        return None if right == 1 else said

    def right_response(self) -> str:
        return self.right[0]

    def read_parts(self, response: object) -> Reading:
        return one_part(known(len(self.options), typed(response)))

    def judged(self, reading: Reading) -> Marked:
        chosen = reading.parts[WHOLE]
        if [chosen] == self.right:
            return marked(Fraction(1))
        return marked(Fraction(0), said(self.options[int(chosen)].why) or (Sentence("answer.choice.wrong"),))

    def places_of(self, page: Page, response: object) -> object:
        return self.places(page).get(str(response), response)

    def tokens_of(self, page: Page, response: object) -> object:
        return self.tokens(page).get(str(response), response)

    @classmethod
    def read_form(cls, presented: Presented, sent: Sent, prefix: str) -> object:
        return sent.get(f"{prefix}answer", "").strip() or None
