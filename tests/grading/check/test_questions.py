"""A question is proven by its variants: each can be asked, and is marked as its author meant."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from grader.content.bundle import build
from grader.grading.author.cache import Cache
from grader.grading.check.exercise import CheckResult, check_exercise
from grader.grading.questions import fixed
from grader.judge.verdict import Verdict
from grader.questions.registry import QUESTION_TYPES, question_of
from grader.sandbox.client import Jails

TOML = """
format = 1
title = { en = "Count", zh-hans = "计数" }
kind = "question"
topic = "counts"
difficulty = 1
minutes = 1

[question]
"""
NUMBER = 'type = "number"\n'
PYTHON = """
def generate(rng):
    n = int(rng.integers(2, 90))
    return dict(
        parameters=dict(n=n),
        answer=n * n,
        wrong={2 * n + 1: {"en": "Doubled.", "zh-hans": "加倍了。"}},
        steps={"en": "Square {{n}}.", "zh-hans": "求 {{n}} 的平方。"},
    )
"""
STATEMENT = {"statement.md": "What is {{n}} squared?\n", "statement.zh-hans.md": "{{n}} 的平方是多少？\n"}


@pytest.fixture
def check(jails: Jails, cache: Cache) -> Callable[..., CheckResult]:
    def run(python: str = PYTHON, question: str = NUMBER, **files: str) -> CheckResult:
        texts = {"exercise.toml": TOML + question, "question.py": python, **STATEMENT, **files}
        return check_exercise(build("count", {path: text.encode() for path, text in texts.items()}), jails, cache)

    return run


@pytest.mark.jail
def test_a_good_question_is_ready(check: Callable[..., CheckResult]) -> None:
    result = check()

    assert result.faults == ()
    assert result.mutation is None


@pytest.mark.jail
@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("2 * n + 1", "n * n", "would count as right"),
        ("2 * n + 1", "n * n if n == 50 else 0", "would count as right"),
        ("answer=n * n", "answer='many'", "number"),
        ("n = int", "import time; n = int(time.time_ns() % 1000) + int", "drawn again"),
        ("rng.integers(2, 90)", "7", "all variants are the same"),
        ("{{n}} squared", "{{m}} squared", "m"),
        ("int(rng.integers(2, 90))", "1 // int(rng.integers(0, 50))", "ZeroDivisionError"),
        ("Doubled.", "", "wrong"),
    ],
)
def test_what_is_wrong_with_some_variant_is_found(
    check: Callable[..., CheckResult], old: str, new: str, said: str
) -> None:
    python = PYTHON.replace(old, new)
    statement = STATEMENT["statement.md"].replace(old, new)

    result = check(python, **{"statement.md": statement})

    assert any(said in fault.message for fault in result.faults), result.faults


A, B = ('text = {en = "a", zh-hans = "甲"}', 'text = {en = "b", zh-hans = "乙"}')
FIXED = {
    "choice": f"options = [{{ {A}, correct = true }}, {{ {B} }}]",
    "choices": f"options = [{{ {A}, correct = true }}, {{ {B} }}]",
    "number": 'answer = 2.50\nwrong = [{ value = 3, en = "Rounded.", zh-hans = "四舍五入。" }]',
    "shape": 'answer = [3, 4]\nwrong = [{ value = [4, 3], en = "Turned.", zh-hans = "颠倒。" }]',
    "array": 'answer = [[1, 2], [3, 4]]\nwrong = [{ value = [[1, 3], [2, 4]], en = "Turned.", zh-hans = "转置。" }]',
    "text": 'answer = {en = "stride", zh-hans = "步幅"}\nwrong = [{ value = "padding", en = "No.", zh-hans = "不。" }]',
    "match": (
        "pairs = [\n"
        '  { left = {en = "a", zh-hans = "甲"}, right = {en = "1", zh-hans = "一"} },\n'
        '  { left = {en = "b", zh-hans = "乙"}, right = {en = "2", zh-hans = "二"} },\n]'
    ),
    "order": f"items = [{{ {A} }}, {{ {B} }}]",
    "table": (
        'rows = [\n  { label = {en = "in", zh-hans = "输入"}, layer = { kind = "input" }, shape = [1, 28, 28], '
        'given = ["shape"] },\n'
        '  { label = {en = "conv", zh-hans = "卷积"}, layer = { kind = "conv", channels = 6, kernel = [5, 5] }, '
        "shape = [6, 24, 24], parameters = 156 },\n]\n"
        'wrong = [{ row = 1, column = "parameters", value = 150, en = "No bias.", zh-hans = "没有偏置。" }]'
    ),
}


@pytest.mark.parametrize("kind", QUESTION_TYPES)
def test_a_form_can_send_the_right_answer_of_every_type(kind: str) -> None:
    texts = {"exercise.toml": f'{TOML}type = "{kind}"\n{FIXED[kind]}\n', **STATEMENT}
    drawn = fixed(build("count", {path: text.encode() for path, text in texts.items()}))
    assert drawn is not None
    question = question_of(drawn.question)

    assert question.mark(question.right_response()).verdict is Verdict.PASSED
    for response, _ in question.wrong_responses():
        assert question.mark(response).verdict not in (Verdict.PASSED, Verdict.INVALID)
