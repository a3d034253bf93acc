"""The products behind an element, in words."""

from __future__ import annotations

from dataclasses import asdict

import numpy as np
import pytest

from grader.judge.explaining.window import Geometry, view
from grader.judge.showing.products import Products, products
from grader.values import of_array


def behind(shape: Geometry, index: tuple[int, ...], image: object, kernel: object = None) -> Products:
    weights = None if kernel is None else of_array(np.asarray(kernel))
    seen = view(shape, index, of_array(np.asarray(image)), weights)
    assert seen is not None
    return products(asdict(seen), shape.input)


def test_the_textbooks_first_element() -> None:
    found = behind(Geometry((3, 3), (2, 2)), (0, 0), np.arange(9.0).reshape(3, 3), np.arange(4.0).reshape(2, 2))
    assert found.line() == "0·0 + 1·1 + 3·2 + 4·3 = 19"
    assert not found.padded


def test_padding_counts_as_zero_and_is_told_from_an_element_that_is() -> None:
    found = behind(Geometry((2, 2), (2, 2), (1, 1), (1, 1)), (0, 0), [[0.0, 1.0], [2.0, 3.0]], [[4, -5], [6, 7]])
    assert found.line() == "0·4 + 0·(-5) + 0·6 + 0·7 = 0"
    assert [term.padding for term in found.terms] == [True, True, True, False]


def test_channels_are_summed_one_after_the_other() -> None:
    found = behind(Geometry((1, 2), (1, 1)), (0, 1), [[[1, 2]], [[3, 4]]], [[[10]], [[100]]])
    assert found.line() == "2·10 + 4·100 = 420"


def test_numbers_that_were_cut_are_not_called_equal() -> None:
    found = behind(Geometry((1, 1), (1, 1)), (0, 0), [[1 / 3]], [[2.0]])
    assert found.line() == "0.3333·2 ≈ 0.6667"


def test_a_pooling_window_holds_what_is_not_padding() -> None:
    found = behind(Geometry((2, 2), (2, 2), (1, 1), (1, 1)), (0, 1), [[-4.0, -1.0], [-3.0, -2.0]])
    assert found.line() == "·, ·, -4, -1"
    assert found.sentence("X").key == "window.elements-padded"


def test_a_long_sum_is_cut_in_a_sentence_and_whole_elsewhere() -> None:
    found = behind(Geometry((5, 5), (5, 5)), (0, 0), np.ones((5, 5)), np.ones((5, 5)))
    assert found.sentence("X").facts["line"] == " + ".join(["1·1"] * 16) + " + … = 25"
    assert found.line() == " + ".join(["1·1"] * 25) + " = 25"


@pytest.mark.parametrize("dtype", ["uint8", "int8", "bool"])
def test_products_of_small_integers_have_room(dtype: str) -> None:
    image, kernel = np.full((1, 2), 100).astype(dtype), np.full((1, 2), 3).astype(dtype)
    each = 1 if dtype == "bool" else 300
    seen = view(Geometry((1, 2), (1, 2)), (0, 0), of_array(image), of_array(kernel))
    assert seen is not None
    assert (seen.products, seen.total) == ((((each, each),),), 2 * each)


@pytest.mark.parametrize("value", ["nan", "inf"])
def test_numbers_without_a_size_stay_as_they_are(value: str) -> None:
    found = behind(Geometry((1, 1), (1, 1)), (0, 0), [[float(value)]], [[2.0]])
    assert found.line() == f"{value}·2 = {value}"
