"""Inputs unchanged, properties, cost and training."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np
import pytest

from grader.judge.checks.cost import check_count, check_growth
from grader.judge.checks.relation import check_property
from grader.judge.checks.train import check_train
from grader.judge.checks.unchanged import check_unchanged
from grader.judge.checks.value import check_value
from grader.values import Value, of_array
from tests.judge.say import english

A = of_array(np.array([1.0, 2.0, np.nan]))


def test_value() -> None:
    assert check_value(A, A).ok
    wrong = check_value(1.0, 2.0)
    assert wrong.comparison is not None
    assert english(wrong.sentences) == ["The result is 2.0; 1.0 was expected: off by 1.0, allowed 1.1e-7."]


def test_unchanged() -> None:
    assert check_unchanged({"x": A, "n": 3, "s": [1, "a"]}, {"x": A, "n": 3, "s": [1, "a"]}).ok
    wrong = check_unchanged({"x": A, "w": A}, {"x": of_array(np.array([1.0, 2.0 + 1e-15, np.nan])), "w": A})
    assert english(wrong.sentences) == [
        "The result is right, but the inputs came back changed: x. Work on a copy: x = x.copy(), or x = x + ... "
        "instead of x += ...",
        "1 of 3 elements of x are not what they were.",
    ]


def test_of_a_dict_the_entry_that_changed_is_named() -> None:
    before: dict[str, Value] = {"x": A, "param": {"mean": A, "var": A}, "weights": [A, A]}
    other = of_array(np.array([1.0, 2.5, np.nan]))
    changed = check_unchanged(before, {"x": A, "param": {"mean": other, "var": A}, "weights": [A, other]})
    first, second = english(changed.sentences)
    assert "came back changed: param['mean'], weights[1]." in first
    assert second == "1 of 3 elements of param['mean'] are not what they were."
    more = check_unchanged(before, {**before, "param": {"mean": A, "var": A, "cache": A}})
    assert "came back changed: param." in english(more.sentences)[0]
    assert english(more.sentences)[1] == "The dict has 'cache', which was not expected."


@pytest.mark.parametrize("after", [{}, {"x": None}, {"x": of_array(np.array([1.0, 2.0]))}, {"x": [1.0, 2.0, 3.0]}])
def test_anything_else_is_a_change(after: dict[str, Value]) -> None:
    assert not check_unchanged({"x": A}, after).ok


TEXT = {"en": "It is linear.", "zh-hans": "它是线性的。"}


@pytest.mark.parametrize("held", [True, {"ok": True}, {"left": A, "right": A}, of_array(np.array(True))])
def test_a_property_that_holds(held: Value) -> None:
    assert check_property(held, TEXT).ok


@pytest.mark.parametrize(
    ("result", "said"),
    [
        (False, ["A property does not hold: It is linear."]),
        ({"ok": False, "why": "f(2x) is not 2f(x)"}, ["A property does not hold: It is linear.", "f(2x) is not 2f(x)"]),
        (
            {"ok": False, "why": {"en": "Look.", "zh-hans": "看。"}},
            ["A property does not hold: It is linear.", "Look."],
        ),
        (
            {"expected": 3, "got": 4},
            ["A property does not hold: It is linear.", "The result is 4; 3 was expected."],
        ),
        (
            {"left": 3, "right": 4},
            ["A property does not hold: It is linear.", "Two things that must agree do not: one is 3, the other 4."],
        ),
        (
            {"left": A, "right": of_array(np.array([1.0, 5.0, np.nan]))},
            [
                "A property does not hold: It is linear.",
                "Two things that must agree do not: at [1] one is 2.0, the other 5.0.",
            ],
        ),
        (
            {"left": A, "right": 3},
            [
                "A property does not hold: It is linear.",
                "Two things that must agree are not even of one kind and shape.",
            ],
        ),
    ],
)
def test_a_property_that_does_not(result: Value, said: list[str]) -> None:
    assert english(check_property(result, TEXT).sentences) == said


def test_a_property_without_words() -> None:
    assert english(check_property(False, {}).sentences) == ["A property that this case tests does not hold."]


@pytest.mark.parametrize("result", [None, 1, "yes", {"ok": 1}, {}])
def test_a_relation_that_gives_no_answer_is_the_authors_mistake(result: Value) -> None:
    with pytest.raises(ValueError, match="relation"):
        check_property(result, TEXT)


def test_cost() -> None:
    assert check_count(9, 9).ok
    assert english(check_count(81, 9).sentences)[0].startswith("It takes 81 operations; 9 are enough.")
    assert english(check_count(81, 9, unit="multiplications").sentences)[0].startswith("It takes 81 multiplications;")


@pytest.mark.parametrize(
    ("counts", "exponent", "ok"),
    [([10, 20, 40], 1, True), ([10, 42, 165], 2, True), ([10, 42, 165], 1, False), ([3, 3, 3], 0, True)],
)
def test_growth(counts: list[float], exponent: float, ok: bool) -> None:
    assert check_growth([10, 20, 40], counts, exponent).ok is ok


def test_growth_is_said() -> None:
    said = english(check_growth([10, 20, 40], [100, 400, 1600], 1).sentences)[0]
    assert said.startswith("The work grows with the size to the power of 2.0; 1 is possible. At size 40 it takes 1600")
    with pytest.raises(ValueError, match="two different sizes"):
        check_growth([10, 10], [1, 2], 1)


@pytest.mark.parametrize(
    ("results", "facts", "ok"),
    [
        ([0.95, 0.9, 0.92], {}, True),
        ([0.95, 0.89, 0.92], {}, False),
        ([0.95, 0.89, 0.92], {"share": 0.6}, True),
        ([0.95, 0.89, 0.8], {"share": Fraction(2, 3)}, False),
        ([0.1, 0.2], {"goal": "at most"}, True),
        ([0.1, 1.2], {"goal": "at most"}, False),
        ([None, 0.95], {}, False),
        ([None, 0.95], {"share": 0.5}, True),
        ([float("nan")], {"goal": "at most"}, False),
    ],
)
def test_training(results: list[float | None], facts: dict[str, Any], ok: bool) -> None:
    assert check_train(results, 0.9, **facts).ok is ok


def test_training_is_said() -> None:
    assert english(check_train([0.8, 0.95, float("nan")], 0.9, name="test accuracy").sentences) == [
        "In 1 of 3 runs with different seeds, test accuracy reaches 0.9; it must in 3.",
        "The best run came to 0.95.",
        "Some runs ended in NaN: is the step too large, or a log taken of 0?",
    ]
    assert english(check_train([1.5], 0.9, goal="at most", name="loss").sentences)[0] == (
        "In 0 of 1 runs with different seeds, loss comes down to 0.9; it must in 1."
    )
    assert english(check_train([None], 0.9).sentences) == [
        "In 0 of 1 runs with different seeds, the result reaches 0.9; it must in 1.",
        "No run ended within its budget with a number.",
    ]
    assert "the result comes down to 0.9" in english(check_train([1.5], 0.9, goal="at most").sentences)[0]
    with pytest.raises(ValueError, match="no runs"):
        check_train([], 0.9)
