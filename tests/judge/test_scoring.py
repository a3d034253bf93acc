"""Points are exact, groups count together, required cases cap."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from grader.judge.scoring import CaseScore, exact, scaled, score
from grader.judge.verdict import Verdict
from grader.judge.words.sentences import render
from tests.judge.gallery import chinese
from tests.judge.say import english

V = Verdict


def case(verdict: Verdict = V.PASSED, points: Any = 1, **facts: Any) -> CaseScore:
    return CaseScore(facts.pop("name", "a case"), verdict, points, **facts)


def test_a_required_case_is_called_by_its_name_in_the_readers_language() -> None:
    found = score([case(V.WRONG, required=True, title={"en": "one", "zh-hans": "一个"})])
    assert english(found.sentences)[-1] == "No points count until the case “one” passes."
    assert "“一个”" in render(found.sentences[-1], chinese(), "zh-hans")


def test_points_are_the_decimals_that_were_written() -> None:
    found = score([case(points=0.1) for _ in range(10)])
    assert found.points == found.max_points == 1
    assert found.verdict is V.PASSED
    assert english(found.sentences) == ["All 10 cases pass."]


def test_a_case_is_worth_one_point_unless_it_says_otherwise() -> None:
    assert score([CaseScore("a", V.PASSED), CaseScore("b", V.WRONG)]).max_points == 2


def test_some_points_are_partial_and_none_is_the_first_failure() -> None:
    assert score([case(), case(V.WRONG)]).verdict is V.PARTIAL
    assert score([case(V.ERROR), case(V.WRONG)]).verdict is V.ERROR
    assert score([case(V.TIMEOUT, points=0), case()]).verdict is V.PARTIAL
    assert english(score([case(), case(V.WRONG)]).sentences) == ["1 of 2 cases pass."]


def test_an_internal_case_makes_the_whole_internal() -> None:
    assert score([case(), case(V.INTERNAL)]).verdict is V.INTERNAL


def test_a_group_counts_only_together() -> None:
    found = score([case(group="ties"), case(V.WRONG, group="ties"), case(), case(group="other")])
    assert found.cases == (0, 0, 1, 1)
    assert "The 2 cases of “ties” count only together, and one of them fails." in english(found.sentences)


@pytest.mark.parametrize(
    ("required", "visible", "points", "words"),
    [
        (True, True, Fraction(0), "No points count until the case “shape” passes."),
        (True, False, Fraction(0), "No points count until a required hidden case passes."),
        (0.5, True, Fraction(2), "At most 50 percent of the points count until the case “shape” passes."),
        (0.125, False, Fraction(1, 2), "At most 12.5 percent of the points count until a required hidden case passes."),
    ],
)
def test_a_required_case_caps(required: Any, visible: bool, points: Fraction, words: str) -> None:
    found = score([case(), case(), case(), case(V.WRONG, name="shape", required=required, visible=visible)])
    assert found.points == points
    assert words in english(found.sentences)
    assert score([case(required=required)]).points == 1


def test_a_check_that_gives_part() -> None:
    found = score([case(V.PARTIAL, points=3, share=Fraction(1, 3)), case(V.WRONG, share=1)])
    assert found.points == 1
    assert found.verdict is V.PARTIAL
    assert score([case(V.PARTIAL, share=0)]).verdict is V.WRONG


def test_hidden_failures_are_said_in_those_words() -> None:
    hidden = case(V.WRONG, visible=False)
    assert english(score([case(), hidden]).sentences)[0].startswith("Every visible case passes; a hidden one fails.")
    several = score([case(), hidden, hidden, case(visible=False)])
    assert english(several.sentences)[0].startswith("Every visible case passes; 2 of 3 hidden ones fail.")
    assert english(score([hidden]).sentences) == ["0 of 1 cases pass."]
    assert english(score([case()]).sentences) == ["The only case passes."]


def test_scaled_rounds_half_up_once() -> None:
    assert scaled(Fraction(1), Fraction(3), 10) == Fraction(333, 100)
    assert scaled(Fraction(1), Fraction(8), 1, decimals=2) == Fraction(13, 100)
    assert scaled(Fraction(2), Fraction(2), 0.3) == exact(0.3) == Fraction(3, 10)
    assert scaled(Fraction(0), Fraction(0), 5) == 5
