"""A mistake is named when the results are those of its known wrong solution, and never when it could be another."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings

from grader.judge.behaviours import NOT_RUN, Behaviour
from grader.judge.comparing.rules import Rules
from grader.judge.misconceptions import Named, recognised, telling
from grader.values import Value, of_array
from tests.judge.anything import VALUES


def gave(*values: Any) -> list[Behaviour]:
    """One behaviour a case: an array, a number, or the name of an exception."""
    return [
        Behaviour(failed=value)
        if isinstance(value, str)
        else Behaviour(of_array(np.asarray(value, float)) if isinstance(value, list) else value)
        for value in values
    ]


def match(*behaviours: Any, **more: Any) -> tuple[str, ...]:
    """The names alone."""
    return tuple(recognised(*behaviours, **more))


RIGHT = gave([1, 2], [3, 4], [5, 6])


def test_equal_on_every_telling_case_is_named() -> None:
    flipped = gave([2, 1], [4, 3], [5, 6])
    assert match(gave([2, 1], [4, 3], [5, 6]), RIGHT, {"flipped": flipped}) == ("flipped",)


def test_a_further_mistake_elsewhere_does_not_hide_it() -> None:
    flipped = gave([2, 1], [4, 3], [5, 6])
    assert match(gave([2, 1], [4, 3], [0, 0]), RIGHT, {"flipped": flipped}) == ("flipped",)


def test_equal_on_some_telling_cases_only_is_not_named() -> None:
    flipped = gave([2, 1], [4, 3], [5, 6])
    assert match(gave([2, 1], [3, 4], [5, 6]), RIGHT, {"flipped": flipped}) == ()


def test_one_telling_case_is_enough_where_there_is_only_one() -> None:
    assert match(gave([1, 2], [3, 4], [6, 5]), RIGHT, {"a": gave([1, 2], [3, 4], [6, 5])}) == ("a",)


def test_a_right_submission_and_a_variant_nothing_tells_are_not_named() -> None:
    assert match(RIGHT, RIGHT, {"same": RIGHT, "other": gave([2, 1], [4, 3], [5, 6])}) == ()


def test_results_are_compared_within_tolerance_and_by_case() -> None:
    near = gave([2.0000001, 1], [4, 3], [5, 6])
    exact = Rules(rtol=0, atol=0)
    loose = Rules(rtol=1e-3, atol=0)
    variant = {"flipped": gave([2, 1], [4, 3], [5, 6])}
    assert match(near, RIGHT, variant) == ("flipped",)
    assert match(near, RIGHT, variant, rules=exact) == ()
    assert match(near, RIGHT, variant, rules=[loose, exact, exact]) == ("flipped",)


def test_two_different_sentences_are_ambiguous() -> None:
    both = {"a": gave([2, 1], [4, 3], [5, 6]), "b": gave([2, 1], [4, 3], [5, 6])}
    mine = gave([2, 1], [4, 3], [5, 6])
    assert match(mine, RIGHT, both) == ()
    assert match(mine, RIGHT, both, sentences={"a": "You flipped it.", "b": "You turned it."}) == ()
    assert match(mine, RIGHT, both, sentences={"a": "You flipped it.", "b": "You flipped it."}) == ("a", "b")


def test_equal_everywhere_goes_before_equal_where_it_tells() -> None:
    variants = {"small": gave([2, 1], [3, 4], [5, 6]), "large": gave([2, 1], [4, 3], [5, 6])}
    assert match(gave([2, 1], [4, 3], [5, 6]), RIGHT, variants) == ("large",)


def test_the_variant_that_explains_more_goes_first() -> None:
    variants = {"small": gave([2, 1], [3, 4], [5, 6]), "large": gave([2, 1], [4, 3], [5, 6])}
    assert match(gave([2, 1], [4, 3], [9, 9]), RIGHT, variants) == ("large",)


def test_two_that_explain_different_cases_are_ambiguous() -> None:
    variants = {"first": gave([2, 1], [3, 4], [5, 6]), "second": gave([1, 2], [4, 3], [5, 6])}
    assert match(gave([2, 1], [4, 3], [5, 6]), RIGHT, variants) == ()


def test_exceptions_are_told_by_their_type_on_several_cases_and_all() -> None:
    square = {"square": gave([1, 2], "IndexError", "IndexError")}
    assert match(gave([1, 2], "IndexError", "IndexError"), RIGHT, square) == ("square",)
    assert match(gave([1, 2], "ValueError", "ValueError"), RIGHT, square) == ()
    assert match(gave("IndexError", "IndexError", "IndexError"), RIGHT, square) == ()
    one = {"one": gave([1, 2], [3, 4], "IndexError")}
    assert match(gave([1, 2], [3, 4], "IndexError"), RIGHT, one) == ()


def test_one_crash_is_enough_where_it_says_the_same() -> None:
    def crash(said: str) -> Behaviour:
        return Behaviour(failed="ValueError", message=said)

    one = {"one": [*RIGHT[:2], crash("shapes (2,0) and (2,3)")]}
    assert match([*RIGHT[:2], crash("shapes (2,0) and (2,3)")], RIGHT, one) == ("one",)
    assert match([*gave([1, 2], [9, 9]), crash("shapes (2,0) and (2,3)")], RIGHT, one) == ()
    assert match([*RIGHT[:2], crash("shapes (2,1) and (2,3)")], RIGHT, one) == ()
    assert match([*RIGHT[:2], crash("")], RIGHT, {"one": [*RIGHT[:2], crash("")]}) == ()


def test_what_is_seen_first_must_be_explained() -> None:
    late = {"late": gave([1, 2], [3, 4], [6, 5])}
    assert match(gave([1, 2], [3, 4], [6, 5]), RIGHT, late) == ("late",)
    assert match(gave([2, 2], [3, 4], [6, 5]), RIGHT, late) == ()
    parts = [Behaviour((1.0, 2.0)), Behaviour((3.0, 4.0))]
    second = {"second": [Behaviour((1.0, 2.0)), Behaviour((3.0, 9.0))]}
    assert match([Behaviour((1.0, 2.0)), Behaviour((7.0, 9.0))], parts, second) == ("second",)
    assert match([Behaviour((1.0, 7.0)), Behaviour((3.0, 9.0))], parts, second) == ()


FORWARD = [Behaviour((of_array(np.array([1.0, 2.0])), of_array(np.array([3.0, 4.0]))))] * 2
STALE = {"never updated": [Behaviour((FORWARD[0].value[0], of_array(np.array([0.0, 0.5]))))] * 2}  # type: ignore[index,call-overload]


@pytest.mark.parametrize(
    ("main", "named"),
    [
        (FORWARD[0].value[0], True),  # type: ignore[index,call-overload]
        (of_array(np.array([5.0, 6.0])), True),
        (None, False),
        ("text", False),
        ([1.0, 2.0], False),
        (of_array(np.array(["1.0", "2.0"])), False),
        (of_array(np.zeros(2)), False),
    ],
)
def test_nothing_is_named_of_a_part_while_the_main_result_is_no_result(main: Value, named: bool) -> None:
    mine = [Behaviour((main, of_array(np.array([0.0, 0.5]))))] * 2
    assert match(mine, FORWARD, STALE) == (("never updated",) if named else ())


@pytest.mark.parametrize("part", [[0.0, 0.0], [7.0, 7.0], [8.0, 9.0]])
def test_what_many_mistakes_give_is_named_only_where_all_that_is_wrong_is(part: list[float]) -> None:
    first = FORWARD[0].value[0]  # type: ignore[index,call-overload]
    variant = {"a": [Behaviour((first, of_array(np.array(part))))] * 2}
    arguments = (of_array(np.array([8.0, 9.0])), 3)

    def mine(main: list[float]) -> list[Behaviour]:
        return [Behaviour((of_array(np.array(main)), of_array(np.array(part))), given=arguments)] * 2

    assert match(mine([1.0, 2.0]), FORWARD, variant) == ("a",)
    assert match(mine([5.0, 6.0]), FORWARD, variant) == ()


def test_a_part_s_shape_is_taken_with_the_others_and_never_of_what_came_in() -> None:
    right = [Behaviour((of_array(np.ones(2)), of_array(np.ones(3))))] * 2
    kept = {"kept": [Behaviour((of_array(np.ones(2)), of_array(np.ones((1, 3)))))] * 2}

    def mine(db: Any, dw: Any = (7.0, 8.0), *given: Value) -> list[Behaviour]:
        return [Behaviour((of_array(np.array(dw)), of_array(np.array(db))), given=given)] * 2

    assert match(mine([[4.0, 5.0, 6.0]]), right, kept) == ("kept",)
    assert recognised(mine([[4.0, 5.0, 6.0]]), right, kept) == {"kept": Named(("[1]",), shape=True)}
    assert match(mine([[4.0, 5.0, 6.0]], [7.0]), right, kept) == ()
    assert match(mine([[0.0, 0.0, 0.0]]), right, kept) == ()
    assert match(mine([[4.0, 4.0, 4.0]]), right, kept) == ()
    assert match(mine([[4.0, 5.0, 6.0]], (7.0, 8.0), of_array(np.array([[4.0, 5.0, 6.0]]))), right, kept) == ()


@given(VALUES, VALUES, VALUES)
@settings(max_examples=60)
def test_nothing_raises(expected: Value, got: Value, variant: Value) -> None:
    recognised([Behaviour(got, given=(got, variant))], [Behaviour(expected)], {"a": [Behaviour(variant)]})


def test_an_exception_beside_a_wrong_value_is_strong_enough() -> None:
    mixed = {"mixed": gave([2, 1], "IndexError", [5, 6])}
    assert match(gave([2, 1], "IndexError", [9, 9]), RIGHT, mixed) == ("mixed",)


def test_a_case_that_was_not_run_equals_nothing() -> None:
    late = {"late": gave([2, 1], NOT_RUN, [5, 6])}
    assert match(gave([2, 1], NOT_RUN, [5, 6]), RIGHT, late) == ()


def test_shapes_alone_tell_a_variant_of_another_shape() -> None:
    unpadded = {"unpadded": gave([1], [3], [5, 6]), "values": gave([9, 9], [3, 4], [5, 6])}
    assert match(gave([7], [8], [0, 1]), RIGHT, unpadded) == ("unpadded",)
    assert match(gave([7], [8], [0, 1, 0]), RIGHT, unpadded) == ()
    assert match(gave([7], [8, 9], [5, 6]), RIGHT, unpadded) == ()
    assert match(gave([7], "ValueError", [5, 6]), RIGHT, unpadded) == ()


def test_shapes_tell_nothing_when_a_value_would() -> None:
    """The second case has the right shape and a wrong value: the shape of the first is not enough."""
    variant = {"a": gave([1], [9, 9], [5, 6])}
    assert match(gave([7], [3, 4], [5, 6]), RIGHT, variant) == ()


def test_structures_count_as_shapes() -> None:
    right = [Behaviour((1.0, {"a": 2.0})), Behaviour((1.0, {"a": 2.0}))]
    variant = {"list": [Behaviour((1.0,)), Behaviour((1.0,))], "key": [Behaviour((1.0, {"b": 2.0}))] * 2}
    assert match([Behaviour((5.0,))] * 2, right, variant) == ("list",)
    assert match([Behaviour((5.0, {"b": 7.0}))] * 2, right, variant) == ("key",)


def test_items_of_a_tuple_are_taken_one_by_one() -> None:
    right = [Behaviour((1.0, 2.0, 3.0)), Behaviour((4.0, 5.0, 6.0))]
    variants = {
        "dx": [Behaviour((7.0, 2.0, 3.0)), Behaviour((7.0, 5.0, 6.0))],
        "db": [Behaviour((1.0, 2.0, 8.0)), Behaviour((4.0, 5.0, 8.0))],
        "both": [Behaviour((7.0, 0.0, 3.0)), Behaviour((7.0, 0.0, 6.0))],
    }
    only_db = [Behaviour((1.0, 2.0, 8.0)), Behaviour((4.0, 5.0, 8.0))]
    other_dx = [Behaviour((9.0, 2.0, 8.0)), Behaviour((9.0, 5.0, 8.0))]
    no_dx = [Behaviour((0.0, 2.0, 8.0)), Behaviour((0.0, 5.0, 8.0))]  # as `loss = 0.0` began
    two = [Behaviour((7.0, 2.0, 8.0)), Behaviour((7.0, 5.0, 8.0))]
    assert match(only_db, right, variants) == ("db",)
    assert match(other_dx, right, variants) == ("db",)
    assert match(no_dx, right, variants) == ()
    assert match(two, right, variants) == ("db", "dx")
    assert match([Behaviour(8.0)] * 2, right, variants) == ()
    assert recognised(two, right, variants) == {"db": Named(("[2]",)), "dx": Named(("[0]",))}
    named = {"db": Named(("db",)), "dx": Named(("dx",))}
    assert recognised(two, right, variants, rules=Rules(part="dx, dw, db")) == named


def test_an_item_that_is_not_judged_tells_nothing() -> None:
    right = [Behaviour((1.0, "cache"))]
    variants = {"cache": [Behaviour((1.0, "other"))], "out": [Behaviour((9.0, "cache"))]}
    assert match([Behaviour((9.0, "third"))], right, variants, rules=Rules(part="out, _")) == ("out",)


def test_the_first_items_of_two_steps_are_two_things() -> None:
    """A chain's forward and backward pass, each with a mistake of its own in its first item."""
    right = [Behaviour((1.0, 9.0)), Behaviour((2.0, 3.0))]
    named = [Rules(part="out, _"), Rules(part="dx, dw")]
    variants = {
        "forward": [Behaviour((5.0, 9.0)), Behaviour((2.0, 3.0))],
        "backward": [Behaviour((1.0, 9.0)), Behaviour((7.0, 3.0))],
    }
    both = [Behaviour((5.0, 8.0)), Behaviour((7.0, 3.0))]
    assert match(both, right, variants, rules=named) == ("backward", "forward")
    assert match(both, right, variants) == ()


def test_telling_cases() -> None:
    variant = gave([2, 1], [3, 4], "ValueError")
    assert telling(RIGHT, variant, [Rules()] * 3) == (0, 2)


def test_raising_is_not_returning_none() -> None:
    right = [Behaviour(None), Behaviour(None)]
    raising = {"raises": [Behaviour(failed="IndexError", message="index 3"), Behaviour(None)]}
    assert match([Behaviour(failed="IndexError", message="index 3"), Behaviour(None)], right, raising) == ("raises",)
    assert match([Behaviour(None), Behaviour(3)], right, raising) == ()


def test_a_variant_across_items_joins_those_of_each() -> None:
    """A variant that tells in both items explains more than those of one item, which would else be two mistakes."""
    right = [Behaviour((1.0, 2.0)), Behaviour((3.0, 4.0))]
    variants = {
        "first": [Behaviour((9.0, 2.0)), Behaviour((3.0, 4.0))],
        "second": [Behaviour((1.0, 9.0)), Behaviour((3.0, 4.0))],
        "both": [Behaviour((9.0, 9.0)), Behaviour((3.0, 4.0))],
    }
    assert match([Behaviour((9.0, 9.0)), Behaviour((3.0, 4.0))], right, variants) == ("both",)
    further = [Behaviour((9.0, 9.0)), Behaviour((0.0, 0.0))]
    assert match(further, right, variants) == ("both",)
