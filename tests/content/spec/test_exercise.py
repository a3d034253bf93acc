"""exercise.toml: what it may say, what it means, and the line of what it may not."""

from __future__ import annotations

from decimal import Decimal

import pytest

from grader.content.problems import ContentError
from grader.content.spec.exercise import parse_spec
from grader.questions.registry import QUESTION_TYPES
from grader.questions.types.number import NumberQuestion
from tests.content.folders import found, text_of

HEAD = """format = 1
title = { en = "A", zh-hans = "甲" }
kind = "code"
topic = "linear"
difficulty = 1
minutes = 10
"""
CODE = HEAD + "[code]\nentry = 'f'\n"
ASKED = HEAD.replace('"code"', '"question"') + "[question]\n"


@pytest.mark.parametrize("kind", ["code", "class", "question"])
def test_reads_what_new_exercise_writes(kind: str) -> None:
    spec = parse_spec(text_of(kind, "exercise.toml"))  # type: ignore[arg-type]
    assert (spec.code is None) == (kind == "question")


def test_says_in_full_what_is_left_out() -> None:
    spec = parse_spec(CODE)
    assert spec.code is not None
    assert (spec.code.entry, spec.code.reference, spec.code.arrays, spec.code.device) == (
        ("f",),
        ("reference.py",),
        "numpy",
        "cpu",
    )
    assert (spec.judge.dtype, spec.judge.rtol, spec.judge.reduction, spec.judge.unchanged) == ("kind", None, 1, False)
    assert spec.limits.cpu_seconds is None
    assert spec.prerequisites == ()


def test_reads_every_table() -> None:
    spec = parse_spec(
        HEAD
        + """prerequisites = ["dense-forward"]
tags = ["forward"]
[code]
entry = ["f", "g"]
arrays = "torch"
reference = ["linear.f", "other.g2"]
forbidden = ["torch.nn.functional.conv2d"]
device = "any"
[limits]
cpu_seconds = 0.5
wall_seconds = 4
memory_mb = 256
output_kb = 64
[judge]
rtol = 1e-6
atol = 0.0
reduction = 9
dtype = "exact"
unchanged = true
[judge.window]
input = "X"
kernel = "K"
stride = [2, 1]
padding = "padding"
[[check.equivalent]]
mutant = "f:3"
reason = "the same sum in another order"
"""
    )
    assert spec.code is not None
    assert spec.code.reference_modules == ("reference/linear.py", "reference/other.py")
    assert spec.code.reference_of("g") == ("reference/other.py", "g2")
    assert (spec.limits.cpu_seconds, spec.judge.rtol) == (0.5, 1e-6)
    assert spec.judge.window is not None
    assert (spec.judge.window.stride, spec.judge.window.padding) == ((2, 1), "padding")
    assert spec.check.equivalent[0].mutant == "f:3"


def test_the_folders_own_reference_defines_the_entry_itself() -> None:
    spec = parse_spec(CODE)
    assert spec.code is not None
    assert spec.code.reference_of("f") == ("reference.py", "f")
    assert spec.code.reference_modules == ()


@pytest.mark.parametrize(
    ("text", "line", "code"),
    [
        ("format = 1\ntitle = \n", 2, "toml-syntax"),
        ("title = " + "[" * 5_000 + "]" * 5_000, 1, "toml-syntax"),
        ("title = " + "9" * 5_000, 1, "toml-syntax"),
        ("title" + ".a" * 20_000 + " = 1", 1, "toml-syntax"),
        ("format = 1\ntitle = {a" + ".a" * 20_000 + " = 1}", 2, "toml-syntax"),
        ('format = 1\ntitle = "never closed', 2, "toml-syntax"),
        (CODE + "enty = 1\n", 9, "unknown-field"),
        (CODE.replace("minutes = 10\n", ""), None, "missing-field"),
        (CODE.replace("minutes = 10", 'minutes = "ten"'), 6, "wrong-type"),
        (CODE.replace("difficulty = 1", "difficulty = 6"), 5, "bad-value"),
        (CODE.replace("format = 1", "format = 2"), 1, "bad-value"),
        (CODE.replace('"linear"', '"Linear Layers"'), 4, "bad-value"),
        (CODE.replace('en = "A", ', ""), 2, "missing-language"),
        (CODE.replace('"甲"', '" "'), 2, "bad-value"),
        (CODE.replace("zh-hans", "fr"), 2, "bad-value"),
        (CODE.replace("entry = 'f'", "entry = 'f g'"), 8, "bad-value"),
        (CODE.replace("entry = 'f'", "entry = []"), 8, "bad-value"),
        (CODE + "reference = 'linear/f.py'\n", 9, "bad-value"),
        (CODE + "reference = ['linear.f', 'linear.g']\n", 9, "bad-value"),
        (CODE.replace("'f'", "['f', 'g']") + "reference = ['reference.py', 'linear.g']\n", 9, "bad-value"),
        (CODE + "[limits]\nmemory_mb = 0\n", 10, "bad-value"),
        (CODE + "[judge]\nrtol = -1.0\n", 10, "bad-value"),
        (CODE + "[judge]\nrtol = nan\n", 10, "bad-value"),
        (CODE + "[judge.window]\ninput = 'X'\n", 9, "missing-field"),
        (CODE + "[judge.window]\ninput = 'X'\nkernel = 'K'\nstride = [1]\n", 12, "missing-field"),
        (HEAD, 3, "kind-mismatch"),
        (CODE.replace('"code"', '"question"'), 3, "kind-mismatch"),
        (CODE.replace('"code"', '"question"'), 7, "kind-mismatch"),
        (ASKED, 7, "missing-field"),
        (ASKED + "type = 'essay'\n", 8, "bad-value"),
        (ASKED + "type = 'number'\nanswer = true\n", 9, "wrong-type"),
        (ASKED + "type = 'number'\nanswer = inf\n", 9, "bad-value"),
        (ASKED + "type = 'number'\noptions = []\n", 9, "unknown-field"),
        (ASKED + "type = 'number'\n[[question.wrong]]\nvalue = 1\n", 9, "missing-field"),
        (ASKED + "type = 'shape'\nanswer = [4, -1]\n", 9, "bad-value"),
        (ASKED + "type = 'shape'\nanswer = [4, 1.5]\n", 9, "wrong-type"),
        (ASKED + "type = 'choice'\n[[question.options]]\ntext = 3\n", 10, "wrong-type"),
        (ASKED + "type = 'table'\n[[question.rows]]\nlabel = 'a'\ngiven = ['size']\n", 11, "bad-value"),
    ],
)
def test_names_the_line_and_the_kind_of_what_is_wrong(text: str, line: int | None, code: str) -> None:
    with pytest.raises(ContentError) as caught:
        parse_spec(text)
    assert ("exercise.toml", line, code) in found(caught.value.problems)


def test_says_everything_that_is_wrong_at_once_and_each_thing_once() -> None:
    text = CODE.replace("difficulty = 1", "difficulty = 0").replace("minutes = 10", "minuets = 10")
    with pytest.raises(ContentError) as caught:
        parse_spec(text)
    assert sorted(str(problem.code) for problem in caught.value.problems) == [
        "bad-value",
        "missing-field",
        "unknown-field",
    ]


def test_a_problem_reads_as_file_line_and_sentence() -> None:
    with pytest.raises(ContentError, match=r"^exercise\.toml:9: `code\.enty` is no field we know") as caught:
        parse_spec(CODE + "enty = 1\n")
    assert str(caught.value.problems[0]).endswith("[unknown-field]")


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("12345678901234567890123", 12345678901234567890123),
        ("0.1", Decimal("0.1")),
        ("1e12", Decimal("1e12")),
        ("'0.30'", Decimal("0.30")),
    ],
)
def test_numbers_are_exactly_as_typed(written: str, number: int | Decimal) -> None:
    question = parse_spec(ASKED + f"type = 'number'\nanswer = {written}\n").question
    assert isinstance(question, NumberQuestion)
    assert question.answer == number
    assert type(question.answer) is type(number)


@pytest.mark.parametrize("kind", QUESTION_TYPES)
def test_every_type_of_question_may_be_left_for_question_py_to_complete(kind: str) -> None:
    question = parse_spec(ASKED + f"type = '{kind}'\n").question
    assert question is not None
    assert question.type == kind


def test_a_plain_string_is_the_same_in_every_language() -> None:
    question = parse_spec(ASKED + "type = 'order'\nitems = [{ text = '$a$' }, { text = '$b$' }]\n").question
    assert question is not None
    assert question.type == "order"
    assert question.items[0].text == {"en": "$a$", "zh-hans": "$a$"}


HINT = "[[hints]]\nen = 'Look.'\nzh-hans = '看。'\n"


def test_hints_keep_their_order_and_cost_nothing_unless_they_say_so() -> None:
    hints = parse_spec(CODE + HINT + "[[hints]]\nen = 'Do.'\ncost = 0.5\n").hints
    assert [(hint.text, hint.cost) for hint in hints] == [({"en": "Look.", "zh-hans": "看。"}, 0), ({"en": "Do."}, 0.5)]


@pytest.mark.parametrize(
    ("hints", "expected"),
    [
        (4 * HINT, ("exercise.toml", 9, "bad-value")),
        (HINT + "cost = -1\n", ("exercise.toml", 12, "bad-value")),
        ("[[hints]]\nzh-hans = '看。'\n", ("exercise.toml", 9, "missing-language")),
        ("[[hints]]\nen = ''\n", ("exercise.toml", 10, "missing-field")),
    ],
)
def test_hints_that_cannot_be_given(hints: str, expected: tuple[str, int, str]) -> None:
    with pytest.raises(ContentError) as error:
        parse_spec(CODE + hints)
    assert expected in found(error.value.problems)


def test_hints_of_a_question_stood_in_its_own_table_once() -> None:
    asked = ASKED + "type = 'number'\nanswer = 1\n"
    assert (
        parse_spec(asked + "hints = [{ en = 'Look.' }]\n").hints
        == parse_spec(asked + "[[hints]]\nen = 'Look.'\n").hints
    )
    with pytest.raises(ContentError):
        parse_spec(asked + "hints = [{ en = 'Look.' }]\n" + HINT)
