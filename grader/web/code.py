"""Submitted code, coloured on the server: no script is needed to read it."""

from __future__ import annotations

from functools import lru_cache

from django.utils.safestring import SafeString, mark_safe
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer

_LEXER = PythonLexer(stripnl=False, ensurenl=False)
_FORMATTER = HtmlFormatter(nowrap=True)


@lru_cache(maxsize=256)
def numbered_lines(source: str) -> tuple[tuple[int, SafeString], ...]:
    """Each line's number and HTML. Tokens over several lines are closed and opened again at each line's end."""
    html = highlight(source.rstrip("\n"), _LEXER, _FORMATTER)
    return tuple((i + 1, mark_safe(line)) for i, line in enumerate(html.rstrip("\n").split("\n")))  # noqa: S308 - pygments escapes
