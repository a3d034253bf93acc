"""A report survives being stored: as JSON in a database column, and back."""

from __future__ import annotations

import json

import pytest
from hypothesis import given

from grader.grading.report.report import CaseReport, Report, ShownValue, from_json, to_json
from grader.judge.verdict import Verdict
from grader.judge.words.sentences import Sentence
from tests.grading.reports import reports


@given(reports)
def test_a_report_survives_its_journey_through_json(report: Report) -> None:
    stored = json.dumps(to_json(report), allow_nan=False)

    assert from_json(json.loads(stored)) == report


def test_defaults_are_not_stored() -> None:
    data = to_json(Report(Verdict.PASSED, 1.0, 1.0))

    assert data == {"format": 1, "verdict": "passed", "points": 1.0, "max_points": 1.0}


def test_what_a_json_column_refuses_is_replaced() -> None:
    report = Report(
        Verdict.WRONG,
        0.0,
        1.0,
        stdout="a\0b\ud800c",
        sentences=(Sentence("k", {"nan": float("nan"), "far": -float("inf"), "big": 7**20_000}),),
    )

    data = to_json(report)

    assert data["stdout"] == "a\ufffdb\ufffdc"
    facts = data["sentences"][0]["facts"]
    assert facts["nan"] == "nan"
    assert facts["far"] == "-inf"
    assert facts["big"].startswith("0x")
    json.dumps(data, allow_nan=False).encode()


def test_a_report_of_another_format_is_refused() -> None:
    with pytest.raises(ValueError, match="format 99"):
        from_json({"format": 99, "verdict": "passed", "points": 1, "max_points": 1})


def test_unknown_fields_are_refused() -> None:
    with pytest.raises(TypeError):
        from_json({**to_json(Report(Verdict.PASSED, 1.0, 1.0)), "colour": "green"})


def test_a_value_that_is_not_json_is_refused() -> None:
    with pytest.raises(TypeError, match="object"):
        to_json(Report(Verdict.WRONG, 0, 1, problem={"kind": object()}))


def test_an_example_inside_a_case_survives() -> None:
    example = CaseReport("small", Verdict.WRONG, 0, 0, True, got=ShownValue("1", cells=((1, "nan"),)))
    case = CaseReport("big", Verdict.WRONG, 0, 1, False, reveal="minimised", example=example, worst=(0, 3))

    report = Report(Verdict.WRONG, 0, 1, cases=(case,))

    assert from_json(to_json(report)) == report
