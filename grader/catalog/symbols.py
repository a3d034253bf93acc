"""The symbols of a statement's formulas, in the reader's language."""

from __future__ import annotations

from django.utils import translation
from django.utils.translation import gettext

from grader.content.rendering.symbols import explain
from grader.content.spec.exercise import ExerciseSpec
from grader.languages import main_of
from grader.localised import localised


def explained(html: str, *, spec: ExerciseSpec, language: str) -> str:
    """``html``, a rendered statement, with what its exercise says of the symbols of its formulas."""
    if not spec.symbols:
        return html
    shown = language if language in spec.languages else main_of(spec.languages)
    symbols = [(one.tex, localised(one.text, shown)) for one in spec.symbols]
    with translation.override(shown):
        return explain(html, symbols, called=gettext("A formula; what its symbols stand for follows."))
