"""Numbers are read as people write them, exactly."""

import contextlib
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.questions.reading.numbers import UnreadableError, read_number, written


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("392500", 392500),
        ("392,500", 392500),
        ("392 500", 392500),
        ("392\u202f500", 392500),
        ("392'500", 392500),
        ("392_500", 392500),
        ("３９２５００", 392500),
        ("３９２，５００", 392500),
        ("1,234,567.5", Fraction(2469135, 2)),
        ("39,2500", 392500),
        ("39.25万", 392500),
        ("1.96609亿", 196609000),
        ("1e12", 10**12),
        ("1E+12", 10**12),
        ("10^12", 10**12),
        ("10**12", 10**12),
        ("10¹²", 10**12),
        ("2×10^3", 2000),
        ("2 · 10³", 2000),
        ("1e-3", Fraction(1, 1000)),
        ("10⁻³", Fraction(1, 1000)),
        ("3/4", Fraction(3, 4)),
        ("½", Fraction(1, 2)),
        ("1½", Fraction(3, 2)),
        ("1 1/2", Fraction(3, 2)),
        ("12.5%", Fraction(1, 8)),
        ("−7", -7),
        (" + 7 ", 7),
        (".5", Fraction(1, 2)),
        ("0.1", Fraction(1, 10)),
        ("280.", 280),
        ("1 million", 10**6),
    ],
)
def test_reads(text: str, value: Fraction | int) -> None:
    assert read_number(text) == value


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("", "answer.empty"),
        ("  ", "answer.empty"),
        ("3,5", "answer.number.comma"),
        ("0,25", "answer.number.comma"),
        ("39,25", "answer.number.comma"),
        ("many", "answer.number.unreadable"),
        ("1/0", "answer.number.unreadable"),
        ("1,23,456", "answer.number.unreadable"),
        ("1e999999999", "answer.number.unreadable"),
        ("nan", "answer.number.unreadable"),
        ("inf", "answer.number.unreadable"),
        ("--3", "answer.number.unreadable"),
        ("3 apples", "answer.number.unreadable"),
        ("0x10", "answer.number.unreadable"),
        ("9" * 201, "answer.number.long"),
    ],
)
def test_says_how_to_write_what_it_cannot_read(text: str, key: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_number(text)
    assert caught.value.sentence.key == key


@given(st.text(max_size=40))
def test_never_fails_otherwise(text: str) -> None:
    with contextlib.suppress(UnreadableError):
        read_number(text)


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=-(10**12), max_value=10**12))
def test_what_is_written_is_read_back(value: object) -> None:
    exact = Fraction(str(value))
    assert read_number(written(exact)) == exact


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(392500), "392,500"),
        (Fraction(-1, 8), "-0.125"),
        (Fraction(1, 3), "1/3"),
        (Fraction(2469, 2), "1,234.5"),
    ],
)
def test_writes(value: Fraction, text: str) -> None:
    assert written(value) == text
