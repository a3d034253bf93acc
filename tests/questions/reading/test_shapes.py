"""Shapes are read as people write them."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.questions.reading.numbers import UnreadableError
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
        "4、102、102",
    ],
)
def test_reads(text: str) -> None:
    assert read_shape(text) == (4, 102, 102)


@pytest.mark.parametrize(("text", "shape"), [("()", ()), ("scalar", ()), ("标量", ()), ("(5,)", (5,)), ("5", (5,))])
def test_reads_short_ones(text: str, shape: tuple[int, ...]) -> None:
    assert read_shape(text) == shape


@pytest.mark.parametrize("text", ["4 x", "x 4", "4,,5", "4.5 x 3", "-4 x 3", "(4, 5", "four", "4 x n", "1 " * 40])
def test_refuses(text: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_shape(text)
    assert caught.value.sentence.key == "answer.shape.unreadable"


def test_nothing_is_its_own_sentence() -> None:
    with pytest.raises(UnreadableError) as caught:
        read_shape("   ")
    assert caught.value.sentence.key == "answer.empty"


@given(st.text(max_size=40))
def test_never_fails_otherwise(text: str) -> None:
    with contextlib.suppress(UnreadableError):
        read_shape(text)


@given(st.lists(st.integers(0, 10**9), max_size=6).map(tuple))
def test_what_is_written_is_read_back(shape: tuple[int, ...]) -> None:
    assert read_shape(written(shape)) == shape
