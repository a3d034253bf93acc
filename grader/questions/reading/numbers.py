"""Reads numbers the way people write them, exactly: no float is ever made from what a student typed.

``read_number("392,500") == read_number("392 500") == read_number("３９２５００") == Fraction(392500)``; powers
("10^12", "1e12", "2×10³"), fractions ("3/4", "1 1/2"), percentages ("12.5%"), 60M, the Chinese units 万 and 亿, and the
unit that stands beside the field. What can be read in two ways ("3,5", "1,2345") is not read.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Context
from fractions import Fraction
from functools import cache

from grader.questions.reading.normal import MAX_LENGTH, UnreadableError, normal

__all__ = ["MAX_LENGTH", "UnreadableError", "read_number", "shown", "written"]

MAX_EXPONENT = 400  # "1e999999999" would fill the memory with its digits
LONGEST_SHOWN = 40  # characters of a number that is repeated to who typed it

# 1,234,567 and 1'234'567 and 1 234 567; groups of four (1,0000,0000) are written in Chinese. One group of four after a
# comma is not: 1,2345 is as likely 1.2345. Two groups after points (1.234.567) cannot be decimals.
_GROUPED = re.compile(
    r"[1-9]\d{0,2}(?:([, '_])\d{3})(?:\1\d{3})*(?:\.\d+)?"
    r"|[1-9]\d{0,3}(?:,\d{4}){2,}(?:\.\d+)?"
    r"|[1-9]\d{0,3}(?:([ '_])\d{4})(?:\2\d{4})*(?:\.\d+)?"
)
_POINTS = re.compile(r"([1-9]\d{0,2}(?:\.\d{3}){2,})|([1-9]\d{0,2}(?:\.\d{3})+),(\d+)")
_PLAIN = re.compile(r"\d+\.?\d*|\.\d+|(?:\d+|\d{1,3}(?: \d{3})+)\.(?:\d{3} )+\d{1,3}")
_COMMA = re.compile(r"\d*,\d+|\d{1,3}(?:[ '_]\d{3})+,\d+")
_SIZES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_SIZES |= {"mio": 10**6, "mln": 10**6, "bn": 10**9}
_SIZES |= {"百": 10**2, "千": 10**3, "万": 10**4, "萬": 10**4, "百万": 10**6, "亿": 10**8, "億": 10**8}
_LETTERS = {"k": 10**3, "K": 10**3, "M": 10**6, "B": 10**9, "G": 10**9, "T": 10**12}
_SCIENTIFIC = re.compile(r"(.+?) ?(?:[eE] ?|[*xX] ?10 ?(?:\^|\*\*) ?)\(?([+-]?\d+)\)?")
_PURE_POWER = re.compile(r"(\d+) ?(?:\^|\*\*) ?\(?([+-]?\d+)\)?")
_MIXED = re.compile(r"(\d+) (\d+)/(\d+)")
_RATIO = re.compile(r"([^/]+?) ?/ ?([^/]+)")
_BEFORE = re.compile(
    r"(?:~|≈|≃|≅|≐|约等于|大约|约|一共|总共|共|about|approximately|approx\.?|circa|ca\.?)\s*", re.IGNORECASE
)
_PLAIN_SIGNS = str.maketrans(
    "хХ個參數權經層張單約總萬億", "xx个参数权经层张单约总万亿"
)  # Cyrillic х for x; traditional signs
_PER_CENT = frozenset(["%", "percent", "per cent", "per-cent"])
_BRACKETS = ("()", "[]")
_NAMED = re.compile(r"([^=:<>≤≥]{0,60}?) ?(?:[=:]|\bis\b|[是为]) ?([^=:]+)")
_OPERATION = re.compile(r"[\d)] ?[*/^+xX-] ?[\d.(]")
_NOUNS = (
    "parameters params weights biases neurons units pixels px elements entries channels numbers values operations ops "
    "flops macs multiplications multiply-adds additions layers connections images kernels filters maps times steps"
)
_MEASURES = (
    "个 次 层 张 个参数 参数 个权重 权重 个神经元 个单元 个像素 像素 个元素 个通道 通道 个数 次乘法 次乘加 次运算"
)
_FILLERS = frozenset(["learnable", "trainable", "in", "total", "all", "and", "of", "the"])
_COUNTED = frozenset([*_NOUNS.split(), *(one.removesuffix("s") for one in _NOUNS.split()), *_MEASURES.split()])


def read_number(text: str, units: Mapping[str, str] | None = None) -> Fraction:
    """The exact number that ``text`` says. ``units``: what stands beside the field, by language; it may be typed.

    Raises:
        UnreadableError: it is empty, too long, not a number, or could be read in two ways ("3,5").
    """
    plain = _unbracketed(normal(text).translate(_PLAIN_SIGNS))
    try:
        return _signed(_number_in(plain), units or {})
    except UnreadableError:
        raise
    except (ValueError, ZeroDivisionError) as trouble:
        unfinished = isinstance(trouble, ValueError) and _is_expression(plain)
        key = "answer.number.expression" if unfinished else "answer.number.unreadable"
        raise UnreadableError(key, text=plain[:60]) from None


def _is_expression(text: str) -> bool:
    """Whether it is arithmetic that nobody worked out: "5*56", "1/2 + 3"."""
    return set(text) <= set("0123456789 .,()*/^+xX-") and bool(_OPERATION.search(text)) and text[:2] != "0x"


def _number_in(text: str) -> str:
    """The number of "= 280", "~280", "answer: 280" and "5 * 56 = 280"; two different ones say nothing."""
    text = _BEFORE.sub("", text, count=1) if _BEFORE.match(text) else text
    if found := _NAMED.fullmatch(text):
        if re.fullmatch(r"[\d .,'+-]+", found[1]) and not _comes_to(found[1].strip(), found[2].strip()):
            raise ValueError(text)
        return _BEFORE.sub("", found[2], count=1) if _BEFORE.match(found[2]) else found[2]
    return text


def _comes_to(text: str, result: str) -> bool:
    """Whether what stands before "=" is the number behind it, or a sum that nobody checks here."""
    if re.search(r"\d ?[+-]", text):
        return True
    return _core(text) == _core(result)


def _signed(text: str, units: Mapping[str, str]) -> Fraction:
    text = _unbracketed(text)
    value = _with_unit(_unbracketed(text.removeprefix("+" if text[:1] == "+" else "-").lstrip()), units)
    return -value if text.startswith("-") else value


def _unbracketed(text: str) -> str:
    while text[:1] + text[-1:] in _BRACKETS:
        text = text[1:-1].strip()
    return text


def _with_unit(text: str, units: Mapping[str, str]) -> Fraction:
    """A number and what stands behind it: the field's own unit first, so that 12 % of a field in % is 12."""
    own = _forms(tuple(units.values()))
    number, unit = _split(text)
    if not unit:
        return _core(number)
    if unit.casefold() in own or any(unit.casefold() == form[:1] for form in own if len(form) == 2):
        return _core(number)  # "60 MB" and "60M" where MB is asked
    if unit.casefold() in _PER_CENT:
        return _core(number) if own & _PER_CENT else _core(number) / 100
    for names, form in ((_LETTERS, unit), (_SIZES, unit.casefold())):
        if form in names:
            return _core(number) * names[form]
    counted = own | _COUNTED
    word, _, rest = unit.partition(" ")
    for names, form in ((_LETTERS, word), (_SIZES, word.casefold())):
        if form in names and rest.casefold() in counted:
            return _core(number) * names[form]
    for size in ("万", "亿", "千", "百万"):
        if unit.startswith(size) and unit.removeprefix(size).strip() in counted:
            return _core(number) * _SIZES[size]
    words = [word for word in unit.casefold().split() if word not in _FILLERS]
    if not words or (set(words) <= _COUNTED and (not own or own & _COUNTED)):  # "280 in total"
        return _core(number)
    if units:
        _core(number)
        raise UnreadableError("answer.number.unit", text=text[:60], unit={"text": dict(units)})
    raise ValueError(text)


_TAIL = re.compile(r"(.*?[\d.)]) ?((?:[^\W\d_]|[%‰°/])(?:[^\d]*))")


def _split(text: str) -> tuple[str, str]:
    """The number, and the words behind it; a power's "e" and "x" belong to the number."""
    found = _TAIL.fullmatch(text)
    return (found[1].strip(), found[2].strip()) if found else (text, "")


@cache
def _forms(units: tuple[str, ...]) -> frozenset[str]:
    """How the unit beside a field may be typed: one of it, and without a Chinese measure word."""
    forms = set()
    for unit in units:
        plain = " ".join(unit.split()).casefold()
        forms |= {plain, plain.removesuffix("s"), plain.removeprefix("个")}
        if plain.startswith("个"):
            forms.add("个")
    return frozenset(forms - {""})


def _core(text: str) -> Fraction:
    if found := _SCIENTIFIC.fullmatch(text):
        return _digits(found[1]) * _power(Fraction(10), int(found[2]))
    if found := _PURE_POWER.fullmatch(text):
        return _power(Fraction(found[1]), int(found[2]))
    if found := _MIXED.fullmatch(text):
        return int(found[1]) + Fraction(int(found[2]), int(found[3]))
    if found := _RATIO.fullmatch(text):
        return _digits(found[1]) / _digits(found[2])
    return _digits(text)


def _power(base: Fraction, exponent: int) -> Fraction:
    if abs(exponent) > MAX_EXPONENT or base.numerator > 10**6:
        raise ValueError("too large to be an answer")
    return base**exponent


def _digits(text: str) -> Fraction:
    if _GROUPED.fullmatch(text):
        return Fraction(re.sub("[, '_]", "", text))
    if _PLAIN.fullmatch(text):
        return Fraction(text.replace(" ", ""))
    if found := _POINTS.fullmatch(text):
        whole = (found[1] or found[2]).replace(".", "")
        return Fraction(f"{whole}.{found[3] or 0}")
    if _COMMA.fullmatch(text):
        raise UnreadableError("answer.number.comma", text=text, with_point=text.replace(",", "."))
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


def shown(value: Fraction) -> str:
    """The same in at most 40 characters: a longer one as "≈ 1.23457e+300"."""
    text = written(value)
    if len(text) <= LONGEST_SHOWN:
        return text
    context = Context(prec=6)
    return f"≈ {context.divide(context.create_decimal(value.numerator), context.create_decimal(value.denominator)):.5e}"
