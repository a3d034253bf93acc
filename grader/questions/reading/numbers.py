"""Reads numbers the way people write them, exactly: no float is ever made from what a student typed.

``read_number("392,500") == read_number("392 500") == read_number("３９２５００") == Fraction(392500)``; powers
("10^12", "1e12", "2×10³"), fractions ("3/4", "1 1/2"), percentages ("12.5%") and the Chinese units 万 and 亿 too.
"""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction

from grader.judge.words.sentences import Sentence

MAX_LENGTH = 200  # characters of an answer worth reading
MAX_EXPONENT = 400  # "1e999999999" would fill the memory with its digits

_SIGNS = str.maketrans({"−": "-", "–": "-", "—": "-", "﹣": "-", "·": "*", "⋅": "*", "∙": "*", "×": "*", "✕": "*"})
_SUPERSCRIPTS = {"⁰": "0", "¹": "1", "²": "2", "³": "3", "⁴": "4", "⁵": "5", "⁶": "6", "⁷": "7", "⁸": "8", "⁹": "9"}
_SUPERSCRIPTS |= {"⁻": "-", "⁺": "+"}
_POWER = re.compile(f"[{''.join(_SUPERSCRIPTS)}]+")
_VULGAR = re.compile("[¼-¾⅐-⅞]")

# 1,234,567 and 1'234'567 and 1 234 567 and 12,345,678; groups of four (1,0000,0000) are written in Chinese.
_GROUPED = re.compile(r"(?:\d{1,3}(?:([, '_])\d{3})(?:\1\d{3})*|\d{1,4}(?:([, '_])\d{4})(?:\2\d{4})*)(?:\.\d+)?$")
_PLAIN = re.compile(r"(?:\d+\.?\d*|\.\d+)$")
_UNITS = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8, "k": 10**3, "million": 10**6, "billion": 10**9}
_UNIT = re.compile(r"(.*?) ?(" + "|".join(_UNITS) + r")$", re.IGNORECASE)
_SCIENTIFIC = re.compile(r"(.+?) ?(?:[eE] ?|\* ?10 ?(?:\^|\*\*) ?)([+-]?\d+)$")
_PURE_POWER = re.compile(r"(\d+) ?(?:\^|\*\*) ?([+-]?\d+)$")
_MIXED = re.compile(r"(\d+) (\d+)/(\d+)$")
_RATIO = re.compile(r"(.+?) ?/ ?(.+)$")
_COMMA_DECIMAL = re.compile(r"[+-]?\d+,(?:\d{1,2}|\d{5,})$")


class UnreadableError(ValueError):
    """What was typed cannot be read; ``sentence`` tells the student how to write it."""

    def __init__(self, key: str, **facts: object) -> None:
        super().__init__(key)
        self.sentence = Sentence(key, facts)


def normalised(text: str) -> str:
    """Full-width forms made plain, white space folded, powers in superscript written with ``^``."""
    text = _POWER.sub(lambda found: "^" + "".join(_SUPERSCRIPTS[sign] for sign in found.group()), text)
    text = _VULGAR.sub(r" \g<0>", text)  # "1½" is one and a half, not eleven halves
    text = unicodedata.normalize("NFKC", text).replace("⁄", "/").translate(_SIGNS)
    return " ".join(text.split())


def read_number(text: str) -> Fraction:
    """The exact number that ``text`` says.

    Raises:
        UnreadableError: it is empty, too long, not a number, or could be read in two ways ("3,5").
    """
    if len(text) > MAX_LENGTH:
        raise UnreadableError("answer.number.long", limit=MAX_LENGTH)
    plain = normalised(text)
    if not plain:
        raise UnreadableError("answer.empty")
    if _COMMA_DECIMAL.match(plain):
        raise UnreadableError("answer.number.comma", text=plain, with_point=plain.replace(",", "."))
    try:
        return _signed(plain)
    except (ValueError, ZeroDivisionError):
        raise UnreadableError("answer.number.unreadable", text=plain[:60]) from None


def _signed(text: str) -> Fraction:
    if text[0] in "+-":
        value = _unsigned(text[1:].lstrip())
        return -value if text[0] == "-" else value
    return _unsigned(text)


def _unsigned(text: str) -> Fraction:
    if text.endswith("%"):
        return _unsigned(text[:-1].rstrip()) / 100
    if found := _SCIENTIFIC.match(text):
        return _unsigned(found[1]) * _power(Fraction(10), int(found[2]))
    if found := _PURE_POWER.match(text):
        return _power(Fraction(found[1]), int(found[2]))
    if found := _MIXED.match(text):
        return int(found[1]) + Fraction(int(found[2]), int(found[3]))
    if found := _UNIT.match(text):
        return _unsigned(found[1]) * _UNITS[found[2].lower()]
    if found := _RATIO.match(text):
        return _digits(found[1]) / _digits(found[2])
    return _digits(text)


def _power(base: Fraction, exponent: int) -> Fraction:
    if abs(exponent) > MAX_EXPONENT or base.numerator > 10**6:
        raise ValueError("too large to be an answer")
    return base**exponent


def _digits(text: str) -> Fraction:
    if _GROUPED.match(text):
        return Fraction(re.sub("[, '_]", "", text))
    if _PLAIN.match(text):
        return Fraction(text)
    raise ValueError(text)


def written(value: Fraction) -> str:
    """``value`` as it is shown: "392,500", "0.125", "1/3"."""
    if value.denominator == 1:
        return f"{value.numerator:,}"
    rest = value.denominator
    for factor in (2, 5):
        while rest % factor == 0:
            rest //= factor
    if rest > 1:
        return f"{value.numerator}/{value.denominator}"
    places = 0
    while (value * 10**places).denominator > 1:
        places += 1
    digits = f"{abs(value.numerator) * 10**places // value.denominator:0{places + 1}d}"
    return f"{'-' if value < 0 else ''}{int(digits[:-places]):,}.{digits[-places:]}"
