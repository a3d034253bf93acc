"""What is shown of a value is bounded, and holds the element that matters."""

from __future__ import annotations

import json

import numpy as np
import pytest

from grader.judge.comparing.compare import compare
from grader.judge.showing.slices import MOST, TEXT, pictures, shown
from grader.values import Array, Value, of_array


def test_a_small_array_is_whole() -> None:
    value = shown(of_array(np.array([[1.0, np.nan], [np.inf, -np.inf]])))
    assert value.cells == ((1.0, "nan"), ("inf", "-inf"))
    assert (value.slice, value.origin, value.shape, value.type, value.dtype) == (
        "",
        (0, 0),
        (2, 2),
        "ndarray",
        "float64",
    )
    assert value.text.startswith("array([[")


def test_a_vector_is_one_row() -> None:
    value = shown(of_array(np.arange(40)), at=(30,))
    assert value.cells == (tuple(range(22, 38)),)
    assert (value.slice, value.origin) == ("[22:38]", (0, 22))


def test_the_slice_holds_the_element() -> None:
    data = np.zeros((2, 3, 40, 10))
    data[1, 2, 39, 9] = 5.0
    value = shown(of_array(data), at=(1, 2, 39, 9))
    assert value.slice == "[1, 2, 24:40, :]"
    assert value.origin == (24, 0)
    assert value.cells is not None
    assert (len(value.cells), len(value.cells[0])) == (MOST, 10)
    assert value.cells[39 - 24][9] == 5.0


def test_pictures_of_a_wrong_array_share_their_slice() -> None:
    expected = np.zeros((3, 30, 30))
    got = expected.copy()
    got[2, 20, 3] = -1.5
    seen = pictures(compare(of_array(expected), of_array(got)))
    assert seen.worst == (2, 20, 3)
    assert seen.difference is not None
    assert seen.expected.slice == seen.got.slice == seen.difference.slice == "[2, 12:28, 0:16]"
    assert seen.difference.cells is not None
    assert seen.difference.cells[8][3] == -1.5


def test_the_worst_element_may_be_nan() -> None:
    expected = np.arange(6.0).reshape(2, 3)
    seen = pictures(compare(of_array(expected), of_array(np.where(expected == 4, np.nan, expected))))
    assert seen.worst == (1, 1)
    assert seen.difference is not None
    assert seen.difference.cells == ((0.0, 0.0, 0.0), (0.0, "nan", 0.0))


def test_pictures_of_integers_are_integers() -> None:
    seen = pictures(compare(of_array(np.array([1, 2])), of_array(np.array([1, 5]))))
    assert seen.difference is not None
    assert seen.difference.cells == ((0, 3),)


def test_pictures_without_a_common_shape() -> None:
    seen = pictures(compare(of_array(np.zeros(3)), of_array(np.zeros(4))))
    assert (seen.difference, seen.worst) == (None, None)
    assert pictures(compare(of_array(np.zeros(3)), None)).got.text == "None"
    assert pictures(compare(1.0, 2.0)).difference is None


@pytest.mark.parametrize(
    ("value", "text", "kind"),
    [
        (None, "None", "None"),
        (True, "True", "bool"),
        (2.5, "2.5", "float"),
        ("a\nb", "'a\\nb'", "str"),
        ((1,), "(1,)", "tuple"),
        ([1, (2, 3)], "[1, (2, 3)]", "list"),
        ({"a": of_array(np.array([1.0]))}, "{'a': array([1.])}", "dict"),
        (Array(np.array(2.0), "float64", scalar=True), "2.0", "float64"),
        (of_array(np.array([1.0], "float32"), library="torch"), "tensor([1.])", "Tensor"),
        (of_array(np.array([1.0], "float32")), "array([1.], dtype=float32)", "ndarray"),
        (Array(np.array([0.5], "float32"), "bfloat16", "torch"), "tensor([0.5], dtype=bfloat16)", "Tensor"),
        (of_array(np.zeros((0, 3))), "array([], shape=(0, 3), dtype=float64)", "ndarray"),
    ],
)
def test_text_is_what_a_student_would_write(value: Value, text: str, kind: str) -> None:
    found = shown(value)
    assert (found.type, found.text.replace(" ", "")) == (kind, text.replace(" ", ""))


def test_float32_cells_have_float32s_digits() -> None:
    assert shown(of_array(np.array([0.1], "float32"))).cells == ((0.1,),)


def test_everything_is_bounded_and_json() -> None:
    deep: Value = 1
    for _ in range(50):
        deep = [deep]
    huge = [deep, "x" * 10**6, of_array(np.random.default_rng(0).normal(size=(300, 300))), 10**5000, list(range(10**5))]
    for value in (*huge, huge, {str(i): i for i in range(10**4)}, of_array(np.array(["word"] * 500))):
        found = shown(value)
        assert len(found.text) <= TEXT
        json.dumps([found.text, found.cells], allow_nan=False)


@pytest.mark.parametrize("shape", [(6,) * 9, (2,) * 22, (7,) * 8, (1,) * 25 + (3, 1000), (5, 5, 5, 5, 5)])
def test_no_more_elements_are_written_down_than_are_shown(shape: tuple[int, ...]) -> None:
    """numpy leaves elements out along long axes only, and these have none."""
    written = shown(of_array(np.zeros(shape, np.uint8))).text
    assert written.startswith(f"array({'[' * len(shape)}0, 0")
    assert len(written) <= 2000
    assert written.count("0") < 1001


def test_an_element_that_is_text_is_cut() -> None:
    found = shown(of_array(np.array(["y" * 100_000] * 3)))
    assert found.cells is not None
    assert max(len(str(cell)) for row in found.cells for cell in row) <= 64
    assert found.dtype.endswith("U100000")
