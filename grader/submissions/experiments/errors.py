"""What is refused of an experiment."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus

from django.utils.translation import gettext_lazy as _

from grader.errors import Refused
from grader.grading.experiments.literals import LiteralError

SENTENCES = {
    "empty": _("Nothing stands here. Write a number or a list, such as [[1, 2], [3, 4]]."),
    "syntax": _("Line %(line)s cannot be read, near character %(column)s. Is a bracket or a comma missing?"),
    "unclosed": _("A bracket is opened here that is never closed, or closed as another kind."),
    "not-literal": _(
        "“%(text)s” is no literal: only numbers, lists, tuples, text, True, False and None are read here."
    ),
    "not-array": _("An array is wanted here: write a list, such as [[1, 2], [3, 4]]."),
    "not-number": _("An array holds numbers, and %(text)s is none."),
    "not-real": _("This array holds real numbers, without an imaginary part."),
    "ragged": _("The first row has a length of %(first)s, another one of %(other)s: all need the same."),
    "ragged-depth": _("Some items are lists and others are numbers: all need the same depth."),
    "too-big": _("A number is too large to be kept exactly."),
    "too-deep": _("Lists stand within one another more than %(limit)s deep."),
    "too-many": _("At most %(limit)s numbers have room here."),
    "too-long": _("At most %(limit)s characters have room here."),
}

ONE_EXPRESSION = _("This is not one expression. Write something that has a value, such as X[0] * 2.")


class WrongInput(Refused):
    """Facts: none. ``problems``: a sentence for each field that cannot be read, by its name."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY
    code = "wrong-input"
    sentence = _("Your input could not be read. What is wrong stands beside it; nothing was run.")

    def __init__(self, problems: Mapping[str, str]) -> None:
        self.problems = problems
        super().__init__()


def sentence_of(error: LiteralError) -> str:
    """What a reader is told of an input that cannot be read."""
    return str(SENTENCES[error.code]) % error.facts


class StillRunning(Refused):
    """An experiment of the same person is under way."""

    status = HTTPStatus.TOO_MANY_REQUESTS
    code = "experiment-running"
    sentence = _("Your last input is still being run. Its result appears first.")
