"""Reads typed words as people mean them."""

from __future__ import annotations

import re
import unicodedata

from grader.questions.reading.normal import normal

# Letters of other scripts that look like Latin ones, as some keyboards and pages have them.
_ALIKE = str.maketrans("аеорсухіјѕАВЕКМНОРСТХІЈЅ", "aeopcyxijsABEKMHOPCTXIJS")
_BRACKETED = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]")


def plain_words(text: str) -> str:
    """One width, single spaces, one case: whether two texts of an author's read alike."""
    return " ".join(unicodedata.normalize("NFKC", text).split()).casefold()


def read_words(text: str, *, case_sensitive: bool = False) -> str:
    """A term: in one width and, unless ``case_sensitive``, one case, where a hyphen is a space; without brackets around
    it, and letters that only look Latin among Latin ones taken as those.

    Raises:
        UnreadableError: it is empty, or longer than any term.
    """
    plain = normal(text)
    if found := _BRACKETED.fullmatch(plain):
        plain = (found[1] or found[2] or "").strip() or plain
    if re.search("[A-Za-z]", plain):
        plain = plain.translate(_ALIKE)
    plain = " ".join(plain.replace("-", " ").split()) or plain
    return plain if case_sensitive else plain.casefold()
