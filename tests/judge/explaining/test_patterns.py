"""Each pattern is found when it holds, and none is claimed when it does not or holds by itself."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from grader.judge.comparing.rules import Rules, tolerance_of
from grader.judge.explaining.patterns import LARGEST, pattern
from grader.judge.measuring.kinds import numbers
from grader.judge.words.sentences import Sentence
from grader.values import Array, Value, of_array
from tests.judge.say import english

RNG = np.random.default_rng(3)
SQUARE = RNG.normal(size=(4, 4))
WIDE = RNG.normal(size=(3, 5))
IMAGE = RNG.normal(size=(2, 3, 4, 5))
LINE = RNG.normal(size=7)
POSITIVE = np.abs(WIDE) + 0.5


def found(expected: Value, got: Value, **rules: Any) -> Sentence | None:
    wanted, had = numbers(expected), numbers(got)
    assert wanted is not None
    assert had is not None
    return pattern(wanted, had, tolerance_of(expected, got, Rules(**rules)))


def key(expected: Any, got: Any, **rules: Any) -> str:
    claimed = found(of_array(np.asarray(expected)), of_array(np.asarray(got)), **rules)
    return claimed.key.removeprefix("pattern.") if claimed else ""


def holed(array: NDArray[Any], fill: float = 0.0) -> NDArray[Any]:
    result = array.copy()
    result[-1] = fill
    return result


FOUND = [
    ("zeros-all", WIDE, np.zeros_like(WIDE)),
    ("zeros", WIDE, holed(WIDE)),
    ("clipped", WIDE, np.maximum(WIDE, 0)),
    ("sign", WIDE, -WIDE),
    ("absolute", WIDE, np.abs(WIDE)),
    ("inverted", WIDE > 0, WIDE <= 0),
    ("transposed", SQUARE, SQUARE.T),
    ("transposed", RNG.normal(size=(2, 3, 3)), None),
    ("reversed", LINE, LINE[::-1]),
    ("flipped", WIDE, WIDE[:, ::-1]),
    ("flipped", IMAGE, IMAGE[:, ::-1]),
    ("turned", WIDE, WIDE[::-1, ::-1]),
    ("shifted-later", LINE, np.roll(LINE, 1)),
    ("shifted-earlier", WIDE, np.concatenate([WIDE[:, 1:], WIDE[:, :1]], 1)),
    ("scaled", WIDE, WIDE / 3),
    ("scaled-axis", WIDE, WIDE * [1, 2, 3, 4, 5]),
    ("scaled-axis", IMAGE, IMAGE * np.array([2.0, 3, 4])[:, None, None]),
    ("offset", WIDE, WIDE + 0.25),
    ("offset-minus", WIDE, WIDE - 14.0),
    ("offset-axis", WIDE, WIDE - [0.1, -2.0, 0.3, 4.0, 0.0]),
    ("cumulative", WIDE, np.cumsum(WIDE, 0)),
    ("constant", WIDE, np.full_like(WIDE, 7.0)),
    ("squared", POSITIVE, POSITIVE**2),
    ("root", POSITIVE, np.sqrt(POSITIVE)),
    ("log", POSITIVE, np.log(POSITIVE)),
    ("exp", WIDE, np.exp(WIDE)),
    ("reciprocal", POSITIVE, 1 / POSITIVE),
    ("reordered", WIDE, WIDE.T.reshape(3, 5)),
    ("reordered", np.arange(12.0).reshape(3, 4), np.arange(12.0).reshape(4, 3).T),
    ("rounded", WIDE, np.round(WIDE, 2)),
    ("whole", WIDE * 10, np.round(WIDE * 10)),
    ("cut", WIDE * 10, np.trunc(WIDE * 10)),
    ("cut", WIDE * 10, np.floor(WIDE * 10)),
    ("precision", WIDE, WIDE.astype("float16").astype("float64")),
    ("precision", WIDE, WIDE.astype("float32").astype("float64")),
    ("close", POSITIVE, np.sqrt(POSITIVE**2 + 1e-4)),
]


@pytest.mark.parametrize(("name", "expected", "got"), FOUND, ids=[f"{row[0]}-{i}" for i, row in enumerate(FOUND)])
def test_found(name: str, expected: NDArray[Any], got: NDArray[Any] | None) -> None:
    mine = np.swapaxes(expected, -1, -2) if got is None else got
    assert key(expected, mine, rtol=1e-9 if name == "precision" else None) == name


def test_facts_say_which_and_by_how_much() -> None:
    flipped = found(of_array(WIDE), of_array(WIDE[:, ::-1]))
    scaled = found(of_array(WIDE), of_array(WIDE / 3))
    assert flipped is not None
    assert scaled is not None
    assert flipped.facts == {"axis": 1}
    assert scaled.facts == {"factor": "1/3"}
    below = found(of_array(WIDE), of_array(WIDE - 14.0))
    assert below is not None
    assert english([below]) == ["It is the expected result minus 14.0 everywhere."]


ONES = np.ones((3, 3))
NONE: list[tuple[str, Any, Any]] = [
    ("random", WIDE, RNG.normal(size=WIDE.shape)),
    ("one value: all multiples and offsets at once", ONES, 2 * ONES),
    ("two values are too few for a factor", np.array([1.0, 2.0, 1.0]), np.array([3.0, 6.0, 3.0])),
    ("one wrong zero", np.array([1.0, 2.0, 3.0]), np.array([1.0, 0.0, 3.0])),
    ("factor but for one element", WIDE, np.where(WIDE > 0.5, 0.1, WIDE * 2)),
    ("transposed but for one", SQUARE, SQUARE.T + np.diag([9, 0, 0, 0])),
    ("shift of a constant but its end", np.array([1.0, 1, 1, 5]), np.array([1.0, 1, 1, 1.7])),
    ("an only element of 0", np.array([[3.0]]), np.array([[0.0]])),
    ("nan", np.array([np.nan, 1.0, 2.0]), np.array([np.nan, -1.0, -2.0])),
    ("off by a little where nothing needs rounding", np.array([19.0, 25, 37, 43]), np.array([19.0, 25, 37, 43.25])),
    ("integers too large for float64", np.array([2**60, 1]), np.array([2**60 + 1, 1])),
]


@pytest.mark.parametrize(("expected", "got"), [row[1:] for row in NONE], ids=[row[0] for row in NONE])
def test_not_claimed(expected: Any, got: Any) -> None:
    assert key(expected, got) == ""


def test_large_arrays_are_not_searched() -> None:
    large = RNG.normal(size=LARGEST + 1)
    assert key(large, -large) == ""
    assert key(large[:-1], -large[:-1]) == "sign"


@pytest.mark.parametrize(
    ("expected", "got", "name"),
    [(3.0, -3.0, "sign"), (1 / 3, 0.33, "rounded"), (2.0, 4.0, ""), (3.4, 3.0, ""), (0.5, 0.0, "")],
)
def test_a_number_is_told_its_sign_and_rounding_only(expected: float, got: float, name: str) -> None:
    claimed = found(expected, got)
    assert (claimed.key if claimed else "") == (f"pattern.{name}" if name else "")


def test_bfloat16_is_recognised() -> None:
    narrow = (WIDE.astype("float32").view("uint32") & 0xFFFF0000).view("float32")
    claimed = found(of_array(WIDE), Array(narrow.astype("float64"), "float64"), rtol=1e-7)
    assert claimed is not None
    assert claimed.facts == {"dtype": "bfloat16"}
