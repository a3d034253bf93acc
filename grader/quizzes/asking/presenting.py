"""A question as its page may show it: never with anything that tells the answer."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache, partial

from django.conf import settings
from django.core.cache import cache
from django.utils.safestring import SafeString, mark_safe

from grader.catalog.hints import WrittenHint, written_hints
from grader.catalog.selectors import bundle_of
from grader.catalog.stands_in import in_its_language
from grader.catalog.symbols import explained
from grader.content.rendering.markdown import render_inline, render_markdown
from grader.localised import localised
from grader.questions.form import Page, Presented
from grader.questions.question import Question, plain
from grader.questions.registry import question_of
from grader.quizzes.models import Variant

QUESTIONS_KEPT = 4096


def present(*, variant: Variant, asked: str, language: str) -> Presented:
    """``asked`` says who is asked where ("draw:17", "place:9"): tokens and order follow from it."""
    return question_at(variant).present(_page(asked, language))


def untoken(*, variant: Variant, asked: str, response: object) -> object:
    """The response with the file's places for tokens, as it is marked; what is no token stays as it is."""
    return question_at(variant).places_of(_page(asked), response)


def retoken(*, variant: Variant, asked: str, response: object) -> object:
    """The inverse of ``untoken``: a stored response with tokens, to fill the page's form with it again."""
    return question_at(variant).tokens_of(_page(asked), response)


def _page(asked: str, language: str = "en") -> Page:
    return Page(
        token=partial(token, asked),
        html=partial(inline_html, language=language),
        words=partial(localised, language=language),
    )


def token(asked: str, kind: str, index: int) -> str:
    """The name in pages of the option, side or item at ``index``."""
    key = settings.SECRET_KEY.encode()
    return hmac.new(key, f"{asked}:{kind}:{index}".encode(), hashlib.sha256).hexdigest()[:12]


def inline_html(text: Mapping[str, str], language: str) -> SafeString:
    """One line of an author's Markdown; ``render_inline`` gives safe HTML."""
    return mark_safe(_rendered(localised(text, language)))  # noqa: S308


@lru_cache(maxsize=8192)
def _rendered(text: str) -> str:
    """Rendered once a process: an exam asks hundreds of people the same."""
    return render_inline(text)


_questions: dict[tuple[int, datetime], Question] = {}


def question_at(variant: Variant) -> Question:
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
    key = f"question-statement:3:{variant.pk}:{language}"
    html = cache.get(key)
    if html is None:
        bundle = bundle_of(version=variant.version)
        html = in_its_language(
            explained(
                render_markdown(bundle.statement(language), parameters=variant.parameters, figures=bundle.files),
                spec=bundle.spec,
                language=language,
            ),
            languages=bundle.spec.languages,
            language=language,
        )
        cache.set(key, html, timeout=None)
    return SafeString(html)


def hints_of_variant(*, variant: Variant, language: str) -> tuple[WrittenHint, ...]:
    """The question's hints with the variant's parameters, kept as the statement is."""
    key = f"question-hints:1:{variant.pk}:{language}"
    hints: tuple[WrittenHint, ...] | None = cache.get(key)
    if hints is None:
        bundle = bundle_of(version=variant.version)
        hints = written_hints(bundle=bundle, language=language, parameters=variant.parameters)
        cache.set(key, hints, timeout=None)
    return hints


def steps_html(*, variant: Variant, language: str) -> SafeString:
    """The worked solution; empty where its author wrote none. Only for who may see the answer."""
    steps = question_at(variant).steps
    html = render_markdown(localised(plain(steps), language), parameters=variant.parameters) if steps else ""
    return mark_safe(html)  # noqa: S308
