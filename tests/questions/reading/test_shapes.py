"""Shapes are read as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.questions.reading.normal import UnreadableError
from grader.questions.reading.shapes import read_shape, written


@pytest.mark.parametrize(
    "text",
    [
        "4 x 102 x 102",
        "4x102x102",
        "4X102X102",
        "4×102×102",
        "4 * 102 * 102",
        "(4, 102, 102)",
        "4,102,102",
        "[4,102,102]",
        "4 102 102",
        "４，１０２，１０２",
        "（4，102，102）",
        "torch.Size([4, 102, 102])",
        "shape: (4, 102, 102,)",
        "4 by 102 by 102",
        "4-by-102-by-102",
        "4х102х102",
        "4 Х 102 χ 102",
        "4 乘 102 乘 102",
        "4x1O2x102",
        "(4, 102, 102",
        "4, 102, 102)",
        "(4, 102, 102).",
        "4×102×102。",
        "“4 x 102 x 102”",
        "output: 4x102x102",
        "The output has the shape (4, 102, 102)",
        "the size is 4 x 102 x 102",
        "形状是 4x102x102",
        "C=4, H=102, W=102",
        r"4 \times 102 \times 102",
        "conv1: 4x102x102",
        "Y.shape = (4, 102, 102)",
        "[4][102][102]",
        "4;102;102",
        "4 , 102 x 102",
        "\u200b4x102x102",
        "\ufeff4\u2009×\u2009102\u2009×\u2009102",
        "4、102、102",
    ],
)
def test_reads(text: str) -> None:
    assert read_shape(text) == (4, 102, 102)


@pytest.mark.parametrize(("text", "shape"), [("()", ()), ("scalar", ()), ("标量", ()), ("(5,)", (5,)), ("5", (5,))])
def test_reads_short_ones(text: str, shape: tuple[int, ...]) -> None:
    assert read_shape(text) == shape


@pytest.mark.parametrize(
    "text",
    ["4 x", "x 4", "4,,5", "4.5 x 3", "-4 x 3", "four", "four x 3", "4 x n", "1 " * 40, "3-4-5", "?", "4x5 pixels"],
)
def test_refuses(text: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_shape(text)
    assert caught.value.sentence.key == "answer.shape.unreadable"


@pytest.mark.parametrize(
    ("text", "shape"),
    [("1,000 x 5", (1000, 5)), ("5 x 1 000", (5, 1000)), ("1'000 x 5", (1000, 5)), ("10,000x5", (10000, 5))],
)
def test_groups_of_digits_that_are_no_axes_are_one_size(text: str, shape: tuple[int, ...]) -> None:
    assert read_shape(text) == shape


@pytest.mark.parametrize("text", ["12,544 x 10", "4,102x102", "1,000", "1,000,5"])
def test_what_may_be_one_axis_or_two_is_not_guessed(text: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_shape(text)
    assert caught.value.sentence.key == "answer.shape.comma"


def test_nothing_is_its_own_sentence() -> None:
    with pytest.raises(UnreadableError) as caught:
        read_shape("   ")
    assert caught.value.sentence.key == "answer.empty"


@given(st.lists(st.integers(0, 10**9), max_size=6).map(tuple))
def test_what_is_written_is_read_back(shape: tuple[int, ...]) -> None:
    assert read_shape(written(shape)) == shape
