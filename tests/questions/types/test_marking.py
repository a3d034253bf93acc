"""Every type of answer is marked as its rule says, and slips are named."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from grader.judge.verdict import Verdict
from grader.questions.question import Question
from grader.questions.registry import question_of

BIAS = {"en": "That is the count without the biases: add 500.", "zh-hans": "这是不含偏置的个数：再加 500。"}


def q(kind: str, **fields: Any) -> Question:
    return question_of({"type": kind, **fields})


def options(*correct: bool) -> list[dict[str, Any]]:
    return [
        {"text": name, "correct": right, "why": {"en": f"about {name}"}}
        for name, right in zip("abcd", correct, strict=False)
    ]


NUMBER = q("number", answer=392500, wrong=[{"value": 392000, **BIAS}])
LOSS = q("number", answer="0.3333333333333333333333333", tolerance="0.001")
SHAPE = q("shape", answer=[4, 102, 102], wrong=[{"value": [4, 100, 100], "en": "Padding adds 2 on each side."}])
CHOICE = q("choice", options=options(False, True))
CHOICES = q("choices", options=options(True, True, False, False))
ARRAY = q("array", answer=[[1, 2], [3, 4]], wrong=[{"value": [[1, 3], [2, 4]], "en": "Transposed."}])
TEXT = q(
    "text",
    answer={"en": "cross-correlation", "zh-hans": "互相关"},
    wrong=[{"value": "convolution", "en": "The kernel is not flipped."}],
)
NAME = q("text", answer="Conv2d", case_sensitive=True)
ALL = q("choices", options=options(True, True, False, False), partial="all")
WHOLE = q("array", answer=[[1, 2]], partial=False)
MATCH = q("match", pairs=[{"left": "p", "right": "x"}, {"left": "q", "right": "y"}], extra=["z"])
ORDER = q("order", items=[{"text": name} for name in "abcd"])


@pytest.mark.parametrize(
    ("key", "response", "verdict", "credit"),
    [
        (NUMBER, "392,500", "passed", 1),
        (NUMBER, "392000", "wrong", 0),
        (NUMBER, "392500.0000000000000001", "wrong", 0),
        (NUMBER, "lots", "invalid", 0),
        (NUMBER, 392500, "invalid", 0),
        (LOSS, "0.333", "passed", 1),
        (LOSS, "1/3", "passed", 1),
        (LOSS, "0.332", "wrong", 0),
        (SHAPE, "4 x 102 x 102", "passed", 1),
        (SHAPE, "(4, 100, 100)", "wrong", 0),
        (SHAPE, "102 x 102", "wrong", 0),
        (CHOICE, "1", "passed", 1),
        (CHOICE, "0", "wrong", 0),
        (CHOICE, "2", "invalid", 0),
        (CHOICES, ["0", "1"], "passed", 1),
        (CHOICES, ["0"], "partial", Fraction(1, 2)),
        (CHOICES, ["0", "1", "2"], "partial", Fraction(1, 2)),
        (CHOICES, ["0", "1", "2", "3"], "wrong", 0),
        (CHOICES, ["2", "3"], "wrong", 0),
        (CHOICES, ["0", "0"], "partial", Fraction(1, 2)),
        (CHOICES, [], "invalid", 0),
        (ALL, ["1", "0"], "passed", 1),
        (ALL, ["0"], "wrong", 0),
        (WHOLE, [["1", "2"]], "passed", 1),
        (WHOLE, [["1", "3"]], "wrong", 0),
        (NAME, "Conv2d", "passed", 1),
        (NAME, "conv2d", "wrong", 0),
        (CHOICES, "a", "invalid", 0),
        (ARRAY, [["1", "2"], ["3", "4.0"]], "passed", 1),
        (ARRAY, [["1", "2"], ["3", ""]], "partial", Fraction(3, 4)),
        (ARRAY, [["1", "3"], ["2", "4"]], "partial", Fraction(1, 2)),
        (ARRAY, [["", ""], ["", ""]], "invalid", 0),
        (ARRAY, [["1", "2"]], "invalid", 0),
        (TEXT, " Cross  Correlation. ", "passed", 1),
        (TEXT, "互相关", "passed", 1),
        (TEXT, "Convolution", "wrong", 0),
        (TEXT, "pooling", "wrong", 0),
        (MATCH, {"0": "0", "1": "1"}, "passed", 1),
        (MATCH, {"0": "0", "1": "2"}, "partial", Fraction(1, 2)),
        (MATCH, {"0": "0"}, "partial", Fraction(1, 2)),
        (MATCH, {"0": "0", "3": "1"}, "invalid", 0),
        (MATCH, {}, "invalid", 0),
        (ORDER, ["0", "1", "2", "3"], "passed", 1),
        (ORDER, ["1", "2", "3", "0"], "partial", Fraction(2, 3)),
        (ORDER, ["3", "2", "1", "0"], "wrong", 0),
        (ORDER, ["0", "1", "2"], "invalid", 0),
        (ORDER, ["0", "0", "2", "3"], "invalid", 0),
    ],
)
def test_marks(key: Question, response: object, verdict: str, credit: Fraction) -> None:
    result = key.mark(response)
    assert (result.verdict, result.credit) == (verdict, credit)


@pytest.mark.parametrize(
    ("key", "response", "sentence"),
    [
        (NUMBER, "392 000", BIAS["en"]),
        (SHAPE, "4,100,100", "Padding adds 2 on each side."),
        (ARRAY, [["1", "3"], ["2", "4"]], "Transposed."),
        (TEXT, "CONVOLUTION", "The kernel is not flipped."),
        (CHOICE, "0", "about a"),
        (q("choice", options=[{"text": "a"}, {"text": "b", "correct": True}]), "0", None),
    ],
)
def test_names_the_slip(key: Question, response: object, sentence: str | None) -> None:
    assert key.mark(response).sentences[0].text.get("en") == sentence


def test_says_why_of_what_was_judged_wrongly_only() -> None:
    said = {part.id: [sentence.text["en"] for sentence in part.sentences] for part in CHOICES.mark(["0", "2"]).parts}
    assert said == {"0": [], "1": ["about b"], "2": ["about c"], "3": []}


@pytest.mark.parametrize(
    ("key", "response", "sentence"),
    [
        (NUMBER, "5", "answer.number.wrong-read"),
        (SHAPE, "102 x 102", "answer.shape.axes"),
        (SHAPE, "102", "answer.shape.axes-one"),
        (SHAPE, "4 x 102 x 103", "answer.shape.axis"),
        (CHOICES, ["0"], "answer.choices.count"),
        (ARRAY, [["1", "2"], ["3", "5"]], "answer.array.cells"),
        (TEXT, "pooling", "answer.text.wrong"),
        (MATCH, {"0": "0", "1": "2"}, "answer.match.pairs"),
        (ORDER, ["1", "0", "2", "3"], "answer.order.run"),
        (ORDER, ["0"], "answer.order.items"),
        (CHOICE, "e", "answer.option.unknown"),
        (CHOICES, "a", "answer.form"),
    ],
)
def test_says_what_is_wrong(key: Question, response: object, sentence: str) -> None:
    assert key.mark(response).sentences[0].key == sentence


def test_an_exact_integer_of_any_size() -> None:
    key = q("number", answer=10**30)
    assert key.mark("1" + "0" * 30).verdict == Verdict.PASSED
    assert key.mark("1" + "0" * 29 + "1").verdict == Verdict.WRONG
