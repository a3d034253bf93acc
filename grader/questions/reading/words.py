"""Reads typed words as people mean them."""

from __future__ import annotations

import unicodedata

from grader.questions.reading.numbers import normalised


def plain_words(text: str) -> str:
    """One width, single spaces, one case."""
    return " ".join(unicodedata.normalize("NFKC", text).split()).casefold()


def folded(text: str, *, case_sensitive: bool = False) -> str:
    """The same for a term: without a full stop at the end, and a hyphen is a space."""
    plain = normalised(text).rstrip(".。!").replace("-", " ").strip()
    return plain if case_sensitive else plain.casefold()
