"""A network's table: cells, follow-through, the first wrong layer."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from grader.judge.verdict import Verdict
from grader.questions.marked import Marked
from grader.questions.registry import question_of


def row(label: str, layer: str, shape: list[int], parameters: int, **settings: Any) -> dict[str, Any]:
    return {"label": label, "layer": {"kind": layer, **settings}, "shape": shape, "parameters": parameters}


LENET: dict[str, Any] = {
    "type": "table",
    "rows": [
        row("conv1", "conv", [6, 28, 28], 156, channels=6, kernel=[5, 5], padding=[2, 2]),
        row("pool1", "mean-pool", [6, 14, 14], 0, kernel=[2, 2], stride=[2, 2]),
        row("conv2", "conv", [16, 10, 10], 2416, channels=16, kernel=[5, 5]),
        row("pool2", "mean-pool", [16, 5, 5], 0, kernel=[2, 2], stride=[2, 2]),
        row("flatten", "flatten", [400], 0),
        row("fc1", "dense", [120], 48120, channels=120),
    ],
    "wrong": [
        {"row": 0, "column": "parameters", "value": 150, "en": "That is the count without the biases: add 6."},
    ],
}


def mark(table: dict[str, Any], response: object) -> Marked:
    return question_of(table).mark(response)


RIGHT = [
    {"shape": "6 x 28 x 28", "parameters": "156"},
    {"shape": "6 x 14 x 14", "parameters": "0"},
    {"shape": "16 x 10 x 10", "parameters": "2,416"},
    {"shape": "16 x 5 x 5", "parameters": "0"},
    {"shape": "400", "parameters": "0"},
    {"shape": "120", "parameters": "48120"},
]


def with_rows(**changed: dict[str, str]) -> list[dict[str, str]]:
    return [{**row, **changed.get(f"row{index}", {})} for index, row in enumerate(RIGHT)]


def test_all_right() -> None:
    assert mark(LENET, RIGHT).credit == 1


def test_one_slip_costs_one_cell() -> None:
    """Forgetting the padding makes every later shape another one; all of them follow from the student's own."""
    given = with_rows(
        row0={"shape": "6x24x24"},
        row1={"shape": "6x12x12"},
        row2={"shape": "16x8x8"},
        row3={"shape": "16x4x4"},
        row4={"shape": "256"},
        row5={"parameters": "30840"},
    )
    result = mark(LENET, given)
    assert result.credit == Fraction(11, 12)
    assert result.sentences[0].key == "answer.table.first-shape"
    assert result.sentences[0].facts == {"row": 1, "layer": {"text": {"en": "conv1", "zh-hans": "conv1"}}}
    assert result.sentences[1].facts == {"cells": 5}
    assert [part.id for part in result.parts if part.follow_through] == [
        "1.shape", "2.shape", "3.shape", "4.shape", "5.parameters",
    ]  # fmt: skip


def test_a_second_slip_costs_its_own_cell() -> None:
    given = with_rows(row0={"shape": "6x24x24"}, row1={"shape": "6x13x13"}, row2={"shape": "16x9x9"})
    assert [part.id for part in mark(LENET, given).parts if not part.right and not part.follow_through] == [
        "0.shape", "1.shape",
    ]  # fmt: skip


def test_a_named_slip_gets_its_sentence() -> None:
    result = mark(LENET, with_rows(row0={"parameters": "150"}))
    assert result.sentences[0].key == "answer.table.first-parameters"
    assert result.sentences[1].text["en"].startswith("That is the count without the biases")


def test_an_impossible_row_before_follows_nothing() -> None:
    """Nothing follows from a shape that the next layer cannot take, and nothing breaks."""
    result = mark(LENET, with_rows(row1={"shape": "3x2x2"}, row2={"shape": "16x1x1"}))
    assert {part.id for part in result.parts if not part.right} == {"1.shape", "2.shape"}
    assert not any(part.follow_through for part in result.parts)


def test_a_blank_cell_is_wrong_and_a_blank_table_is_no_answer() -> None:
    assert mark(LENET, with_rows(row4={"shape": " "})).credit == Fraction(11, 12)
    assert mark(LENET, [{"shape": "", "parameters": ""}] * 6).verdict is Verdict.INVALID


def test_an_unreadable_cell_says_how_to_write_it_and_is_no_slip() -> None:
    result = mark(LENET, with_rows(row0={"shape": "six"}, row1={"shape": ""}))
    assert [(sentence.key, dict(sentence.facts)) for sentence in result.sentences] == [
        ("answer.cells.missing", {"cells": 2})
    ]
    said = {part.id: part.sentences[0].key for part in result.parts if not part.read}
    assert said == {"0.shape": "answer.shape.unreadable", "1.shape": "answer.empty"}
    assert result.credit == Fraction(10, 12)


def test_another_form_than_the_table_is_refused() -> None:
    for response in ("6", RIGHT[:-1], [1] * 6):
        assert mark(LENET, response).sentences[0].key == "answer.form"


def test_a_fraction_where_a_count_was_asked_is_told_as_it_was_read() -> None:
    part = mark(LENET, with_rows(row5={"parameters": "48.120"})).parts[-1]
    assert [(one.key, one.facts) for one in part.sentences] == [("answer.cell.read", {"number": "48.12"})]


def test_without_follow_through_every_wrong_cell_costs() -> None:
    strict = {**LENET, "follow_through": False}
    given = with_rows(row0={"shape": "6x24x24"}, row1={"shape": "6x12x12"})
    assert mark(strict, given).credit == Fraction(10, 12)


def test_receptive_fields_and_multiply_adds_follow_too() -> None:
    """Three 3x3 layers, the second of stride 2: 3, 5, 9. Who has 5 for the first is followed to 7 and 11."""
    three = {"kind": "conv", "channels": 1, "kernel": [3, 3], "padding": [1, 1]}
    halving = {**three, "stride": [2, 2]}
    key = {
        "type": "table",
        "rows": [
            {"label": "input", "layer": {"kind": "input"}, "shape": [1, 8, 8], "given": ["shape"]},
            {"label": "a", "layer": three, "receptive_field": 3, "shape": [1, 8, 8], "given": ["shape"]},
            {"label": "b", "layer": halving, "receptive_field": 5, "shape": [1, 4, 4], "given": ["shape"]},
            {"label": "c", "layer": three, "receptive_field": 9, "multiply_adds": 144},
        ],
    }
    fields = lambda *values: [{}, *({"receptive_field": value, "multiply_adds": "144"} for value in values)]  # noqa: E731
    assert mark(key, fields("3", "5", "9")).credit == 1
    assert mark(key, fields("5", "7", "11")).credit == Fraction(3, 4)
    assert mark(key, fields("3", "5", "7")).credit == Fraction(3, 4)
