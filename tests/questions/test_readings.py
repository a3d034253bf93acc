"""What a response says, apart from whether it is right."""

from __future__ import annotations

from fractions import Fraction

import pytest

from grader.questions.question import Question
from grader.questions.registry import question_of

OPTIONS = [{"text": {"en": "a"}}, {"text": {"en": "b"}, "correct": True}, {"text": {"en": "c"}}]
NUMBER = question_of({"type": "number", "answer": "0.5"})
SHAPE = question_of({"type": "shape", "answer": [4, 102]})
TEXT = question_of({"type": "text", "answer": {"en": "overfitting"}})
CHOICE = question_of({"type": "choice", "options": OPTIONS})
CHOICES = question_of({"type": "choices", "options": OPTIONS})
MATCH = question_of(
    {
        "type": "match",
        "pairs": [{"left": {"en": one}, "right": {"en": one.upper()}} for one in "ab"],
        "extra": [{"en": "X"}],
    }
)
ORDER = question_of({"type": "order", "items": [{"text": {"en": one}} for one in "abc"]})
ARRAY = question_of({"type": "array", "answer": [[1, 2], [3, 4]]})
TABLE = question_of({"type": "table", "rows": [{"label": {"en": "conv"}, "shape": [6, 28], "parameters": 156}]})


@pytest.mark.parametrize(
    ("question", "one", "other"),
    [
        (NUMBER, "0.5", " 1/2 "),
        (SHAPE, "4 x 102", "(4, 102)"),
        (TEXT, "Over-fitting", "over fitting."),
        (TEXT, "overfitting", "(Overfitting)"),
        (TEXT, "overfitting", "**\u043everfitting**"),  # a Cyrillic o
        (TEXT, "过拟合", "《过拟合》"),
        (CHOICES, ["1", "2"], ["2", "1"]),
        (MATCH, {"0": "1", "1": "0"}, {"1": "0", "0": "1"}),
        (ARRAY, [["1", "2"], ["3", ""]], [["1.0", "4/2"], ["3", " "]]),
        (TABLE, [{"shape": "6x28", "parameters": "156"}], [{"shape": "(6, 28)", "parameters": "1.56e2"}]),
    ],
)
def test_what_says_the_same_is_equal(question: Question, one: object, other: object) -> None:
    assert question.reading(one) == question.reading(other)
    assert question.reading(one).value is not None
    hash(question.reading(one).value)


@pytest.mark.parametrize(
    ("question", "one", "other"),
    [
        (NUMBER, "0.5", "0.51"),
        (SHAPE, "4 x 102", "102 x 4"),
        (CHOICE, "0", "1"),
        (ORDER, ["0", "1", "2"], ["0", "2", "1"]),
        (ARRAY, [["1", "2"], ["3", ""]], [["1", "2"], ["", "3"]]),
    ],
)
def test_what_says_something_else_is_not(question: Question, one: object, other: object) -> None:
    assert question.reading(one).value != question.reading(other).value


@pytest.mark.parametrize("question", [NUMBER, SHAPE, TEXT, CHOICE, CHOICES, MATCH, ORDER, ARRAY, TABLE])
def test_nothing_can_be_read(question: Question) -> None:
    for nothing in (None, "", "  ", [], {}):
        assert question.reading(nothing).value is None
        assert not question.reading(nothing).unread


def test_a_grid_of_blanks_says_nothing() -> None:
    assert ARRAY.reading([["", " "], ["", ""]]).value is None
    assert TABLE.reading([{"shape": "", "parameters": ""}]).value is None


@pytest.mark.parametrize(
    ("question", "response", "sentence"),
    [
        (NUMBER, "0,25", "answer.number.comma"),
        (NUMBER, "many", "answer.number.unreadable"),
        (NUMBER, ["0.5"], "answer.form"),
        (SHAPE, "4 x", "answer.shape.unreadable"),
        (CHOICE, "9", "answer.option.unknown"),
        (CHOICES, ["0", {}], "answer.option.unknown"),
        (MATCH, {"0": "9"}, "answer.option.unknown"),
        (ORDER, ["0", "1"], "answer.order.items"),
        (ORDER, {"0": "1", "1": "1"}, "answer.order.items"),
        (ARRAY, [["1"]], "answer.form"),
        (TABLE, "6 x 28", "answer.form"),
        (TEXT, "x" * 201, "answer.number.long"),
    ],
)
def test_what_cannot_be_read_says_how_to_write_it(question: Question, response: object, sentence: str) -> None:
    reading = question.reading(response)
    assert [(one.part, one.sentence.key) for one in reading.unread] == [("", sentence)]
    assert reading.value is None


def test_each_cell_that_cannot_be_read_is_named_and_the_others_are_read() -> None:
    reading = ARRAY.reading([["1", "two"], ["3,5", ""]])
    assert [(one.part, one.sentence.key) for one in reading.unread] == [
        ("0,1", "answer.number.unreadable"),
        ("1,0", "answer.number.comma"),
    ]
    assert reading.parts == {"0,0": Fraction(1)}
    table = TABLE.reading([{"shape": "six", "parameters": "156"}])
    assert [one.part for one in table.unread] == ["0.shape"]


def test_whether_it_is_right_is_never_told() -> None:
    """Reading is shown during an exam: a wrong answer and the right one must read alike."""
    for question, wrong in ((NUMBER, "7"), (SHAPE, "1 x 1"), (TABLE, [{"shape": "1 x 1", "parameters": "1"}])):
        assert question.mark(wrong).credit == 0
        assert not question.reading(wrong).unread
        assert not question.reading(question.right_response()).unread


def test_the_last_readable_answer_is_the_one_before() -> None:
    assert NUMBER.last_readable("many", ["", "0,5", "0.4", "0.3"]) == "0.4"
    assert NUMBER.last_readable("many", [None, "few"]) is None
    assert ORDER.last_readable({"0": "1"}, [["0", "2", "1"]]) == ["0", "2", "1"]


def test_of_a_grid_it_is_taken_cell_by_cell() -> None:
    earlier: list[object] = [[["5", "x"], ["", ""]], [["4", "2"], ["", ""]], None]
    assert ARRAY.last_readable([["one", "many"], ["7", ""]], earlier) == [["5", "2"], ["7", ""]]
    assert ARRAY.last_readable([["one", ""], ["", ""]], []) is None
    table: list[object] = [[{"shape": "6 x 28", "parameters": "1"}]]
    assert TABLE.last_readable([{"shape": "six", "parameters": "156"}], table) == [
        {"shape": "6 x 28", "parameters": "156"}
    ]


def test_a_cell_that_holds_nothing_anybody_sees_is_blank() -> None:
    assert ARRAY.reading([["1", "\u200b"], [None, " "]]) == ARRAY.reading([["1", ""], ["", ""]])


def test_another_form_than_the_grid_has_counts_as_the_last_grid() -> None:
    assert ARRAY.last_readable([["1"]], ["x", [["1", "2"], ["3", "4"]]]) == [["1", "2"], ["3", "4"]]
