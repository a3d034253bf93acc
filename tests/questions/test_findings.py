"""A question that can be asked passes; every other one is told where and why."""

from __future__ import annotations

import pytest

from grader.content.problems import ContentError
from grader.content.spec.exercise import parse_spec
from tests.content.folders import bundle_of, found, problems_of, text_of

HEAD = text_of("question", "exercise.toml").partition("[question]")[0] + "[question]\n"
WHY = 'en = "e"\nzh-hans = "z"\n'
WRONG = "[[question.wrong]]\n" + WHY

GOOD = {
    "choice": "type = 'choice'\noptions = [{ text = 'a', correct = true }, { text = 'b' }]",
    "choices": "type = 'choices'\npartial = 'all'\noptions = [{ text = 'a', correct = true }, { text = 'b' }]",
    "number": f"type = 'number'\nanswer = 280\n{WRONG}value = 270",
    "zero": f"type = 'number'\nanswer = 0\n{WRONG}value = 1",
    "decimal": f"type = 'number'\nanswer = 0.5\ntolerance = 0.1\nunits = 'MB'\n{WRONG}value = 0.7",
    "shape": f"type = 'shape'\nanswer = [4, 102, 102]\n{WRONG}value = [4, 100, 100]",
    "array": f"type = 'array'\nanswer = [[1, 2], [3, 4]]\n{WRONG}value = [[1, 2, 3]]",
    "text": f"type = 'text'\nanswer = {{ en = 'stride', zh-hans = '步幅' }}\n{WRONG}value = 'padding'",
    "match": "type = 'match'\npairs = [{ left = 'a', right = 'x' }, { left = 'b', right = 'x' }]\nextra = ['y']",
    "order": "type = 'order'\nitems = [{ text = 'a' }, { text = 'b' }]",
    "table": f"""type = 'table'
[[question.rows]]
label = 'input'
layer = {{ kind = 'input' }}
shape = [1, 28, 28]
given = ['shape']
[[question.rows]]
label = 'conv'
layer = {{ kind = 'conv', channels = 6, kernel = [5, 5], padding = [2, 2] }}
shape = [6, 28, 28]
parameters = 156
receptive_field = 5
multiply_adds = 117600
{WRONG}row = 1
column = 'parameters'
value = 150""",
}


@pytest.mark.parametrize("name", GOOD)
def test_accepts_a_good_question_of_every_type(name: str) -> None:
    assert bundle_of("question", {"exercise.toml": HEAD + GOOD[name], "question.py": None}).spec.question


@pytest.mark.parametrize(
    ("name", "old", "new", "code", "words"),
    [
        ("choice", ", { text = 'b' }", "", "bad-answer", "at least two"),
        ("choice", "'b' }", "'b', correct = true }", "bad-answer", "exactly one"),
        ("choice", ", correct = true", "", "bad-answer", "exactly one"),
        ("choice", "'b'", "'Ａ'", "bad-answer", "more than once"),
        ("choices", ", correct = true", "", "bad-answer", "at least one"),
        ("number", "value = 270", "value = 280.0", "bad-wrong-answer", "would count as right"),
        ("number", "value = 270", f"value = 270\n{WRONG}value = 270", "bad-wrong-answer", "two sentences"),
        ("decimal", "value = 0.7", "value = 0.55", "bad-wrong-answer", "would count as right"),
        ("decimal", "tolerance = 0.1", "relative_tolerance = 0.5", "bad-wrong-answer", "would count as right"),
        ("shape", "100, 100", "102, 102", "bad-wrong-answer", "is the right one"),
        ("shape", "value = [4, 100, 100]", f"value = [4]\n{WRONG}value = [4]", "bad-wrong-answer", "two sentences"),
        ("array", "[3, 4]]", "[3]]", "bad-answer", "rows of one length"),
        ("array", "[[1, 2], [3, 4]]", "[[]]", "bad-answer", "at least one number"),
        ("array", "[[1, 2], [3, 4]]", str([[0] * 13]), "bad-answer", "at most 12"),
        ("array", "[[1, 2, 3]]", "[[1], [2, 3]]", "bad-wrong-answer", "rows of one length"),
        ("array", "[[1, 2, 3]]", "[[1, 2], [3, 4.0]]", "bad-wrong-answer", "would count as right"),
        ("array", "value = [[1, 2, 3]]", f"value = [[1]]\n{WRONG}value = [[1]]", "bad-wrong-answer", "two sentences"),
        ("text", "'padding'", "' STRIDE '", "bad-wrong-answer", "would count as right"),
        ("text", "'padding'", "'步幅'", "bad-wrong-answer", "would count as right"),
        ("text", "'padding'", f"'pad'\n{WRONG}value = 'Pad'", "bad-wrong-answer", "two sentences"),
        ("match", ", { left = 'b', right = 'x' }", "", "bad-answer", "fewer than two"),
        ("match", "left = 'b'", "left = 'a'", "bad-answer", "more than once"),
        ("match", "['y']", "['x']", "bad-answer", "belongs to a pair"),
        ("match", "['y']", "['y', 'y']", "bad-answer", "more than once"),
        ("order", ", { text = 'b' }", "", "bad-answer", "fewer than two"),
        ("order", "'b'", "'a'", "bad-answer", "more than once"),
        ("table", "given = ['shape']", "given = ['shape', 'parameters']", "bad-answer", "has no value"),
        ("table", "parameters = 156", "parameters = 155", "layer-mismatch", "says 155, but this layer makes it 156"),
        ("table", "[6, 28, 28]", "[6, 24, 24]", "layer-mismatch", "makes it (6, 28, 28)"),
        ("table", "receptive_field = 5", "receptive_field = 3", "layer-mismatch", "makes it 5"),
        ("table", "multiply_adds = 117600", "multiply_adds = 1", "layer-mismatch", "makes it 117600"),
        ("table", "kernel = [5, 5]", "kernel = [50, 5]", "layer-mismatch", "does not fit"),
        ("table", "channels = 6, ", "", "layer-mismatch", "needs `channels`"),
        ("table", "shape = [1, 28, 28]\ngiven = ['shape']\n", "", "layer-mismatch", "is missing"),
        ("table", "row = 1", "row = 2", "bad-wrong-answer", "rows count from 0"),
        ("table", "row = 1\ncolumn = 'parameters'", "row = 0\ncolumn = 'shape'", "bad-wrong-answer", "no cell"),
        ("table", "value = 150", "value = 156", "bad-wrong-answer", "is the right one"),
    ],
)
def test_says_why_a_question_cannot_be_asked(name: str, old: str, new: str, code: str, words: str) -> None:
    assert old in GOOD[name]
    toml = HEAD + GOOD[name].replace(old, new)
    problems = problems_of("question", {"exercise.toml": toml, "question.py": None})
    assert [(str(p.code), words in p.message) for p in problems] == [(code, True)]
    assert problems[0].line is not None
    assert problems[0].line > HEAD.count("\n") - 1


def test_a_table_with_nothing_to_fill_in_asks_nothing() -> None:
    toml = HEAD + "type = 'table'\n[[question.rows]]\nlabel = 'a'\nshape = [3]\ngiven = ['shape']\n"
    problems = problems_of("question", {"exercise.toml": toml, "question.py": None})
    assert found(problems) == {("exercise.toml", 11, "bad-answer")}


def test_case_matters_where_the_question_says_so() -> None:
    text = (
        GOOD["text"].replace("type = 'text'", "type = 'text'\ncase_sensitive = true").replace("'padding'", "'Stride'")
    )
    assert bundle_of("question", {"exercise.toml": HEAD + text, "question.py": None})


def test_the_fields_of_one_type_are_refused_in_another() -> None:
    with pytest.raises(ContentError, match="no field we know"):
        parse_spec(HEAD + "type = 'shape'\nanswer = [1]\ntolerance = 0.1\n")


@pytest.mark.parametrize("number", ["1e999999999", "1e-999999999", "'1e401'", "9" * 401])
def test_a_number_that_would_fill_the_memory_is_refused(number: str) -> None:
    with pytest.raises(ContentError, match="at most 400 digits"):
        parse_spec(HEAD + f"type = 'number'\nanswer = {number}\n")
