"""What a hidden case shows, and which input is the smallest."""

from __future__ import annotations

import numpy as np
import pytest

from grader.judge.reveal import Revealed, revealed, size
from grader.values import of_array


@pytest.mark.parametrize(
    ("level", "before", "after"),
    [
        ("name", Revealed(), Revealed()),
        ("property", Revealed(property=True), Revealed(property=True)),
        ("minimised", Revealed(property=True, example=True), Revealed(property=True, example=True)),
        ("after-deadline", Revealed(), Revealed(True, True, True)),
        ("something new", Revealed(), Revealed()),
    ],
)
def test_levels(level: str, before: Revealed, after: Revealed) -> None:
    assert revealed(level, after_deadline=False) == before
    assert revealed(level, after_deadline=True) == after


def test_smaller_inputs_come_first() -> None:
    inputs = [
        (of_array(np.zeros((2, 2))), 1),
        (of_array(np.ones((2, 2))), 1),
        (of_array(np.array([[np.nan, 1], [1, 1]])), 1),
        (of_array(np.zeros((3, 3))), 1),
    ]
    assert [size(value) for value in inputs] == sorted(size(value) for value in inputs)


def test_everything_has_a_size() -> None:
    for value in (
        None,
        True,
        3,
        -(10**400),
        float("nan"),
        1j,
        "abc",
        b"a",
        [],
        {"a": (1, 2)},
        of_array(np.array(["a"])),
    ):
        assert size(value) >= (0, 0.0)
