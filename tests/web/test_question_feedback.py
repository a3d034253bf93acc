"""What is said of an answer: each line begins with what it speaks of. Formulas to choose from stay formulas."""

from __future__ import annotations

from itertools import count
from typing import Any

import pytest
from django.template.loader import render_to_string
from django.utils import translation
from lxml import html

from grader.grading.questions import mark_response
from grader.questions.registry import question_form, question_of
from grader.quizzes.asking.presenting import present
from grader.quizzes.models import Variant
from grader.web.question.marks import marked_answer
from grader.web.report.cards import report_card
from grader.web.templatetags.web import in_words
from tests.web.html import css

NUMBERS = count(1)
WHY = {"en": "Because.", "zh-hans": "因为。"}
QUESTIONS: dict[str, dict[str, Any]] = {
    "choices": {"options": [{"text": "$x^2$", "correct": True, "why": WHY}, {"text": "a `tensor`", "why": WHY}]},
    "match": {"pairs": [{"left": "ReLU", "right": "$x^2$", "why": WHY}, {"left": "$y$", "right": "two", "why": WHY}]},
    "order": {"items": [{"text": "first", "why": WHY}, {"text": "$z$", "why": WHY}]},
    "array": {"answer": [[1, 2], [3, 4]]},
    "table": {"rows": [{"label": "conv", "shape": [6, 28], "parameters": 156}]},
}


def variant(kind: str, **fields: Any) -> Variant:
    question = question_of({"type": kind, **QUESTIONS[kind], **fields})
    return Variant(pk=next(NUMBERS), number=0, question=question.model_dump(mode="json", by_alias=True))


def lines(one: Variant, response: object, language: str = "en") -> list[str]:
    """The lines about parts, as they are read."""
    report = mark_response(one.question, response, version="v", number=0)
    with translation.override(language):
        page = html.fromstring(render_to_string("web/question/result.html", {"marked": marked_answer(one, report)}))
    return [" ".join(line.text_content().split()) for line in css(page, "li")]


@pytest.mark.parametrize(
    ("kind", "response", "said"),
    [
        ("choices", ["1"], ["x2 Not correct yet Because.", "a tensor Not correct yet Because."]),
        ("match", {"0": "1", "1": "0"}, ["ReLU Not correct yet Because.", "y Not correct yet Because."]),
        ("match", {"0": "0"}, ["y No answer yet There is no answer yet."]),
        ("order", ["1", "0"], ["z Not correct yet Because.", "first Not correct yet Because."]),
        (
            "array",
            [["1", ""], ["2.5", "9"]],
            [
                "row 1, column 2 No answer yet There is no answer yet.",
                "row 2, column 1 Not correct yet It was read as 2.5.",
            ],
        ),
        (
            "table",
            [{"shape": "six", "parameters": "156"}],
            [
                "row 1, output shape This cannot be read “six” cannot be read as a shape. "
                "Write it as 2 x 3 x 5 or (2, 3, 5)."
            ],
        ),
    ],
)
def test_each_line_begins_with_what_it_speaks_of(kind: str, response: object, said: list[str]) -> None:
    assert lines(variant(kind), response) == said


def test_a_line_is_in_the_readers_language() -> None:
    [line] = lines(variant("array"), [["1", "2"], ["3", "x"]], "zh-hans")
    assert line.startswith("第 2 行第 2 列 无法识别")


@pytest.mark.parametrize("kind", ["array", "table"])
def test_cells_are_called_the_same_in_the_form_and_in_what_is_said(kind: str) -> None:
    one = variant(kind)
    form = question_form(present(variant=one, asked="x", language="en"))
    page = html.fromstring(render_to_string("web/question/fields.html", {"form": form, "label": "title"}))
    names = [cell.get("aria-label") for cell in css(page, "input")]
    blank = [[""] * 2] * 2 if kind == "array" else [{}]
    mark: Any = [["x", "x"], ["x", "x"]] if kind == "array" else [{"shape": "?", "parameters": "?"}]
    assert [line.partition(" This cannot")[0] for line in lines(one, mark)] == names
    assert lines(one, blank) == []


def test_formulas_to_choose_from_stay_formulas() -> None:
    form = question_form(present(variant=variant("match"), asked="x", language="en"))
    page = html.fromstring(render_to_string("web/question/fields.html", {"form": form, "label": "title"}))
    assert not css(page, "select")
    assert len(css(page, "fieldset")) == 2
    assert {side.get("type") for side in css(page, "input")} == {"radio"}
    assert len(css(page, "math")) == 3  # one of two sides, for each left; one left


def test_plain_words_to_choose_from_are_a_list() -> None:
    plain = [{"left": "a", "right": "one & two"}, {"left": "b", "right": "three"}]
    form = question_form(present(variant=variant("match", pairs=plain), asked="x", language="en"))
    page = html.fromstring(render_to_string("web/question/fields.html", {"form": form, "label": "title"}))
    assert {option.text_content() for option in css(page, "option")} == {"choose …", "one & two", "three"}
    assert not css(page, "fieldset")


def test_sides_that_read_alike_are_one_and_each_is_right() -> None:
    pairs = [{"left": "a", "right": "same"}, {"left": "b", "right": "same"}, {"left": "c", "right": "other"}]
    one = variant("match", pairs=pairs)
    assert len(present(variant=one, asked="x", language="en").sides) == 2
    report = mark_response(one.question, {"0": "1", "1": "0", "2": "2"}, version="v", number=0)
    assert report.points == 1


@pytest.mark.parametrize(
    ("response", "words"),
    [
        ([["", ""], ["", ""]], ["No answer yet"]),
        ([["x", ""], ["", ""]], ["This cannot be read", "Cannot be read"]),
        ([["1", "2"], ["3", "x"]], ["Partly correct", "Passed", "Cannot be read"]),
    ],
)
def test_an_answer_is_no_code_that_could_not_be_started(response: object, words: list[str]) -> None:
    report = mark_response(variant("array").question, response, version="v", number=0)

    card = report_card(report)

    assert list(dict.fromkeys([str(card.words.whole), *(str(case.words.case) for case in card.cases)])) == words


def test_where_code_stands_among_answers_the_words_hold_of_both() -> None:
    assert str(in_words("invalid").whole) == "Could not be started or read"
    assert str(in_words("passed").whole) == "All correct"
