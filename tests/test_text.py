"""Text of a submission is made fit to be stored, shown and printed, and otherwise left as it is."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.text import fit_text


@pytest.mark.parametrize("text", ["", "plain\n\tindented\r\n", "卷积 и свёртка", "é 😀 ½ ñ", "עברית"])
def test_what_people_write_stays(text: str) -> None:
    assert fit_text(text) == text


@pytest.mark.parametrize(
    ("text", "fit"),
    [
        ("a\0b", "a\ufffdb"),
        ("\ud800x", "\ufffdx"),
        ("\x1b[31mred", "\ufffd[31mred"),
        ("admin\u202egnp.exe", "admin\ufffdgnp.exe"),
        ("\u2066hidden\u2069", "\ufffdhidden\ufffd"),
        ("\x9b2J\x07", "\ufffd2J\ufffd"),
    ],
    ids=["NUL", "half a surrogate", "a terminal's colour", "direction turned", "isolated", "control characters"],
)
def test_what_does_harm_is_replaced(text: str, fit: str) -> None:
    assert fit_text(text) == fit


@given(st.text(st.characters(exclude_categories=())))
def test_it_can_always_be_stored(text: str) -> None:
    fit = fit_text(text)
    assert len(fit) == len(text)
    assert fit_text(fit) == fit
    assert json.loads(json.dumps(fit, ensure_ascii=False).encode()) == fit
