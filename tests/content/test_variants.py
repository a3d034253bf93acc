"""What question.py may return, and the complete question that becomes of it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import numpy as np
import pytest
from pydantic import TypeAdapter

from grader.content.problems import ContentError
from grader.content.variants import VariantSpec, fixed_variant, parse_variant
from grader.questions.registry import QuestionSpec
from grader.values import Array, of_array
from tests.content.folders import bundle_of

QUESTION: TypeAdapter[Any] = TypeAdapter(QuestionSpec)
WHY = {"en": "e", "zh-hans": "z"}


def question(kind: str, **fields: Any) -> Any:
    return QUESTION.validate_python({"type": kind, **fields})


def test_completes_what_exercise_toml_leaves_open() -> None:
    steps = {"en": "{{n}} weights", "zh-hans": "{{n}} 个权重"}
    variant = parse_variant(
        {"parameters": {"n": 3}, "answer": 4, "wrong": {3: WHY, 5: WHY}},
        question("number", steps=steps, units="parameters"),
    )
    assert variant.parameters == {"n": 3}
    assert variant.question.type == "number"
    assert (variant.question.answer, variant.question.steps) == (4, steps)
    assert [(wrong.value, wrong.text) for wrong in variant.question.wrong] == [(3, WHY), (5, WHY)]


@pytest.mark.parametrize(
    ("kind", "drawn", "field", "value"),
    [
        ("number", {"answer": 2**80}, "answer", 2**80),
        ("number", {"answer": "0.10"}, "answer", Decimal("0.10")),
        ("number", {"answer": 0.1, "tolerance": 0.01}, "answer", Decimal("0.1")),
        ("number", {"answer": Array(np.asarray(np.int64(7)), "int64", scalar=True)}, "answer", 7),
        ("shape", {"answer": (4, 102, 102)}, "answer", (4, 102, 102)),
        ("shape", {"answer": of_array(np.array([4, 5]))}, "answer", (4, 5)),
        ("array", {"answer": of_array(np.array([[1, 2], [3, 4]]))}, "answer", ((1, 2), (3, 4))),
        ("text", {"answer": "stride", "alternatives": ["step"]}, "alternatives", ("step",)),
    ],
)
def test_reads_every_kind_of_answer(kind: str, drawn: dict[str, Any], field: str, value: object) -> None:
    found = getattr(parse_variant(drawn, question(kind)).question, field)
    assert found == value
    assert type(found) is type(value)


def test_hints_are_not_drawn() -> None:
    with pytest.raises(ContentError):
        parse_variant({"answer": 4, "hints": [{"en": "Look."}]}, question("number"))


def test_wrong_answers_that_cannot_be_keys_come_as_a_list() -> None:
    variant = parse_variant({"answer": (4, 4), "wrong": [{"value": (4, 5), **WHY}]}, question("shape"))
    assert variant.question.type == "shape"
    assert variant.question.wrong[0].value == (4, 5)


def test_parameters_may_be_words_numbers_rows_and_grids() -> None:
    drawn = {"layer": "Conv2d", "n": 3, "x": 0.5, "size": (3, 8), "X": of_array(np.eye(2, dtype=int))}
    variant = parse_variant({"parameters": drawn, "answer": 1}, question("number"))
    assert variant.parameters == {"layer": "Conv2d", "n": 3, "x": "0.5", "size": (3, 8), "X": ((1, 0), (0, 1))}


@pytest.mark.parametrize(
    ("kind", "drawn"),
    [
        ("number", {"parameters": {"a": 10**30, "b": "7", "c": ((1, 2),), "d": "0.50"}, "answer": Decimal("1.50")}),
        ("number", {"answer": 12, "tolerance": "0.5", "wrong": {13: WHY, "14.5": WHY}}),
        ("shape", {"answer": (1, 2), "wrong": [{"value": (2, 1), **WHY}]}),
        ("array", {"answer": [["0.5", 2]], "wrong": [{"value": [[1, 2]], **WHY}]}),
        ("text", {"answer": "12", "wrong": {"13": WHY}}),
        ("choice", {"options": [{"text": "a", "correct": True, "why": WHY}, {"text": WHY, "last": True}]}),
        ("match", {"pairs": [{"left": "a", "right": "b"}, {"left": "c", "right": "d"}], "extra": ["e"]}),
        ("order", {"items": [{"text": "a"}, {"text": "b", "why": WHY}]}),
        (
            "table",
            {
                "rows": [{"label": "a", "shape": (1, 2), "parameters": 5}],
                "wrong": [
                    {"row": 0, "column": "shape", "value": (2, 1), **WHY},
                    {"row": 0, "column": "parameters", "value": 4, **WHY},
                ],
            },
        ),
    ],
)
def test_goes_through_json_exactly(kind: str, drawn: dict[str, Any]) -> None:
    variant = parse_variant(drawn, question(kind))
    again = VariantSpec.model_validate_json(variant.model_dump_json(by_alias=True))
    assert again == variant
    assert repr(again) == repr(variant)


@pytest.mark.parametrize(
    ("kind", "drawn", "code", "words"),
    [
        ("number", [1], "not-a-variant", "return a dict"),
        ("number", {}, "bad-variant", "`answer` is missing"),
        ("number", {"answer": "many"}, "bad-variant", "should be a number"),
        ("number", {"answer": True}, "bad-variant", "should be a number"),
        ("number", {"answer": float("nan")}, "bad-variant", "tolerance"),
        ("number", {"answer": 0.1}, "bad-variant", "a float needs a `tolerance`"),
        ("number", {"answer": 1, "type": "text"}, "bad-variant", "`type`"),
        ("number", {"answer": 1, "answers": 2}, "bad-variant", "`answers` is no field"),
        ("number", {"answer": 1, "wrong": {1: WHY}}, "bad-variant", "would count as right"),
        ("number", {"answer": 1, "wrong": {2: {"zh-hans": "z"}}}, "bad-variant", "`wrong 1.en` is missing"),
        ("number", {"answer": 1, "wrong": [3]}, "bad-variant", "wrong 1"),
        ("number", {"answer": 1, "parameters": {"two words": 1}}, "bad-variant", "parameters"),
        ("number", {"answer": 1, "parameters": {"x": None}}, "bad-variant", "parameters"),
        ("number", {"answer": 1, "steps": {"en": "{{n}}"}}, "bad-variant", "{{n}}"),
        ("choice", {"options": []}, "bad-variant", "`options` is missing"),
        ("choice", {"options": [{"text": "a"}, {"text": "b"}]}, "bad-variant", "exactly one"),
        ("shape", {"answer": [[1]]}, "bad-variant", "answer"),
    ],
)
def test_says_what_is_wrong_with_a_variant(kind: str, drawn: Any, code: str, words: str) -> None:
    with pytest.raises(ContentError) as caught:
        parse_variant(drawn, question(kind))
    assert {(p.file, str(p.code)) for p in caught.value.problems} == {("question.py", code)}
    assert any(words in p.message for p in caught.value.problems)


def test_a_fixed_question_is_the_variant_that_everyone_has() -> None:
    fixed = question("number", answer=3)
    assert fixed_variant(fixed) == VariantSpec(question=fixed)


def test_what_new_exercise_draws_is_a_good_variant_whatever_the_seed() -> None:
    bundle = bundle_of("question")
    scope: dict[str, Any] = {}
    exec(bundle.text("question.py"), scope)
    assert bundle.spec.question is not None
    for seed in range(200):
        variant = parse_variant(scope["generate"](np.random.default_rng(seed)), bundle.spec.question)
        assert len(variant.question.wrong) == 3  # type: ignore[union-attr]
