"""A page shows what is needed to answer, and nothing that tells the answer."""

from __future__ import annotations

import pytest

from grader.grading.questions import mark_response
from grader.quizzes.asking.presenting import Presented, present, untoken
from grader.quizzes.models import Variant
from tests.quizzes.exam import Exam, question


def variant(slug: str, body: str | None = None) -> Variant:
    return Variant.objects.get(version=question(slug, body).current)


def shown(presented: Presented) -> str:
    return repr(presented)


MATCH = """
type = "match"
pairs = [{ left = "3x3", right = "9 weights" }, { left = "5x5", right = "25 weights" }]
extra = ["49 weights"]
"""
TABLE = """
type = "table"
rows = [
  { label = "input", layer = { kind = "input" }, shape = [1, 28, 28], given = ["shape"] },
  { label = "conv", layer = { kind = "conv", channels = 6, kernel = [5, 5] }, shape = [6, 24, 24], parameters = 156 },
]
"""


@pytest.mark.django_db
def test_tokens_differ_from_person_to_person_and_are_stable_for_one() -> None:
    one = variant("not-true")
    first, again, other = (present(variant=one, asked=asked, language="en") for asked in ("a", "a", "b"))
    assert first == again
    assert {choice.token for choice in first.choices}.isdisjoint(choice.token for choice in other.choices)


@pytest.mark.django_db
@pytest.mark.parametrize("slug", ["not-true", "steps-of-training"])
def test_the_order_tells_nothing(slug: str) -> None:
    one = variant(slug)
    orders = {
        tuple(str(choice.html) for choice in present(variant=one, asked=f"place:{n}", language="en").choices)
        for n in range(40)
    }
    assert len(orders) > 3


@pytest.mark.django_db
def test_what_a_page_sends_is_marked_as_what_it_means() -> None:
    one = variant("not-true")
    view = present(variant=one, asked="x", language="en")
    verdicts = {
        str(choice.html): mark_response(
            one.question, untoken(variant=one, asked="x", response=choice.token), version="", number=0
        ).verdict
        for choice in view.choices
    }
    assert sorted(verdicts.values()) == ["passed", "wrong", "wrong"]
    assert verdicts["It takes no part in back-propagation."] == "passed"


@pytest.mark.django_db
def test_pairs_and_orders_go_both_ways() -> None:
    order = variant("steps-of-training")
    tokens = {str(choice.html): choice.token for choice in present(variant=order, asked="x", language="en").choices}
    response = [tokens[name] for name in ("initialise", "forward", "backward", "update")]
    assert untoken(variant=order, asked="x", response=response) == ["0", "1", "2", "3"]
    match = variant("pairs", MATCH)
    view = present(variant=match, asked="x", language="en")
    left = {str(choice.html): choice.token for choice in view.choices}
    right = {str(choice.html): choice.token for choice in view.sides}
    assert not set(left.values()) & set(right.values())
    sent = {left["3x3"]: right["9 weights"], left["5x5"]: right["49 weights"]}
    assert untoken(variant=match, asked="x", response=sent) == {"0": "0", "1": "2"}


@pytest.mark.django_db
def test_another_persons_tokens_are_no_answer() -> None:
    one = variant("not-true")
    stolen = present(variant=one, asked="other", language="en").choices[0].token
    report = mark_response(one.question, untoken(variant=one, asked="mine", response=stolen), version="", number=0)
    assert report.verdict == "invalid"


@pytest.mark.django_db
def test_the_answer_is_nowhere() -> None:
    assert "196609000" not in shown(present(variant=variant("dense-count"), asked="x", language="en"))
    assert "102" not in shown(present(variant=variant("conv-shape"), asked="x", language="en"))
    table = shown(present(variant=variant("net", TABLE), asked="x", language="en"))
    assert "1 × 28 × 28" in table
    assert "156" not in table
    assert "24" not in table


def test_an_exam_is_set_up_with_variants(exam: Exam) -> None:
    assert Variant.objects.count() == len(exam.items)
