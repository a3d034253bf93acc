"""The one step before every reader: what people and keyboards put between their meaning and its characters.

Copying from a page brings characters nobody sees, a phone makes curly quotes and long dashes, an input method
full-width digits and its own full stop. None of it is ever meant.
"""

from __future__ import annotations

import re
import unicodedata

from grader.judge.words.sentences import Sentence

MAX_LENGTH = 200  # characters of an answer worth reading

_SUPERSCRIPTS = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789-+", strict=True))
_POWER = re.compile(f"[{''.join(_SUPERSCRIPTS)}]+")
_VULGAR = re.compile("[¼-¾⅐-⅞]")
_SAME = str.maketrans(
    dict.fromkeys("−➖⁃˗", "-")
    | dict.fromkeys("\u301c\u3030～∼∽˜", "~")
    | dict.fromkeys("·⋅∙×✕✖⨯╳⨉∗", "*")
    | dict.fromkeys("‘’‚‛′ʼ´`‵", "'")
    | dict.fromkeys("“”„‟″«»「」『』〝〞《》〈〉", '"')
    | {"⁄": "/", "∕": "/", "÷": "/", "、": ",", "。": ".", "…": "..."}
)
_LATEX = (
    (re.compile(r"\\(?:times|cdot|ast)(?![a-zA-Z])"), "*"),
    (re.compile(r"\\d?frac ?\{(\d+)\} ?\{(\d+)\}"), r"\1/\2"),
    (re.compile(r"(?<=[\^,\d]) ?\{([-+]?[\d,]+)\}"), r"\1"),  # 10^{6}, 1{,}000
    (re.compile(r"\\(?:[,;! ()\[\]]|approx(?![a-zA-Z])|left|right)"), " "),
)
_ENDS = "\"'$*"
_CLOSING = ".,;:!?"


class UnreadableError(ValueError):
    """What was typed cannot be read; ``sentence`` tells the student how to write it."""

    def __init__(self, key: str, **facts: object) -> None:
        super().__init__(key)
        self.sentence = Sentence(key, facts)


def normal(text: str) -> str:
    """``text`` in the plainest characters that say the same.

    Invisible characters are dropped, digits and Latin letters of every width made ASCII, dashes and minus signs ``-``,
    signs of multiplication ``*``, quotes straight, powers in superscript written with ``^``, white space folded; quotes
    and Markdown's stars around it and punctuation that closes it are left out. LaTeX's own signs for these are read as
    they are.

    Raises:
        UnreadableError: it has more than 200 characters, or nothing is left.
    """
    if len(text) > MAX_LENGTH:
        raise UnreadableError("answer.number.long", limit=MAX_LENGTH)
    text = _POWER.sub(_power, text)
    text = _VULGAR.sub(r" \g<0>", text)  # "1½" is one and a half, not eleven halves
    text = unicodedata.normalize("NFKC", text).translate(_SAME)
    plain = _folded(text)
    while "\\" in plain or "{" in plain:  # each round is shorter: what one leaves may be LaTeX's own for the next
        shorter = plain
        for pattern, plain_form in _LATEX:
            shorter = pattern.sub(plain_form, shorter)
        shorter = _folded(shorter)
        if shorter == plain:
            break
        plain = shorter
    if not plain:
        raise UnreadableError("answer.empty")
    return _bare(plain) or plain


def _power(found: re.Match[str]) -> str:
    """A power in superscript; with nothing before it, a number that is only written small."""
    return "^" * (found.start() > 0) + "".join(_SUPERSCRIPTS[sign] for sign in found.group())


def _folded(text: str) -> str:
    """``text`` in plain characters, with single spaces."""
    return " ".join("".join(map(_plain, text)).split())


def _plain(character: str) -> str:
    if character.isascii():
        return character
    category = unicodedata.category(character)
    if category == "Cf" or "\ufe00" <= character <= "\ufe0f":  # of no width: joiners, marks of direction, variants
        return ""
    if category == "Nd":
        return str(unicodedata.digit(character))
    return "-" if category == "Pd" else character


def _bare(text: str) -> str:
    """Without quotes around it and without punctuation after it, in whatever order they stand."""
    while text:
        shorter = text.rstrip(_CLOSING + " ").lstrip(" ")
        if shorter[:1] in _ENDS and shorter:
            shorter = shorter[1:]
        if shorter[-1:] in _ENDS and shorter:
            shorter = shorter[:-1]
        if shorter == text:
            break
        text = shorter
    return text
