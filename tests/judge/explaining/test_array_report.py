"""What a report measures: counts, the worst element, its errors, what is allowed there."""

from __future__ import annotations

import numpy as np
import pytest

from grader.judge.comparing.compare import compare, same
from grader.judge.comparing.rules import Rules
from grader.judge.explaining.array_report import ArrayReport, errors, report, right
from grader.judge.measuring.kinds import numbers
from grader.judge.measuring.tolerance import EXACT, Tolerance, choose
from tests.judge.comparing.test_compare import array
from tests.judge.say import english

LOOSE = Tolerance(0.01, 0.1, 0.0, "float64")


def of(expected: object, got: object, tolerance: Tolerance = LOOSE) -> ArrayReport | None:
    wanted, had = numbers(array(expected)), numbers(array(got))
    assert wanted is not None
    assert had is not None
    assert right(wanted, had, tolerance) is (report(wanted, had, tolerance) is None)
    return report(wanted, had, tolerance)


def test_floats() -> None:
    found = of([[10.0, -200.0], [0.0, 4.0]], [[10.1, -190.0], [3.0, 4.0]])
    assert found is not None
    assert (found.total, found.wrong, found.worst, found.shape) == (4, 2, (0, 1), (2, 2))
    assert (found.error, found.relative, found.allowed) == (10.0, 0.05, pytest.approx(2.1))
    assert (found.expected, found.got) == (-200.0, -190.0)


def test_the_worst_is_a_wrong_one() -> None:
    """The first is further off, and allowed to be."""
    found = of([1000.0, 1.0], [1009.0, 3.0])
    assert found is not None
    assert (found.worst, found.error, found.wrong) == ((1,), 2.0, 1)


def test_what_is_allowed_is_the_references() -> None:
    assert of([1000.0], [1010.0]) is None
    assert of([1.0], [1000.0]) is not None
    assert of([1000.0], [1.0]) is not None


def test_no_relative_error_of_zero() -> None:
    found = of([0.0, 1.0], [5.0, 1.0])
    assert found is not None
    assert found.relative is None


def test_integers() -> None:
    found = of([1, -4, 0], [1, 6, 7], EXACT)
    assert found is not None
    assert (found.worst, found.error, found.relative, found.allowed) == ((1,), 10.0, 2.5, 0.0)
    assert (found.expected, found.got) == (-4, 6)
    assert of([1, 2], [1, 2], EXACT) is None


def test_truth_values() -> None:
    found = of([True, False], [True, True], EXACT)
    assert found is not None
    assert (found.worst, found.expected, found.got, found.error) == ((1,), False, True, 1.0)


@pytest.mark.parametrize(
    ("expected", "got", "ok"),
    [
        (np.nan, np.nan, True),
        (np.inf, np.inf, True),
        (np.inf, -np.inf, False),
        (np.inf, 1.0, False),
        (1.0, np.inf, False),
        (np.nan, 1.0, False),
        (1.0, np.nan, False),
    ],
)
def test_what_is_not_finite(expected: float, got: float, ok: bool) -> None:
    assert (of([1.0, expected], [1.0, got]) is None) is ok
    assert same(array([1.0, expected]), array([1.0, got])) is ok


def test_errors() -> None:
    one, other = np.array([1.0, np.nan, np.inf, np.inf, 1e308]), np.array([3.0, np.nan, np.inf, 0.0, -1e308])
    assert errors(one, other).tolist() == [2.0, 0.0, 0.0, np.inf, np.inf]


def test_the_sentences_keep_expected_and_got_apart() -> None:
    said = english(compare(array([1.0, 2.0]), array([1.0, 5.0]), Rules(atol=0.5)).sentences)
    assert said[1] == "There the result is 5.0; 2.0 was expected."
    assert "off by 3.0, allowed 0.5." in said[0]


@pytest.mark.parametrize(
    ("dtypes", "facts", "rtol", "dtype"),
    [
        (("float64", "float64"), {}, 1e-7, "float64"),
        (("float64", "float32"), {}, 1e-4, "float32"),
        (("float16", "float64"), {}, 1e-2, "float16"),
        (("bfloat16", "float16"), {}, 5e-2, "bfloat16"),
        (("complex64", "complex128"), {}, 1e-4, "float32"),
        (("int64", "float32"), {}, 1e-4, "float32"),
        (("float16", "float16"), {"reduction": 100}, 4 * 2.0**-10 * 10, "float16"),
        (("float16", "float16"), {"reduction": 10**6}, 0.1, "float16"),
        (("float64", "float64"), {"reduction": 10**6}, 1e-7, "float64"),
        (("float32", "float32"), {"rtol": 1e-6}, 1e-6, "float32"),
    ],
)
def test_the_tolerance_of_two_dtypes(dtypes: tuple[str, str], facts: dict[str, float], rtol: float, dtype: str) -> None:
    found = choose(*dtypes, **facts)  # type: ignore[arg-type]
    assert (found.rtol, found.dtype) == (pytest.approx(rtol), dtype)


def test_integers_have_none() -> None:
    assert choose("int64", "bool", rtol=0.5, atol=0.5) == EXACT
    assert EXACT.exact
    assert not choose("float64", "float64").exact


def test_the_absolute_part_follows_the_size_of_the_reference() -> None:
    found = choose("float64", "float64")
    assert found.absolute(np.zeros(3)) == 1e-10
    assert found.absolute(np.zeros(0)) == 1e-10
    assert found.absolute(np.array([3.0, -4.0, 0.0, 0.0])) == pytest.approx(2.5e-8)
    assert found.absolute(np.array([3.0, -4.0, np.inf, np.nan])) == pytest.approx(1e-8 * np.sqrt(12.5))
    assert found.absolute(np.array([1e300, 1e300])) == pytest.approx(1e292)
    assert choose("float64", "float64", atol=0.5).absolute(np.array([1e300])) == 0.5
    assert choose("float16", "float16", reduction=100).atol == pytest.approx(1e-3 * 4 * 2.0**-10 * 10 / 1e-2)
