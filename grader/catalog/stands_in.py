"""What a reader is told of an exercise that is not written in their language."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils import translation
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, gettext_lazy

from grader.languages import Language, main_of

NAMES = {"en": gettext_lazy("English"), "zh-hans": gettext_lazy("Chinese")}


def in_its_language(html: str, *, languages: Sequence[Language], language: str) -> SafeString:
    """``html``, a rendered statement, for a reader of ``language``; led by a sentence where it stands in another one.

    So every page that shows the statement says it, and screen readers read it in its own language.
    """
    if language in languages:
        return SafeString(html)
    main = main_of(languages)
    with translation.override(language):
        said = gettext("This exercise is written in %(language)s.") % {"language": NAMES[main]}
    safe = mark_safe(html)  # noqa: S308  rendered and sanitised by render_markdown
    return format_html('<p class="notice">{}</p><div lang="{}">{}</div>', said, main, safe)
