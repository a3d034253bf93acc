"""Reads typed words as people mean them."""

from __future__ import annotations

import unicodedata

from grader.questions.reading.normal import normal


def plain_words(text: str) -> str:
    """One width, single spaces, one case: whether two texts of an author's read alike."""
    return " ".join(unicodedata.normalize("NFKC", text).split()).casefold()


def read_words(text: str, *, case_sensitive: bool = False) -> str:
    """A term: in one width and, unless ``case_sensitive``, one case, where a hyphen is a space.

    Raises:
        UnreadableError: it is empty, or longer than any term.
    """
    plain = normal(text)
    plain = " ".join(plain.replace("-", " ").split()) or plain
    return plain if case_sensitive else plain.casefold()
