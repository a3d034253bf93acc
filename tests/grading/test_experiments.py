"""Inputs of one's own: typed as literals, run like a submission, beside the reference where that may be shown."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from grader.content.bundle import Bundle
from grader.content.loader import load_folder
from grader.grading.author.authored import prepare
from grader.grading.author.cache import Cache
from grader.grading.author.jobs import job_seed
from grader.grading.experiments.cases import starting_points
from grader.grading.experiments.literals import Like, LiteralError, text_of, value_of
from grader.grading.experiments.running import Asked, experiment
from grader.grading.report.report import Report
from grader.judge.verdict import Verdict
from grader.sandbox.client import Jails
from grader.values import Array, of_array
from tests.school import CORR2D

REFERENCE = CORR2D.parents[2] / "reference"
RIGHT = (REFERENCE / "convolution.py").read_text()
FLOATS = Like("float64")


@pytest.mark.parametrize(
    ("text", "like", "expected"),
    [
        ("[[1, 2], [3, 4.5]]", FLOATS, np.array([[1, 2], [3, 4.5]])),
        ("[[1, 2]]", Like("int64"), np.array([[1, 2]])),
        ("[1, 2.5]", Like("int64"), np.array([1, 2.5])),
        ("[nan, -inf, np.inf]", FLOATS, np.array([np.nan, -np.inf, np.inf])),
        ("[True, False]", Like("bool"), np.array([True, False])),
        ("[0.1]", Like("float32"), np.array([0.1], np.float32)),
        ("[]", FLOATS, np.array([])),
    ],
)
def test_what_stands_for_an_array_is_read_as_one(text: str, like: Like, expected: np.ndarray) -> None:
    value = value_of(text, like)
    assert isinstance(value, Array)
    assert value.dtype == str(value.data.dtype) == str(expected.dtype)
    np.testing.assert_array_equal(value.data, expected)


@pytest.mark.parametrize("value", [3, -2.5, (1, 2), [1, "same"], None, True, {"stride": 2}, "valid"])
def test_other_values_come_back_as_they_were_written(value: object) -> None:
    text = text_of(value)  # type: ignore[arg-type]
    assert text is not None
    assert value_of(text, Like()) == value


def test_an_array_comes_back_as_it_was_written() -> None:
    for array in (np.arange(24.0).reshape(2, 3, 4) / 7, np.array([[-0.0, 1e-300]]), np.zeros((0, 3))[:0]):
        text = text_of(of_array(array))
        assert text is not None
        back = value_of(text, FLOATS)
        assert isinstance(back, Array)
        if array.size:
            assert back.data.tobytes() == array.tobytes()
    assert text_of(of_array(np.zeros(2000))) is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty"),
        ("[[1, 2], [3, 4]", "unclosed"),
        ("[1 2]", "syntax"),
        ("[[1, 2], [3]]", "ragged"),
        ("[[1], 2]", "ragged-depth"),
        ("[1, 'a']", "not-number"),
        ("3", "not-array"),
        ("[1j]", "not-real"),
        ("__import__('os').getpid()", "not-literal"),
        ("[x for x in (1, 2)]", "not-literal"),
        ("[" + "9" * 30 + "]", "too-big"),
        ("[" * 50 + "]" * 50, "too-deep"),
        ("[" + "1," * 1025 + "]", "too-many"),
        ("[" + " " * 16_000 + "]", "too-long"),
        ("[1]\nx = 2", "syntax"),
        ("[{1: 2}]", "not-number"),
        ("[{}]", "not-number"),
        ("-" * 900 + "1", "too-deep"),
        ("a" + ".b" * 900, "too-deep"),
        ("1" + "+1" * 900, "too-deep"),
        ("not " * 900 + "1", "too-deep"),
    ],
)
def test_what_cannot_be_read_says_why(text: str, code: str) -> None:
    with pytest.raises(LiteralError) as caught:
        value_of(text, FLOATS)
    assert caught.value.code == code


@pytest.fixture(scope="module")
def corr2d() -> Bundle:
    return load_folder(CORR2D, REFERENCE)


def test_every_visible_case_is_a_place_to_start(corr2d: Bundle, jails: Jails, tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    prepared = prepare(corr2d, seed=job_seed(corr2d), jails=jails, cache=cache)
    starts = starting_points(corr2d, prepared)
    assert [one["name"] for one in starts] == [case.name for case in prepared.cases if case.visible]
    assert starts[1]["arguments"][1]["text"] == "[[0, 1],\n [2, 3]]"


def _run(bundle: Bundle, source: str, jails: Jails, tmp_path: Path, *, compare: bool = True, **given: str) -> Report:
    asked = Asked("the worked example", {key: text for key, text in given.items() if key != "scratch"},
                  given.get("scratch", ""), compare)  # fmt: skip
    return experiment(bundle, source, asked, jails=jails, cache=Cache(tmp_path), begun=lambda _: None)


def test_a_right_result_is_shown_with_its_window(corr2d: Bundle, jails: Jails, tmp_path: Path) -> None:
    report = _run(corr2d, RIGHT, jails, tmp_path, X="[[1, 2, 3]]", K="[[1, 1]]", scratch="X.sum(), K")
    own, scratch = report.cases
    assert (report.verdict, report.problem) == (
        Verdict.PASSED,
        {"kind": "experiment", "compared": True, "reference": ""},
    )
    assert own.got is not None
    assert own.got.cells == ((3.0, 5.0),)
    assert len(own.windows) == 2
    assert scratch.stdout == "(np.float64(6.0), array([[1., 1.]]))\n"


def test_a_wrong_result_stands_beside_the_reference_only_where_it_may(
    corr2d: Bundle, jails: Jails, tmp_path: Path
) -> None:
    wrong = "def corr2d(X, K):\n    return X * 2\n"
    compared = _run(corr2d, wrong, jails, tmp_path, X="[[1, 2]]", K="[[1]]")
    assert compared.cases[0].verdict is Verdict.WRONG
    assert compared.cases[0].expected is not None
    alone = _run(corr2d, wrong, jails, tmp_path, compare=False, X="[[1, 2]]", K="[[1]]")
    assert alone.cases[0].expected is None
    assert alone.cases[0].got is not None
    assert alone.cases[0].got.cells == ((2.0, 4.0),)


def test_an_input_the_reference_refuses_is_compared_with_nothing(corr2d: Bundle, jails: Jails, tmp_path: Path) -> None:
    report = _run(corr2d, "def corr2d(X, K):\n    return X\n", jails, tmp_path, X="[1, 2]", K="[[1]]")
    assert report.problem is not None
    assert (report.problem["compared"], report.problem["reference"]) == (False, "ValueError")


def test_what_goes_wrong_is_said_as_of_any_submission(corr2d: Bundle, jails: Jails, tmp_path: Path) -> None:
    raising = _run(corr2d, "def corr2d(X, K):\n    return X[99]\n", jails, tmp_path, scratch="nothing")
    assert [case.verdict for case in raising.cases] == [Verdict.ERROR, Verdict.ERROR]
    assert "line" not in raising.cases[1].sentences[0].facts
    assert _run(corr2d, "def corr2d(X:\n", jails, tmp_path).verdict is Verdict.INVALID
    forbidden = _run(corr2d, RIGHT, jails, tmp_path, scratch="__import__('scipy.signal')")
    assert forbidden.verdict in (Verdict.FORBIDDEN, Verdict.PASSED)
    assert not forbidden.cases or forbidden.cases[1].verdict is not Verdict.PASSED
