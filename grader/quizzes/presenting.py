"""A question as its page may show it: never with anything that tells the answer.

Options, pairs and items are named in pages by tokens, keyed hashes of their place and of who is asked, and listed in
the order of the tokens. So the names tell nothing, the order is another for each person, and stable for one.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache

from django.conf import settings
from django.core.cache import cache
from django.utils.safestring import SafeString, mark_safe

from grader.catalog.selectors import bundle_of
from grader.content.rendering.markdown import render_inline, render_markdown
from grader.content.spec.question import (
    COLUMNS,
    ArrayQuestion,
    ChoiceQuestion,
    ChoicesQuestion,
    MatchQuestion,
    NumberQuestion,
    OrderQuestion,
    QuestionSpec,
    TableQuestion,
)
from grader.content.text import Language
from grader.grading.questions import question_of
from grader.judge.answers.shapes import written
from grader.localised import localised
from grader.quizzes.models import Variant

QUESTIONS_KEPT = 4096


@dataclass(frozen=True, slots=True)
class Choice:
    """An option, a side of a pair or an item, by its token."""

    token: str
    html: SafeString


@dataclass(frozen=True, slots=True)
class CellView:
    """One cell of a table or an array: ``given`` is shown as it is, otherwise the student fills in ``name``."""

    column: str
    name: str
    given: str = ""
    asked: bool = True


@dataclass(frozen=True, slots=True)
class RowView:
    """One row of a table."""

    label: SafeString
    cells: tuple[CellView, ...]


@dataclass(frozen=True, slots=True)
class Presented:
    """What the page of one variant shows for answering."""

    type: str
    choices: tuple[Choice, ...] = ()  # options; items to order; the left sides of pairs
    sides: tuple[Choice, ...] = ()  # the right sides of pairs
    columns: tuple[str, ...] = ()
    rows: tuple[RowView, ...] = ()
    units: str = ""
    parameters: Mapping[str, object] = field(default_factory=dict)


def present(*, variant: Variant, asked: str, language: str) -> Presented:
    """``asked`` says who is asked where ("draw:17", "place:9"): tokens and order follow from it."""
    question = _question(variant)

    def choices(
        kind: str, texts: Sequence[Mapping[str, str]], last: frozenset[int] = frozenset()
    ) -> tuple[Choice, ...]:
        rows = [(index in last, token(asked, kind, index), text) for index, text in enumerate(texts)]
        return tuple(Choice(name, _inline(text, language)) for _, name, text in sorted(rows, key=lambda row: row[:2]))

    match question:
        case ChoiceQuestion() | ChoicesQuestion():
            last = frozenset(index for index, option in enumerate(question.options) if option.last)
            options = choices("option", [plain(option.text) for option in question.options], last)
            if not question.shuffle:
                order = {token(asked, "option", index): index for index in range(len(question.options))}
                options = tuple(sorted(options, key=lambda choice: order[choice.token]))
            return Presented(question.type, choices=options)
        case MatchQuestion():
            left = tuple(
                Choice(token(asked, "left", index), _inline(plain(pair.left), language))
                for index, pair in enumerate(question.pairs)
            )
            right = [plain(side) for side in (*(pair.right for pair in question.pairs), *question.extra)]
            return Presented(question.type, choices=left, sides=choices("right", right))
        case OrderQuestion():
            return Presented(question.type, choices=choices("item", [plain(item.text) for item in question.items]))
        case ArrayQuestion():
            rows = tuple(
                RowView(SafeString(""), tuple(CellView("", f"{r}.{c}") for c in range(len(row))))
                for r, row in enumerate(question.answer or ())
            )
            return Presented(question.type, rows=rows)
        case TableQuestion():
            columns = tuple(name for name in COLUMNS if any(row.cell(name) is not None for row in question.rows))
            return Presented(question.type, columns=columns, rows=_table(question, columns, language))
        case NumberQuestion():
            return Presented(question.type, units=localised(plain(question.units)) if question.units else "")
        case _:
            return Presented(question.type)


def _table(question: TableQuestion, columns: tuple[str, ...], language: str) -> tuple[RowView, ...]:
    rows = []
    for index, row in enumerate(question.rows):
        cells = []
        for column in COLUMNS:
            if column not in columns:
                continue
            right = row.cell(column)
            shown = "" if right is None else written(right) if isinstance(right, tuple) else f"{right:,}"
            asked = column in row.asked
            cells.append(CellView(column, f"{index}.{column}", given="" if asked else shown, asked=asked))
        rows.append(RowView(_inline(plain(row.label), language), tuple(cells)))
    return tuple(rows)


def plain(text: Mapping[Language, str]) -> dict[str, str]:
    """An author's text by language, as pages read it."""
    return {str(code): words for code, words in text.items()}


def token(asked: str, kind: str, index: int) -> str:
    """The name in pages of the option, side or item at ``index``."""
    key = settings.SECRET_KEY.encode()
    return hmac.new(key, f"{asked}:{kind}:{index}".encode(), hashlib.sha256).hexdigest()[:12]


def untoken(*, variant: Variant, asked: str, response: object) -> object:
    """The response with the file's places for tokens, as the judge reads it; what is no token stays as it is."""
    question = _question(variant)
    match question:
        case ChoiceQuestion():
            return _places(asked, "option", len(question.options)).get(str(response), response)
        case ChoicesQuestion() if isinstance(response, list):
            known = _places(asked, "option", len(question.options))
            return [known.get(str(one), one) for one in response]
        case OrderQuestion() if isinstance(response, list):
            known = _places(asked, "item", len(question.items))
            return [known.get(str(one), one) for one in response]
        case MatchQuestion() if isinstance(response, dict):
            left = _places(asked, "left", len(question.pairs))
            right = _places(asked, "right", len(question.pairs) + len(question.extra))
            return {left.get(str(a), a): right.get(str(b), b) for a, b in response.items()}
        case _:
            return response


def _places(asked: str, kind: str, count: int) -> dict[str, str]:
    return {token(asked, kind, index): str(index) for index in range(count)}


def _inline(text: Mapping[str, str], language: str) -> SafeString:
    """One line of an author's Markdown; ``render_inline`` gives safe HTML."""
    return mark_safe(_rendered(localised(text, language)))  # noqa: S308


@lru_cache(maxsize=8192)
def _rendered(text: str) -> str:
    """Rendered once a process: an exam asks hundreds of people the same."""
    return render_inline(text)


_questions: dict[tuple[int, datetime], QuestionSpec] = {}


def _question(variant: Variant) -> QuestionSpec:
    """The variant's question, read once a process; a variant never changes."""
    key = (variant.pk, variant.created_at)
    found = _questions.get(key)
    if found is None:
        if len(_questions) >= QUESTIONS_KEPT:
            _questions.clear()
        found = _questions[key] = question_of(variant.question)
    return found


def statement_html(*, variant: Variant, language: str) -> SafeString:
    """What is asked, with the variant's parameters. Rendered once a variant and language: neither ever changes."""
    key = f"question-statement:1:{variant.pk}:{language}"
    html = cache.get(key)
    if html is None:
        bundle = bundle_of(version=variant.version)
        html = render_markdown(bundle.statement(language), parameters=variant.parameters, figures=bundle.files)
        cache.set(key, html, timeout=None)
    return SafeString(html)


def steps_html(*, variant: Variant, language: str) -> SafeString:
    """The worked solution; empty where its author wrote none. Only for who may see the answer."""
    steps = _question(variant).steps
    html = render_markdown(localised(plain(steps), language), parameters=variant.parameters) if steps else ""
    return mark_safe(html)  # noqa: S308


def retoken(*, variant: Variant, asked: str, response: object) -> object:
    """The inverse of ``untoken``: a stored response with tokens, to fill the page's form with it again."""
    kinds = {"choice": "option", "choices": "option", "order": "item"}
    kind = kinds.get(str(variant.question.get("type")))
    if kind is not None and isinstance(response, list):
        return [token(asked, kind, int(one)) if _is_place(one) else one for one in response]
    if kind is not None:
        return token(asked, kind, int(str(response))) if _is_place(response) else response
    if variant.question.get("type") == "match" and isinstance(response, dict):
        return {
            token(asked, "left", int(a)): token(asked, "right", int(str(b))) if _is_place(b) else b
            for a, b in response.items()
            if _is_place(a)
        }
    return response


def _is_place(text: object) -> bool:
    return isinstance(text, str) and text.isascii() and text.isdigit() and len(text) < 6
