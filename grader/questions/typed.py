"""What number, shape and text share: one field to type into."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from grader.questions.form import Form, Page, Presented, Sent, typed_in
from grader.questions.question import Question


class TypedQuestion(Question):
    """One line of text."""

    def present(self, page: Page) -> Presented:
        return Presented(self.type)

    @classmethod
    def form(cls, presented: Presented, response: object, prefix: str, marks: Mapping[str, Any]) -> Form:
        value = response if isinstance(response, str) else ""
        return Form(presented.type, f"{prefix}answer", value=value, units=presented.units)

    @classmethod
    def read_form(cls, presented: Presented, sent: Sent, prefix: str) -> object:
        return typed_in(sent, f"{prefix}answer").strip() or None
