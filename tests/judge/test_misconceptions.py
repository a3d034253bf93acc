"""A mistake is named when the results are those of its known wrong solution, and never when it could be another."""

from __future__ import annotations

from typing import Any

import numpy as np

from grader.judge.comparing.compare import Rules
from grader.judge.misconceptions import NOT_RUN, Behaviour, recognised, telling
from grader.values import of_array


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


def test_exceptions_are_told_by_their_type_and_only_on_all_cases() -> None:
    square = {"square": gave([1, 2], [3, 4], "IndexError")}
    assert match(gave([1, 2], [3, 4], "IndexError"), RIGHT, square) == ("square",)
    assert match(gave([1, 2], [3, 4], "ValueError"), RIGHT, square) == ()
    assert match(gave("IndexError", "IndexError", "IndexError"), RIGHT, square) == ()


def test_an_exception_beside_a_wrong_value_is_strong_enough() -> None:
    mixed = {"mixed": gave([2, 1], "IndexError", [5, 6])}
    assert match(gave([2, 1], "IndexError", [9, 9]), RIGHT, mixed) == ("mixed",)


def test_a_case_that_was_not_run_equals_nothing() -> None:
    late = {"late": gave([2, 1], NOT_RUN, [5, 6])}
    assert match(gave([2, 1], NOT_RUN, [5, 6]), RIGHT, late) == ()


def test_shapes_alone_tell_a_variant_of_another_shape() -> None:
    unpadded = {"unpadded": gave([1], [3], [5, 6]), "values": gave([9, 9], [3, 4], [5, 6])}
    assert match(gave([7], [8], [0, 0]), RIGHT, unpadded) == ("unpadded",)
    assert match(gave([7], [8], [0, 0, 0]), RIGHT, unpadded) == ()
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
    other_dx = [Behaviour((0.0, 2.0, 8.0)), Behaviour((0.0, 5.0, 8.0))]
    two = [Behaviour((7.0, 2.0, 8.0)), Behaviour((7.0, 5.0, 8.0))]
    assert match(only_db, right, variants) == ("db",)
    assert match(other_dx, right, variants) == ("db",)
    assert match(two, right, variants) == ("db", "dx")
    assert match([Behaviour(8.0)] * 2, right, variants) == ()
    assert recognised(two, right, variants) == {"db": ("[2]",), "dx": ("[0]",)}
    assert recognised(two, right, variants, rules=Rules(part="dx, dw, db")) == {"db": ("db",), "dx": ("dx",)}


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
    raising = {"raises": [Behaviour(failed="IndexError"), Behaviour(None)]}
    assert match([Behaviour(failed="IndexError"), Behaviour(None)], right, raising) == ("raises",)
    assert match([Behaviour(None), Behaviour(3)], right, raising) == ()


def test_the_shape_of_one_item_tells_whatever_the_others_are() -> None:
    right = [Behaviour((1.0, of_array(np.zeros(3))))] * 2
    kept = {"kept": [Behaviour((1.0, of_array(np.zeros((1, 3)))))] * 2}
    assert match([Behaviour(([7.0], of_array(np.ones((1, 3)))))] * 2, right, kept) == ("kept",)


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
