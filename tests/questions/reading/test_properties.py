"""Whatever is typed, a reader reads it or says why not, soon; and what nobody sees changes nothing."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from grader.judge.words.sentences import Sentence
from grader.questions.reading.normal import MAX_LENGTH, UnreadableError, normal
from grader.questions.reading.numbers import read_number
from grader.questions.reading.shapes import read_shape
from grader.questions.reading.words import read_words
from grader.questions.readings import empty
from grader.questions.registry import QUESTION_TYPES, question_of
from tests.grading.test_questions import stored

READERS: list[Callable[[str], Any]] = [read_number, read_shape, read_words]
PIECES = [
    "0",
    "1",
    "12",
    "000",
    "234",
    ".",
    ",",
    " ",
    "'",
    "-",
    "+",
    "/",
    "*",
    "x",
    "×",
    "^",
    "e",
    "%",
    "(",
    ")",
    "=",
    ":",
    "~",
]
PIECES += [
    "k",
    "M",
    "万",
    "个参数",
    "parameters",
    "by",
    "10^6",
    "²",
    "½",
    "（",
    "“",
    "。",
    "\u200b",
    "\u2011",
    "х",
    "torch.Size(",
]
LIKELY = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)
INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f\ufe0f"
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.text(max_size=8)
    | st.sampled_from("01234"),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=3) | st.sampled_from("01"), inner, max_size=4)
    ),
    max_leaves=12,
)


def reading(reader: Callable[[str], Any], text: str) -> object:
    """What ``reader`` makes of ``text``: a value, or the key of the sentence that says why none."""
    try:
        return reader(text)
    except UnreadableError as trouble:
        return trouble.sentence.key


@pytest.mark.parametrize("reader", READERS)
@given(text=st.text(max_size=60) | LIKELY)
@example(text="1" * MAX_LENGTH)
@example(text="1e400" * 40)
@example(text="9^400")
def test_it_is_read_or_told_why_not(reader: Callable[[str], Any], text: str) -> None:
    assert reading(reader, text) is not None


@pytest.mark.parametrize("reader", READERS)
@given(text=LIKELY, data=st.data())
def test_what_nobody_sees_changes_nothing(reader: Callable[[str], Any], text: str, data: st.DataObject) -> None:
    places = data.draw(st.lists(st.integers(0, len(text)), max_size=4))
    hidden = list(text)
    for place in sorted(places, reverse=True):
        hidden.insert(place, data.draw(st.sampled_from(INVISIBLE)))
    if {"²", "½", "’"}.isdisjoint(text):  # the step before folds these with their neighbours
        assert reading(reader, "".join(hidden)) == reading(reader, text)


@example(text="\\\x1f0")
@given(text=st.text(max_size=60) | LIKELY)
def test_the_step_before_changes_nothing_the_second_time(text: str) -> None:
    once = reading(normal, text)
    assert reading(normal, str(once)) == once


@given(text=st.text(alphabet="0123456789", min_size=1, max_size=12), dash=st.sampled_from("-−–—‐‑‒―－﹣"))
def test_every_dash_is_a_minus_and_every_width_a_digit(text: str, dash: str) -> None:
    wide = "".join(chr(ord(digit) + 0xFEE0) for digit in text)
    assert read_number(dash + wide) == -read_number(text)


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(
    "text",
    [
        "1" * 10**7,
        " " * 10**7 + "1",
        *(piece * MAX_LENGTH for piece in ("1", "1 ", "1,", "(", "=", "x ", "1x", "1/", "e1", "-", "is ", "a=")),
        *("1 " * 99 + end for end in ("?", "a", "=")),
        "1" + " 000" * 49,
        "a" * 199 + "(",
        "(" * 100 + ")" * 100,
    ],
)
def test_no_input_takes_long(reader: Callable[[str], Any], text: str) -> None:
    begin = time.process_time()
    reading(reader, text[:MAX_LENGTH] if len(text) < 10**6 else text)
    assert time.process_time() - begin < 1


@pytest.mark.parametrize("kind", QUESTION_TYPES)
@given(response=JSON)
def test_any_response_is_read_in_parts(kind: str, response: object) -> None:
    """Empty, not to be read, and read: a response is the first alone, or has some of the others."""
    question = question_of(stored(kind))
    found = question.reading(response)
    assert found.empty or not empty(response)
    assert set(found.parts).isdisjoint(one.part for one in found.unread)
    assert all(isinstance(one.sentence, Sentence) for one in found.unread)
    marked = question.mark(response)
    assert marked.verdict == "invalid" or found.parts
    assert {part.id for part in marked.parts if not part.read} >= {one.part for one in found.unread if one.part}
