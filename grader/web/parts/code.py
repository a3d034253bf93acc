"""Submitted code, coloured on the server: no script is needed to read it.

A page shows as much as a person reads, and what a process keeps is bounded by what it keeps it of: a file may be a
quarter of a megabyte of one-letter lines, each of which becomes a row of a table.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from django.utils.safestring import SafeString, mark_safe
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer

MOST_LINES, MOST_CHARACTERS = 1_000, 32_000  # shown
_KEPT_CHARACTERS = 8_000  # of a file whose lines are kept for who looks next
_LEXER = PythonLexer(stripnl=False, ensurenl=False)
_FORMATTER = HtmlFormatter(nowrap=True)

Lines = tuple[tuple[int, SafeString], ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """The lines shown, each with its number and HTML, and whether the file goes on behind them."""

    lines: Lines
    goes_on: bool


def listing(source: str) -> Listing:
    """The code as a page shows it."""
    whole = source.rstrip("\n")
    shown = "\n".join(whole[:MOST_CHARACTERS].split("\n", MOST_LINES)[:MOST_LINES])
    lines = _kept(shown) if len(shown) <= _KEPT_CHARACTERS else _numbered(shown)
    return Listing(lines, len(shown) < len(whole))


def coloured(source: str) -> tuple[SafeString, ...]:
    """The lines of code that is about to be written in, an empty last one included; none where it is too long."""
    shown = listing(source)
    if shown.goes_on or not source.strip():
        return ()
    after = len(source) - len(source.rstrip("\n"))
    return (*(line for _, line in shown.lines), *(SafeString() for _ in range(after)))


def _numbered(source: str) -> Lines:
    """Tokens over several lines are closed and opened again at each line's end."""
    html = highlight(source, _LEXER, _FORMATTER)
    return tuple((i + 1, mark_safe(line)) for i, line in enumerate(html.removesuffix("\n").split("\n")))  # noqa: S308 - pygments escapes


_kept = lru_cache(maxsize=128)(_numbered)
