"""An author's texts in the one language of a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Context, Decimal
from fractions import Fraction
from typing import Any

from grader.questions.exchange.markup import html_of, line_of


@dataclass(frozen=True, slots=True)
class Words:
    """Texts in ``language``, in English where they have not been translated."""

    language: str

    def of(self, text: Mapping[Any, str] | None) -> str:
        """Markdown; empty where there is no text."""
        return (text.get(self.language) or text.get("en", "")) if text else ""

    def html(self, text: Mapping[Any, str] | None) -> str:
        """Paragraphs of HTML."""
        return html_of(self.of(text))

    def line(self, text: Mapping[Any, str] | None) -> str:
        """HTML without a paragraph around it."""
        return line_of(self.of(text))


def digits(value: Fraction) -> str:
    """A number that others calculate with, in 17 digits: "0.5", "1E+20"."""
    context = Context(prec=17)
    found = context.divide(Decimal(value.numerator), Decimal(value.denominator)).normalize(context)
    return f"{found:f}" if -12 < found.adjusted() < 15 else str(found)
