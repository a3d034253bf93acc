"""The precision and the size of a case's inputs."""

from __future__ import annotations

import numpy as np
import pytest

from grader.judge.measuring.inputs import UNKNOWN, Inputs, inputs_of
from grader.values import Array, Value, of_array

F32 = of_array(np.array([1.0, -4.0], np.float32), library="torch")
HALF = Array(np.array([0.5], np.float32), "bfloat16", "torch")


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ([], UNKNOWN),
        (["relu", None, True, b"x"], UNKNOWN),
        ([of_array(np.array(["a"]))], UNKNOWN),
        ([3, -7], Inputs("", 7.0)),
        ([F32, 0.1], Inputs("float32", 4.0)),
        ([of_array(np.zeros(3)), F32], Inputs("float32", 4.0)),
        ([{"w": [F32, (HALF,)]}, of_array(np.array([9]))], Inputs("bfloat16", 9.0)),
        ([of_array(np.array([np.inf, np.nan, 2.0]))], Inputs("float64", 2.0)),
        ([of_array(np.zeros((0, 3)))], Inputs("float64", None)),
        ([of_array(np.array([3 + 4j]))], Inputs("float64", 5.0)),
    ],
)
def test_inputs(values: list[Value], found: Inputs) -> None:
    assert inputs_of(values) == found
