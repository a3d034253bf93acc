"""Every type of answer is marked as its rule says, and slips are named."""

from fractions import Fraction

import pytest

from grader.judge.answers import keys
from grader.judge.answers.marking import mark
from grader.judge.verdict import Verdict

BIAS = {"en": "That is the count without the biases: add 500.", "zh-hans": "这是不含偏置的个数：再加 500。"}


def options(*names: str) -> tuple[keys.Option, ...]:
    return tuple(keys.Option(name, {"en": name}, {"en": f"about {name}"}) for name in names)


NUMBER = keys.NumberKey(Fraction(392500), wrong=((Fraction(392000), BIAS),))
LOSS = keys.NumberKey(Fraction(1, 3), tolerance=Fraction(1, 1000))
SHAPE = keys.ShapeKey((4, 102, 102), wrong=(((4, 100, 100), {"en": "Padding adds 2 on each side."}),))
CHOICE = keys.ChoiceKey(options("a", "b"), "b")
CHOICES = keys.ChoicesKey(options("a", "b", "c", "d"), frozenset("ab"))
ARRAY = keys.ArrayKey(
    ((Fraction(1), Fraction(2)), (Fraction(3), Fraction(4))),
    wrong=((((Fraction(1), Fraction(3)), (Fraction(2), Fraction(4))), {"en": "Transposed."}),),
)
TEXT = keys.TextKey(("cross-correlation", "互相关"), wrong=(("convolution", {"en": "The kernel is not flipped."}),))
NAME = keys.TextKey(("Conv2d",), case_sensitive=True)
ALL = keys.ChoicesKey(options("a", "b", "c", "d"), frozenset("ab"), partial=False)
WHOLE = keys.ArrayKey(((Fraction(1), Fraction(2)),), partial=False)
MATCH = keys.MatchKey(options("p", "q"), options("x", "y", "z"), {"p": "x", "q": "y"})
ORDER = keys.OrderKey(options("1", "2", "3", "4"))


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
        (CHOICE, "b", "passed", 1),
        (CHOICE, "a", "wrong", 0),
        (CHOICE, "e", "invalid", 0),
        (CHOICES, ["a", "b"], "passed", 1),
        (CHOICES, ["a"], "partial", Fraction(1, 2)),
        (CHOICES, ["a", "b", "c"], "partial", Fraction(1, 2)),
        (CHOICES, ["a", "b", "c", "d"], "wrong", 0),
        (CHOICES, ["c", "d"], "wrong", 0),
        (CHOICES, ["a", "a"], "partial", Fraction(1, 2)),
        (CHOICES, [], "wrong", 0),
        (ALL, ["b", "a"], "passed", 1),
        (ALL, ["a"], "wrong", 0),
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
        (MATCH, {"p": "x", "q": "y"}, "passed", 1),
        (MATCH, {"p": "x", "q": "z"}, "partial", Fraction(1, 2)),
        (MATCH, {"p": "x"}, "partial", Fraction(1, 2)),
        (MATCH, {"p": "x", "r": "y"}, "invalid", 0),
        (MATCH, {}, "invalid", 0),
        (ORDER, ["1", "2", "3", "4"], "passed", 1),
        (ORDER, ["2", "3", "4", "1"], "partial", Fraction(2, 3)),
        (ORDER, ["4", "3", "2", "1"], "wrong", 0),
        (ORDER, ["1", "2", "3"], "invalid", 0),
        (ORDER, ["1", "1", "3", "4"], "invalid", 0),
    ],
)
def test_marks(key: keys.Key, response: object, verdict: str, credit: Fraction) -> None:
    result = mark(key, response)
    assert (result.verdict, result.credit) == (verdict, credit)


@pytest.mark.parametrize(
    ("key", "response", "sentence"),
    [
        (NUMBER, "392 000", BIAS["en"]),
        (SHAPE, "4,100,100", "Padding adds 2 on each side."),
        (ARRAY, [["1", "3"], ["2", "4"]], "Transposed."),
        (TEXT, "CONVOLUTION", "The kernel is not flipped."),
        (CHOICE, "a", "about a"),
        (keys.ChoiceKey((keys.Option("a", {"en": "a"}), keys.Option("b", {"en": "b"})), "b"), "a", None),
    ],
)
def test_names_the_slip(key: keys.Key, response: object, sentence: str | None) -> None:
    assert mark(key, response).sentences[0].text.get("en") == sentence


def test_says_why_of_what_was_judged_wrongly_only() -> None:
    said = {part.id: [sentence.text["en"] for sentence in part.sentences] for part in mark(CHOICES, ["a", "c"]).parts}
    assert said == {"a": [], "b": ["about b"], "c": ["about c"], "d": []}


@pytest.mark.parametrize(
    ("key", "response", "sentence"),
    [
        (NUMBER, "5", "answer.number.wrong"),
        (SHAPE, "102 x 102", "answer.shape.axes"),
        (SHAPE, "102", "answer.shape.axes-one"),
        (SHAPE, "4 x 102 x 103", "answer.shape.axis"),
        (CHOICES, ["a"], "answer.choices.count"),
        (ARRAY, [["1", "2"], ["3", "5"]], "answer.array.cells"),
        (TEXT, "pooling", "answer.text.wrong"),
        (MATCH, {"p": "x", "q": "z"}, "answer.match.pairs"),
        (ORDER, ["2", "1", "3", "4"], "answer.order.run"),
        (ORDER, ["1"], "answer.order.items"),
        (CHOICE, "e", "answer.option.unknown"),
        (CHOICES, "a", "answer.form"),
    ],
)
def test_says_what_is_wrong(key: keys.Key, response: object, sentence: str) -> None:
    assert mark(key, response).sentences[0].key == sentence


def test_an_exact_integer_of_any_size() -> None:
    key = keys.NumberKey(Fraction(10**30))
    assert mark(key, "1" + "0" * 30).verdict == Verdict.PASSED
    assert mark(key, "1" + "0" * 29 + "1").verdict == Verdict.WRONG
