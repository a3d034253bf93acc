"""Numbers are read as people write them, exactly."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.questions.reading.numbers import UnreadableError, read_number, shown, written


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
        ("1,0000,0000", 10**8),
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
        ("1.234.567", 1234567),
        ("1.234,5", Fraction(2469, 2)),
        ("1’000", 1000),
        ("78.539 816 339 744 8", Fraction("78.5398163397448")),
        ("2x10^6", 2000000),
        ("2 X 10⁶", 2000000),
        ("1.5 x 10**6", 1500000),
        ("10^(-3)", Fraction(1, 1000)),
        ("60M", 60000000),
        ("3.6 G", 3600000000),
        ("2.5k", 2500),
        ("1.5 million parameters", 1500000),
        ("39.25万个", 392500),
        ("61,706 parameters", 61706),
        ("1 parameter", 1),
        ("280 个参数", 280),
        ("280个", 280),
        ("~280", 280),
        ("≈ 280", 280),
        ("约 280", 280),
        ("about 280", 280),
        ("=280", 280),
        ("x = 280", 280),
        ("answer: 280", 280),
        ("5 * 56 = 280", 280),
        ("280。", 280),
        ("280!", 280),
        ("“280”", 280),
        ("$280$", 280),
        ("(280)", 280),
        ("\u200b280", 280),
        ("\ufeff280", 280),
        ("2\u00ad80", 280),
        ("‐5", -5),
        ("‑5", -5),
        ("‒5", -5),
        ("—5", -5),
        ("٢٨٠", 280),
        ("12 percent", Fraction(3, 25)),
        ("(-5)", -5),
        ("10^{6}", 10**6),
        (r"2 \times 10^{6}", 2000000),
        (r"\frac{3}{4}", Fraction(3, 4)),
        ("1{,}000", 1000),
        ("61706 learnable parameters", 61706),
        ("280 parameters in total", 280),
        ("the answer is 280", 280),
        ("结果是 280", 280),
        ("一共280个参数", 280),
        ("0.25 = 1/4", Fraction(1, 4)),
        ("60 mio", 60000000),
        ("[280]", 280),
        ("(≈280)", 280),
        ("**280**", 280),
        (r"\(280\)", 280),
        ("280 total", 280),
        ("280 in total", 280),
        ("156+2416+48120 = 50692", 50692),
        ("66 per cent", Fraction(33, 50)),
        ("⁻5", -5),
        ("-(5)", -5),
        ("2 х 10^6", 2000000),  # Cyrillic
        ("280個參數", 280),
        ("《280》", 280),
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
        ("0,660", "answer.number.comma"),
        ("0,6600", "answer.number.comma"),
        ("0,1234", "answer.number.comma"),
        ("3,1416", "answer.number.comma"),
        ("1,2345", "answer.number.comma"),
        ("39,2500", "answer.number.comma"),
        ("6,1706e4", "answer.number.comma"),
        ("1 234,5", "answer.number.comma"),
        ("\u200b", "answer.empty"),
        ("5*56", "answer.number.expression"),
        ("1/2 + 3", "answer.number.expression"),
        ("270 = 280", "answer.number.unreadable"),
        (">280", "answer.number.unreadable"),
        (">=280", "answer.number.unreadable"),
        ("280±1", "answer.number.unreadable"),
        ("0.25 = 0.5", "answer.number.unreadable"),
        ("60m", "answer.number.unreadable"),
        ("60 MB", "answer.number.unreadable"),
        ("1e5e5", "answer.number.unreadable"),
        (".", "answer.number.unreadable"),
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


PARAMETERS = {"en": "parameters", "zh-hans": "个参数"}
MEGABYTES = {"en": "MB", "zh-hans": "MB"}


@pytest.mark.parametrize(
    ("text", "units", "value"),
    [
        ("280 parameters", PARAMETERS, 280),
        ("280 Parameter", PARAMETERS, 280),
        ("280 个参数", PARAMETERS, 280),
        ("280 个", PARAMETERS, 280),
        ("1.5M parameters", PARAMETERS, 1500000),
        ("60 MB", MEGABYTES, 60),
        ("60mb", MEGABYTES, 60),
        ("60M", MEGABYTES, 60),
        ("12 %", {"en": "%"}, 12),
        ("12%", None, Fraction(3, 25)),
    ],
)
def test_the_unit_beside_the_field_may_be_typed(text: str, units: dict[str, str] | None, value: Fraction | int) -> None:
    assert read_number(text, units) == value


@pytest.mark.parametrize("text", ["60 KB", "60 parameters", "60 GB"])
def test_another_unit_is_told_apart(text: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_number(text, MEGABYTES)
    assert (caught.value.sentence.key, caught.value.sentence.facts["unit"]) == (
        "answer.number.unit",
        {"text": MEGABYTES},
    )


def test_a_number_too_long_to_repeat_is_shortened() -> None:
    assert shown(Fraction(10**300)) == "≈ 1.00000e+300"
    assert shown(Fraction(-1, 8)) == "-0.125"


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
