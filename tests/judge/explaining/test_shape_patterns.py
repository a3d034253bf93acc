"""What a wrong shape is explained by."""

from __future__ import annotations

from typing import Literal

import numpy as np
import pytest

from grader.judge.comparing.compare import compare
from grader.judge.comparing.rules import Rules
from grader.judge.explaining.window import Geometry
from grader.values import of_array
from tests.judge.say import english

Shape = tuple[int, ...]

PLAIN: list[tuple[Shape, Shape, str]] = [
    ((5,), (1, 5), "an axis of size 1 too many, which broadcasting hides in later steps"),
    ((5,), (1, 5), ".reshape(5,) removes it"),
    ((5,), (1, 1, 5), "There are 2 axes of size 1 too many"),
    ((5, 1), (5,), "An axis of size 1 is missing: keepdims=True"),
    ((1, 5, 1, 1), (5,), "3 axes of size 1 are missing: keepdims=True"),
    ((3, 5), (5, 3), "Rows and columns are swapped."),
    ((2, 4, 6), (2, 6, 4), ".transpose(0, 2, 1) of it would have the expected one"),
    ((2, 3, 4, 5), (2, 4, 5, 3), ".transpose(0, 3, 1, 2) of it would have the expected one"),
    ((2, 3, 3, 5), (2, 3, 5, 3), "These are the expected axes in another order."),
    ((2, 2, 5), (5, 2, 2), "These are the expected axes in another order."),
    ((5,), (3, 5), "The first axis, of size 3, is still there"),
    ((3,), (3, 5), "Axis 1, of size 5, is still there"),
    ((4, 3, 5), (3, 5), "The first axis, of size 4, is missing"),
    ((3, 5), (3,), "Axis 1, of size 5, is missing: was it summed over?"),
    ((4,), (4, 4), "broadcast to (4, 4)"),
    ((4, 1), (4, 4), "broadcast to (4, 4)"),
    ((2, 6), (12,), "the result is flattened"),
    ((2, 6), (4, 3), "The number of elements, 12, is right"),
    ((5, 5), (7, 7), "2 rows and 2 columns too many: as if 1 more were padded on each side"),
    ((7, 7), (3, 3), "4 rows and 4 columns are missing: as if 2 fewer were padded"),
    ((5, 5), (6, 6), "1 row and 1 column too many: check the + 1"),
    ((5, 5), (4, 4), "1 row and 1 column are missing: check the + 1"),
    ((5, 5), (8, 8), "There are 3 rows and 3 columns too many."),
    ((5, 5), (2, 2), "3 rows and 3 columns are missing."),
    ((2, 1, 4, 3), (2, 1, 4, 0), "Nothing is left along axis 3."),
    ((4,), (0, 4), "Nothing is left along axis 0."),
]


@pytest.mark.parametrize(("expected", "got", "words"), PLAIN)
def test_explained(expected: Shape, got: Shape, words: str) -> None:
    said = english(compare(of_array(np.zeros(expected)), of_array(np.ones(got))).sentences)
    assert len(said) == 2, said
    assert words in said[1]


@pytest.mark.parametrize(
    ("expected", "got"),
    [((2, 3), (5, 7)), ((2, 3), (2, 3, 4, 5)), ((5, 5), (40, 40)), ((4, 4), (4,)), ((0, 3), (2, 0))],
)
def test_not_explained(expected: Shape, got: Shape) -> None:
    assert len(compare(of_array(np.zeros(expected)), of_array(np.ones(got))).sentences) == 1


def test_a_transpose_is_told_by_its_values() -> None:
    array = np.arange(6.0).reshape(2, 3)
    said = english(compare(of_array(array), of_array(np.ascontiguousarray(array.T))).sentences)
    assert said[1] == "The result is the expected one transposed."


@pytest.mark.parametrize(("library", "method"), [("numpy", "transpose"), ("torch", "permute")])
def test_axes_in_another_order_are_told_by_their_values(library: Literal["numpy", "torch"], method: str) -> None:
    array = np.arange(24.0).reshape(1, 2, 4, 3)
    moved = np.ascontiguousarray(array.transpose(0, 3, 1, 2))
    said = english(compare(of_array(array, library=library), of_array(moved, library=library)).sentences)
    assert said[1].endswith(f"with its axes in another order: .{method}(0, 2, 3, 1) of it is right.")
    other = english(compare(of_array(array), of_array(moved + 1)).sentences)
    assert "of it would have the expected one" in other[1]


def test_a_tensor_is_permuted() -> None:
    expected, got = (of_array(np.zeros(shape), library="torch") for shape in ((2, 3, 4), (4, 2, 3)))
    assert ".permute(1, 2, 0) of it" in english(compare(expected, got).sentences)[1]


LAYOUTS: list[tuple[Shape, Shape, str, str]] = [
    ((1, 5, 5), (1, 1, 1), "CHW", "4 rows and 4 columns are missing: as if 2 fewer were padded"),
    ((2, 5, 6, 3), (2, 6, 7, 3), "NHWC", "1 row and 1 column too many: check the + 1"),
    ((2, 5, 6, 3), (2, 6, 5, 3), "NHWC", "Rows and columns are swapped."),
    ((2, 4, 6), (2, 6, 4), "CHW", "Rows and columns are swapped."),
    ((3, 5, 2, 2), (3, 2, 5, 2), "NHWC", "These are the expected axes in another order."),
    ((2, 3, 5, 6), (2, 5, 6, 3), "NCHW", ".transpose(0, 3, 1, 2) of it would have the expected one"),
]


@pytest.mark.parametrize(("expected", "got", "axes", "words"), LAYOUTS)
def test_rows_and_columns_are_where_the_exercise_says(expected: Shape, got: Shape, axes: str, words: str) -> None:
    found = compare(of_array(np.zeros(expected)), of_array(np.ones(got)), Rules(layouts={"": axes}))
    assert words in english(found.sentences)[1]


def test_axes_without_names_are_no_rows() -> None:
    found = compare(of_array(np.zeros((2, 5, 5))), of_array(np.ones((2, 6, 6))))
    assert len(found.sentences) == 1


STRIDED = Geometry((11, 9), (3, 3), (2, 2), (2, 2))  # output (7, 6)
PADDED = Geometry((11, 9), (4, 3), (1, 1), (2, 2))  # output (12, 11)
WINDOWS: list[tuple[Geometry, Shape, str]] = [
    (PADDED, (8, 7), "without padding; the padding here is (2, 2)"),
    (PADDED, (10, 9), "padding on one side only"),
    (STRIDED, (13, 11), "for stride 1; the stride here is (2, 2)"),
    (Geometry((10, 10), (5, 5), (1, 1), (1, 1)), (13, 13), "without subtracting the window's size (5, 5)"),
    (Geometry((10, 9), (3, 3), (2, 2)), (5, 4), "rounded up"),
    (Geometry((12, 12), (5, 5)), (9, 9), "the output's size plus 1"),
    (Geometry((2, 3), (2, 2)), (0, 1), "without the + 1"),
    (Geometry((2, 2), (2, 2), (2, 2)), (0, 0), "without the + 1"),
    (Geometry((12, 10), (3, 3), (1, 1), (1, 1)), (4, 4), "when the window moves by its own size (3, 3)"),
    (Geometry((10, 10), (4, 4), (2, 2)), (3, 3), "without the + 1"),
    (Geometry((10, 10), (3, 3)), (12, 12), "a full convolution"),
    (Geometry((10, 10), (4, 4)), (10, 10), "the input's own size"),
    (Geometry((10, 10), (2, 5)), (6, 9), "height and width of the window (2, 5) swapped"),
    (Geometry((10, 10), (3, 3), (1, 3)), (3, 8), "vertical and horizontal stride (1, 3) swapped"),
]


@pytest.mark.parametrize(("geometry", "got", "words"), WINDOWS)
def test_explained_by_the_window(geometry: Geometry, got: Shape, words: str) -> None:
    expected = of_array(np.zeros((2, *geometry.output)))
    said = english(compare(expected, of_array(np.ones((2, *got))), Rules(window=geometry)).sentences)
    assert words in said[1]


def test_two_explanations_are_none() -> None:
    # (6, 5) is the size with padding on one side only, and the size without the + 1.
    both = compare(of_array(np.zeros((7, 6))), of_array(np.zeros((6, 5))), Rules(window=STRIDED))
    assert english(both.sentences)[1].startswith("1 row and 1 column are missing")
    # (5, 5) is the size rounded up, and the size with 1 too many.
    rounded = compare(
        of_array(np.zeros((4, 4))), of_array(np.zeros((5, 5))), Rules(window=Geometry((10, 10), (3, 3), (2, 2)))
    )
    assert english(rounded.sentences)[1].startswith("There is 1 row and 1 column too many")
