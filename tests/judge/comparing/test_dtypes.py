"""The sentence for each wrong kind of number, whole."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from grader.judge.comparing.compare import compare
from grader.judge.comparing.rules import Rules
from grader.values import Value
from tests.judge.comparing.test_compare import array
from tests.judge.say import english

INT_FOR_FLOAT = (
    "The values are int64; float64 was expected. An array made from integers keeps integers: whatever is written into "
    "it loses its decimals. Make it with a float dtype."
)
CUT = (
    "The values are int64, and equal the expected float64 ones with their decimals cut off. An array made from "
    "integers keeps integers, whatever is written into it. Make it with a float dtype."
)
SAID: list[tuple[Value, Value, str, str]] = [
    (array([1.0]), array([1j]), "kind", "The values are complex128; float64 was expected."),
    (array([1j]), array([1.0]), "kind", "The values are float64; complex128 was expected."),
    (array([1j]), array([1]), "kind", "The values are int64; complex128 was expected."),
    (2.0, 2 + 0j, "kind", "The values are complex128; float64 was expected."),
    (2.0, 2, "exact", "The values are int64; float64 was expected."),
    (array([1.5, 2.5]), array([1, 2]), "kind", CUT),
    (array([-1.5, 2.5]), array([-1, 2]), "kind", CUT),
    (array([1.5, 2.5]), array([2, 2]), "kind", INT_FOR_FLOAT),
    (array([1.0, 2.0]), array([1, 2]), "kind", INT_FOR_FLOAT),
    (array([np.nan, 2.5]), array([1, 2]), "kind", INT_FOR_FLOAT),
    (array(np.zeros(0)), array(np.zeros(0, int)), "kind", INT_FOR_FLOAT),
    (
        array([1.0], "float32"),
        array([1.0]),
        "exact",
        "The values are float64; exactly float32 was expected. .astype(...) or dtype=... sets it.",
    ),
    (
        array([1.0], "float32", "torch"),
        array([1.0], None, "torch"),
        "exact",
        "The values are float64; exactly float32 was expected. .to(...) or dtype=... sets it.",
    ),
    (
        array([1]),
        array([True]),
        "kind",
        "The values are truth values (bool); int64 was expected. A comparison gives bool; .astype(...) makes numbers "
        "of it.",
    ),
]


@pytest.mark.parametrize(("expected", "got", "policy", "words"), SAID)
def test_said(expected: Value, got: Value, policy: Any, words: str) -> None:
    assert english(compare(expected, got, Rules(dtype=policy)).sentences) == [words]


@pytest.mark.parametrize(("expected", "got"), [(2.0, 2), (2 + 0j, 2), (2 + 0j, 2.0)])
def test_a_single_number_may_be_narrower(expected: Value, got: Value) -> None:
    assert compare(expected, got).ok


@pytest.mark.parametrize(("expected", "got"), [(2, 2.0), (2, 2 + 0j), (1, True), (True, 1), (1.0, True), (0.0, False)])
def test_and_neither_wider_nor_a_truth_value(expected: Value, got: Value) -> None:
    assert compare(expected, got).stage == "dtype"
