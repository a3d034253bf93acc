"""Sentences in the reader's language, as HTML: what stands between backticks is code."""

from __future__ import annotations

import re

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext

from grader.judge.words.sentences import Sentence, render

_CODE = re.compile(r"`([^`\n]+)`")


def say(sentence: Sentence) -> SafeString:
    """The sentence in the language of the moment. What it quotes of a student's is escaped."""
    return marked(render(sentence, gettext, get_language() or "en"))


def marked(text: str) -> SafeString:
    """Plain text as HTML, with ```code``` as ``<code>``."""
    return mark_safe(_CODE.sub(r"<code>\1</code>", conditional_escape(text)))  # noqa: S308 - escaped before
