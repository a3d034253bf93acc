"""Results of several parts: each is judged and named, and parts in another order are recognised."""

from __future__ import annotations

import numpy as np
import pytest

from grader.values import Value
from tests.judge.comparing.test_compare import array, judged
from tests.judge.say import english


def test_every_part_is_judged_and_named() -> None:
    expected = (array([1.0]), array([2.0]), array([3.0]))
    found = judged(expected, (array([1.0]), array([9.0]), array([9.0])), part="dx, dW, db")
    assert (found.right, found.wrong, found.path) == (("dx",), ("dW", "db"), "dW")
    said = english(found.sentences)
    assert said[0].startswith("In dW: ")
    assert said[-2:] == ["Also not right: db.", "The rest is right: dx."]


def test_a_part_left_out_is_not_looked_at() -> None:
    assert judged((1.0, "cache"), (1.0, None), part="out, _").ok
    assert not judged((1.0, "cache"), (2.0, None), part="out, _").ok
    missing = judged((1.0, "cache"), (1.0,), part="out, _")
    assert "it should be 2: out, _" in english(missing.sentences)[0]


@pytest.mark.parametrize("policy", ["kind", "exact", "any"])
def test_texts_are_no_numbers_whatever_the_dtype_policy(policy: str) -> None:
    for expected in (1.0, array([1.0]), array([1]), array([True]), array([1j]), array([1.0], library="torch")):
        for got in (array(["1.0"]), array("1"), "1", b"1"):
            assert judged(expected, got, dtype=policy).stage == "structure"


DX, DW, DB = (array(np.arange(n) + 0.5) for n in (4, 5, 6))


@pytest.mark.parametrize(
    ("got", "said"),
    [
        ((DX, DB, DW), "these are dX, db, dW; asked for was dX, dW, db."),
        ((DB, DX, DW), "these are db, dX, dW; asked for was dX, dW, db."),
        ((DX, DX, DB), None),
        ((DX, array(-DB.data), DW), None),
        ((DX, DB), None),
    ],
)
def test_results_in_another_order_are_told(got: Value, said: str | None) -> None:
    first = english(judged((DX, DW, DB), got, part="dX, dW, db").sentences)[0]
    assert (said in first) if said else "another order" not in first


def test_what_is_not_judged_has_no_order() -> None:
    found = judged((DX, None, DW), (DW, None, DX), part="out, _, dW")
    assert "these are dW, out; asked for was out, dW." in english(found.sentences)[0]
    assert judged((2.0, 2.0), (2.0, 3.0)).path == "[1]"
