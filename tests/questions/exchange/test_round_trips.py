"""What is written in a form is read back as it was, as far as the form goes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from lxml import etree

from grader.content.loader import load_files
from grader.content.scaffold.imported import question_files
from grader.questions.exchange.formats import FORMS, read_questions, write_questions
from grader.questions.exchange.items import Item
from grader.questions.exchange.markup import html_of
from grader.questions.exchange.qti.package import _files
from grader.questions.question import Question
from grader.questions.registry import question_of

STATEMENT = r"How many *parameters* has `Conv2d(3, 10)`?" "\n\n" r"Use $k_h \times k_w$, {not} ~this~ = 5 #: & <b>."
STEPS = {"en": r"It is $10 \cdot (27 + 1) = 280$."}
WHY = {"en": "Add **one** for each: 100% = all."}
QUESTIONS: dict[str, dict[str, Any]] = {
    "choice": {
        "options": [
            {"text": {"en": r"$\frac{1}{1 + e^{-x}}$"}, "correct": True, "why": WHY},
            {"text": {"en": "a `max` = {0}"}},
            {"text": {"en": "none of these"}, "why": {"en": "One is."}},
        ]
    },
    "choices": {
        "options": [
            {"text": {"en": word}, "correct": word != "two", "why": WHY} for word in ("one", "two", "three", "four")
        ]
    },
    "number": {"answer": "280", "tolerance": "0.5", "wrong": [{"value": "270", "en": "Add the biases."}]},
    "text": {
        "answer": {"en": "cross-correlation"},
        "alternatives": ["xcorr", "a = b"],
        "wrong": [{"value": "convolution", "en": "The kernel is not flipped."}],
    },
    "match": {
        "pairs": [{"left": {"en": "$3 x 3$"}, "right": {"en": "9"}}, {"left": {"en": "5 x 5"}, "right": {"en": "25"}}],
        "extra": [{"en": "49"}],
    },
    "order": {"items": [{"text": {"en": word}} for word in ("initialise", "forward", "$backward$")]},
}
LOST = {("gift", "order")}


def item(kind: str, **fields: Any) -> Item:
    return Item(
        f"A {kind} {{of}} = it", STATEMENT, question_of({"type": kind, "steps": STEPS, **QUESTIONS[kind], **fields})
    )


def shown(question: Question) -> dict[str, Any]:
    return question.model_dump(mode="json", by_alias=True)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("kind", QUESTIONS)
def test_a_question_comes_back_as_it_went(form: str, kind: str) -> None:
    one = item(kind)
    data, left_out = write_questions([one], form)
    if (form, kind) in LOST:
        assert [str(lost) for lost in left_out] == ["A order {of} = it: GIFT has no question of type order"]
        return
    assert left_out == ()
    found = read_questions(data)
    assert found.left_out == ()
    [again] = found.items
    assert (again.title, shown(again.question)) == (one.title, shown(one.question))
    assert again.question.mark(one.question.right_response()).credit == 1
    assert html_of(again.statement) == html_of(STATEMENT)


def test_moodle_keeps_hints_as_far_as_an_exercise_does() -> None:
    one = replace(item("number"), hints=("Count the *kernels*.", "Then the biases: $10$.", "Add both."))
    data, _ = write_questions([one], "moodle")
    assert read_questions(data).items[0].hints == one.hints
    data, _ = write_questions([replace(one, hints=(*one.hints, "No more."))], "moodle")
    found = read_questions(data)
    assert found.items[0].hints == one.hints
    assert "only the first 3 of its 4 hints were kept" in str(found.left_out[0])
    bundle = load_files("a-question", question_files(one, "parameters"))
    assert [hint.text["en"] for hint in bundle.spec.hints] == list(one.hints)


@pytest.mark.parametrize("form", FORMS)
def test_the_same_questions_make_the_same_file(form: str) -> None:
    items = [item(kind) for kind in QUESTIONS]
    assert write_questions(items, form) == write_questions(items, form)
    assert len(read_questions(write_questions(items, form)[0]).items) == len(QUESTIONS) - (form == "gift")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("kind", ["array", "table"])
def test_what_a_form_has_no_place_for_is_told(form: str, kind: str) -> None:
    fields = {"array": {"answer": [[1]]}, "table": {"rows": [{"label": "a", "shape": [1]}]}}[kind]
    _, [lost] = write_questions([Item("It", "?", question_of({"type": kind, **fields}))], form)
    assert str(lost).startswith("It: ")
    assert kind in lost.why


@pytest.mark.parametrize("form", ["moodle", "qti21", "qti30"])
def test_a_shape_goes_as_a_text_with_its_spellings(form: str) -> None:
    question = question_of(
        {"type": "shape", "answer": [4, 102, 102], "wrong": [{"value": [4, 100, 100], "en": "Padding."}]}
    )
    data, [lost] = write_questions([Item("Shape", "Which?", question)], form)
    assert "spellings" in lost.why
    [again] = read_questions(data).items
    assert [
        again.question.mark(words).credit for words in ("4x102x102", "(4, 102, 102)", "4 × 102 × 102", "4x100x100")
    ] == [1, 1, 1, 0]


def test_units_and_case_go_along() -> None:
    for form in ("moodle", "qti21", "qti30"):
        one, two = item("number", units={"en": "MB"}), item("text", case_sensitive=True)
        found = read_questions(write_questions([one, two], form)[0]).items
        assert [shown(again.question) for again in found] == [shown(one.question), shown(two.question)]


def test_all_or_nothing_and_a_last_place_go_along_in_qti() -> None:
    last = [*QUESTIONS["choices"]["options"], {"text": {"en": "all of these"}, "last": True}]
    one = item("choices", partial="all", shuffle=False, options=last)
    for form in ("qti21", "qti30"):
        assert shown(read_questions(write_questions([one], form)[0]).items[0].question) == shown(one.question)


@pytest.mark.parametrize(("form", "prefix"), [("qti21", ""), ("qti30", "qti-")])
def test_a_package_is_well_formed_in_its_own_names(form: str, prefix: str) -> None:
    data, _ = write_questions([item(kind) for kind in QUESTIONS], form)
    roots = {name: etree.fromstring(content) for name, content in _files(data)}
    assert etree.QName(roots.pop("imsmanifest.xml")).localname == "manifest"
    for root in roots.values():
        names = {etree.QName(one).localname for one in root.iter()}
        assert {f"{prefix}{'assessment-item' if prefix else 'assessmentItem'}"} <= names
        html = {"p", "div", "em", "code", "strong", "span", "pre"}
        assert all(name.startswith("qti-") for name in names - html) == bool(prefix)
        assert etree.QName(root).namespace.endswith("v3p0" if prefix else "v2p1")
