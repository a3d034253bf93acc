"""A question's folder as fixed questions for other systems: a question with variants gives several of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import partial
from typing import Final

from grader.content.bundle import Bundle
from grader.content.rendering.parameters import fill, in_formula, in_text
from grader.grading.questions import QUESTION_FILE, Drawn, Runs, draw
from grader.messages import Message as _
from grader.questions.exchange.items import Item
from grader.questions.question import Question
from grader.questions.registry import question_of

_FIGURE: Final = re.compile(r"!\[([^\]]*)\]\([^)]*\)")
_FORMULA: Final = re.compile(r"(\$\$.+?\$\$|\$[^$\n]+\$)", re.DOTALL)


def items_of(bundle: Bundle, *, variants: int, language: str, jails: Runs) -> list[Item]:
    """The question of ``bundle`` in one language, ``variants`` of it where it is drawn. Raises DrawError."""
    drawn = draw(bundle, range(variants), jails=jails)
    return [_item(bundle, one, language) for one in drawn]


def _item(bundle: Bundle, drawn: Drawn, language: str) -> Item:
    shown = partial(filled, parameters=drawn.parameters)
    titles = {str(code): words for code, words in bundle.spec.title.items()}
    title = titles.get(language) or titles["en"]
    if QUESTION_FILE in bundle.files:
        title = f"{title} ({drawn.number + 1})"
    statement, figures = _FIGURE.subn(r"*\1*", shown(bundle.statement(language)))
    lost = (_("its figures were left out, their descriptions stand instead"),) if figures else ()
    hints = tuple(shown(hint.text.get(language) or hint.en) for hint in bundle.spec.hints)
    return Item(title, statement, _question(drawn), language, lost, hints)


def _question(drawn: Drawn) -> Question:
    """The drawn question with its parameters in the text that names them: its steps."""
    steps = drawn.question.get("steps")
    fields = dict(drawn.question)
    if isinstance(steps, Mapping):
        fields["steps"] = {code: filled(words, drawn.parameters) for code, words in steps.items()}
    return question_of(fields)


def filled(text: str, parameters: Mapping[str, object]) -> str:
    """Markdown with the parameters' values: as LaTeX in a formula, as words elsewhere."""
    parts = _FORMULA.split(text)
    return "".join(fill(part, parameters, in_formula if at % 2 else in_text)[0] for at, part in enumerate(parts))
