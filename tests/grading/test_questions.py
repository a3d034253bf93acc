"""From a question's folder format to a report: every type, fixed ones without a jail, drawn ones in one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter

from grader.content.loader import load_folder
from grader.grading.questions import draw, mark_response
from grader.grading.report.report import from_json, to_json
from grader.judge.verdict import Verdict
from grader.questions.registry import QUESTION_TYPES, QuestionSpec
from grader.sandbox.client import Jails

NETWORKS = Path(__file__).parents[2] / "exercises" / "networks"

TEXT = {"en": "x", "zh-hans": "x"}
QUESTIONS: dict[str, dict[str, Any]] = {
    "choice": {"options": [{"text": "pooling"}, {"text": "dense", "correct": True}]},
    "choices": {
        "options": [{"text": "a", "correct": True}, {"text": "b", "why": TEXT}, {"text": "c", "correct": True}]
    },
    "number": {"answer": 392500, "wrong": [{"value": 392000, "en": "Add the biases.", "zh-hans": "加上偏置。"}]},
    "shape": {"answer": [4, 102, 102]},
    "array": {"answer": [[1, 2], [3, "0.5"]]},
    "text": {"answer": {"en": "cross-correlation", "zh-hans": "互相关"}, "alternatives": ["xcorr"]},
    "match": {"pairs": [{"left": "3x3", "right": "9"}, {"left": "5x5", "right": "25"}], "extra": ["49"]},
    "order": {"items": [{"text": "initialise"}, {"text": "forward"}, {"text": "backward"}]},
    "table": {
        "rows": [
            {"label": "input", "layer": {"kind": "input"}, "shape": [1, 28, 28], "given": ["shape"]},
            {
                "label": "conv",
                "layer": {"kind": "conv", "channels": 6, "kernel": [5, 5]},
                "shape": [6, 24, 24],
                "parameters": 156,
            },
        ]
    },
}
RIGHT: dict[str, Any] = {
    "choice": "1",
    "choices": ["0", "2"],
    "number": "392,500",
    "shape": "(4, 102, 102)",
    "array": [["1", "2"], ["3", "1/2"]],
    "text": "互相关",
    "match": {"0": "0", "1": "1"},
    "order": ["0", "1", "2"],
    "table": [{}, {"shape": "6x24x24", "parameters": "156"}],
}
NOT_RIGHT: dict[str, Any] = {
    "choice": "0",
    "choices": ["1"],
    "number": "392000",
    "shape": "4 x 100 x 100",
    "array": [["9", "9"], ["9", "9"]],
    "text": "convolution",
    "match": {"0": "1", "1": "2"},
    "order": ["2", "1", "0"],
    "table": [{}, {"shape": "6x28x28", "parameters": "150"}],
}


def stored(kind: str) -> dict[str, Any]:
    """The question as the database holds it."""
    question = TypeAdapter(QuestionSpec).validate_python({"type": kind, **QUESTIONS[kind]})
    return question.model_dump(mode="json", by_alias=True)  # type: ignore[no-any-return]


def test_every_type_is_here() -> None:
    assert set(QUESTIONS) == set(RIGHT) == set(NOT_RIGHT) == set(QUESTION_TYPES)


@pytest.mark.parametrize("kind", QUESTION_TYPES)
def test_the_right_answer_has_full_marks(kind: str) -> None:
    report = mark_response(stored(kind), RIGHT[kind], version="v", number=7)
    assert (report.verdict, report.points, report.max_points) == (Verdict.PASSED, 1.0, 1.0)
    assert (report.version, report.seed) == ("v", 7)


@pytest.mark.parametrize("kind", QUESTION_TYPES)
def test_a_wrong_answer_has_none_and_says_something(kind: str) -> None:
    report = mark_response(stored(kind), NOT_RIGHT[kind], version="v", number=7)
    assert (report.verdict, report.points) == (Verdict.WRONG, 0.0)
    assert report.sentences
    assert from_json(to_json(report)) == report


@pytest.mark.parametrize("kind", QUESTION_TYPES)
@pytest.mark.parametrize("response", [None, 3, "", "?", [], {}, [[]], [{}], {"a": []}, "９" * 300, True])
def test_whatever_comes_is_marked_or_said_to_be_unreadable(kind: str, response: object) -> None:
    report = mark_response(stored(kind), response, version="v", number=0)
    assert report.points == 0 or kind in ("text",)
    assert report.verdict in (Verdict.INVALID, Verdict.WRONG)
    assert report.sentences


def test_a_named_slip_says_the_authors_sentence() -> None:
    report = mark_response(stored("number"), "392 000", version="v", number=0)
    assert report.sentences[0].text == {"en": "Add the biases.", "zh-hans": "加上偏置。"}


def test_a_table_marks_each_cell() -> None:
    response = [{}, {"shape": "6x28x28", "parameters": "156"}]
    report = mark_response(stored("table"), response, version="v", number=0)
    assert [(case.name, case.verdict) for case in report.cases] == [("1.shape", "wrong"), ("1.parameters", "passed")]
    assert (report.verdict, report.points) == (Verdict.PARTIAL, 0.5)


def test_exact_decimals_survive_the_database() -> None:
    """0.5 as JSON is a string or a number; either way "0.50000000001" is not it."""
    report = mark_response(stored("array"), [["1", "2"], ["3", "0.50000000001"]], version="v", number=0)
    assert report.points == 0.75


def test_a_stock_of_long_questions_is_drawn(jails: Jails) -> None:
    """Together they hold more values than the results of one job may."""
    drawn = draw(load_folder(NETWORKS / "fields-of-a-network"), range(100), jails=jails)
    assert [one.number for one in drawn] == list(range(100))
