"""What sets failing inputs apart is said only where it is true of each of them and of no other."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pytest

from grader.judge.explaining.inputs import MOST, separating, traits_of
from grader.judge.words.catalogue.inputs import TEMPLATES
from grader.values import Array, Value, of_array

RNG = np.random.default_rng(4)
NORMAL = RNG.normal(size=(3, 3))
Given = Mapping[str, Value]


def x(array: object, dtype: object = float) -> Given:
    return {"X": of_array(np.asarray(array, dtype=dtype))}  # type: ignore[call-overload]


# key -> the arguments of a failing case, and those of one that passes
EXAMPLES: Mapping[str, tuple[Given, Given]] = {
    "inputs.is": ({"mode": "same"}, {"mode": "valid"}),
    "inputs.given": (x(NORMAL) | {"mask": of_array(NORMAL)}, x(NORMAL)),
    "inputs.default": (x(NORMAL), x(NORMAL) | {"bias": None}),
    "inputs.above": ({"stride": 10**30}, {"stride": 1}),
    "inputs.below": ({"start": -(10**30)}, {"start": 1}),
    "inputs.unequal": ({"stride": (1234567, 1234568, 123456789)}, {"stride": (1234567, 1234567, 1234567)}),
    "inputs.empty": (x(np.zeros((0, 3))), x(NORMAL)),
    "inputs.integers": (x([[1, 2], [3, 5]], int), x([[1.0, 2.0], [3.0, 5.0]])),
    "inputs.bools": (x([[True, False]], bool), x([[1.0, 0.0]])),
    "inputs.complex": (x([1j, 2j], complex), x([1.0, 2.0])),
    "inputs.floats": (x([1.0, 2.0]), x([1, 2], int)),
    "inputs.dtype": (x([1.0, 2.0], np.float32), x([1.0, 2.0])),
    "inputs.axes": (x([[[1.5], [2.5]]]), x([[1.5], [2.5]])),
    "inputs.axes-one": (x([1.5, 2.5]), x([[1.5, 2.5]])),
    "inputs.single": (x([1.5]), x([1.5, 2.5])),
    "inputs.nan": (x([1.5, np.nan]), x([1.5, 2.5])),
    "inputs.infinite": (x([1.5, np.inf]), x([1.5, 2.5])),
    "inputs.negative": (x([1.5, -2.5]), x([1.5, 2.5])),
    "inputs.unsigned": (x([1.5, 2.5]), x([1.5, -2.5])),
    "inputs.zeros": (x([0.0, 0.0]), x([1.0, 1.0])),
    "inputs.short": (x([[1.5], [2.5]]), x([[1.5, 3.5], [2.5, 4.5]])),
    "inputs.long": (x([[1.5, 3.5], [2.5, 4.5]]), x([[1.5], [2.5]])),
    "inputs.oblong": (x(np.arange(6.0).reshape(2, 3) + 0.5), x(NORMAL**2 + 0.5)),
    "inputs.square": (x(NORMAL**2 + 0.5), x(np.arange(6.0).reshape(2, 3) + 0.5)),
    "inputs.gaps": ({"X": of_array(RNG.normal(size=(6, 6))[::2, ::2])}, x(NORMAL)),
    "inputs.columns": ({"X": of_array(np.asfortranarray(NORMAL))}, x(NORMAL)),
    "inputs.fraction": (x([1.5, 2.0]), x([1.0, 2.0])),
    "inputs.whole": (x([1.0, 2.0]), x([1.5, 2.0])),
    "inputs.zero": (x([0.0, 2.5]), x([1.5, 2.5])),
    "inputs.even": (x([1.5, 2.5]), x([1.5, 2.5, 3.5])),
    "inputs.odd": (x([1.5, 2.5, 3.5]), x([1.5, 2.5])),
    "inputs.alike": (
        {"X": of_array(NORMAL), "K": of_array(NORMAL)},
        {"X": of_array(NORMAL), "K": of_array(np.abs(RNG.normal(size=(5, 5))) * np.sign(NORMAL[0, 0]))},
    ),
    "inputs.ties": (x([1.5, 1.5]), x([1.5, 2.5])),
    "inputs.distinct": (x([1.5, 2.5]), x([1.5, 1.5])),
    "inputs.great": (x([1e8, 2.5]), x([1.5, 2.5])),
    "inputs.tiny": (x([1e-8, 2e-8]), x([1.5, 2.5])),
    "inputs.larger": (x(np.arange(1.5, 6)), x(np.arange(1.5, 4))),
    "inputs.smaller": (x(np.arange(1.5, 4)), x(np.arange(1.5, 6))),
}


def found(*, failing: list[Given], passing: list[Given]) -> list[tuple[object, object, object]]:
    told = separating(*([traits_of(one.items()) for one in some] for some in (failing, passing)))
    return [(one["key"], one["facts"]["name"], one["facts"]["of"]) for one in told]  # type: ignore[index]


@pytest.mark.parametrize("key", EXAMPLES)
def test_each_property_is_found_where_it_separates(key: str) -> None:
    failing, passing = EXAMPLES[key]
    assert key in [told for told, _, _ in found(failing=[failing], passing=[passing])]
    assert not found(failing=[failing, passing], passing=[passing])  # one that fails has it not
    assert not found(failing=[failing], passing=[passing, failing])  # one that passes has it too


def test_every_property_has_an_example() -> None:
    assert set(EXAMPLES) == set(TEMPLATES)


def test_a_value_is_said_before_anything_else_and_of_each_argument_once() -> None:
    small, large = ({"X": of_array(np.full((2, 2), n)), "stride": s} for n, s in ((1.0, 1), (-2.5, 3)))
    assert found(failing=[large], passing=[small]) == [("inputs.is", "stride", "3"), ("inputs.negative", "X", "")]


def test_where_values_vary_they_are_compared() -> None:
    given = [{"stride": stride} for stride in (1, 1, 2, 3)]
    assert found(failing=given[2:], passing=given[:2]) == [("inputs.above", "stride", "")]
    assert not found(failing=given[1:], passing=given[:1])


def test_a_list_of_properties_ends() -> None:
    failing, passing = ({f"argument{n}": kind for n in range(9)} for kind in ("a", "b"))
    assert len(found(failing=[failing], passing=[passing])) == MOST


@pytest.mark.parametrize(
    "value",
    [
        None,
        "text",
        b"bytes",
        10**400,
        float("nan"),
        -float("inf"),
        2j,
        [],
        {"a": [1, (2, "b")]},
        Array(np.array(["a", "b"]), "<U1"),
        Array(np.float64(3.5).reshape(()), "float64", scalar=True),
        of_array(np.array([2**63, 1], dtype=np.uint64)),
        of_array(np.array([np.nan, np.inf])),
        of_array(np.zeros((0, 0, 3))),
    ],
)
def test_any_value_has_traits(value: Value) -> None:
    one = traits_of([("X", value)])
    assert not separating([one], [one])
    assert separating([one], [traits_of([])])


def test_of_several_calls_all_must_have_it_that_fail_and_none_that_pass() -> None:
    up, down = of_array(np.array([1.5, 2.5])), of_array(np.array([1.5, -2.5]))
    both, neither = (traits_of([("X", first), ("X", second)]) for first, second in ((down, down), (up, up)))
    mixed = traits_of([("X", up), ("X", down)])
    assert [one["key"] for one in separating([both], [neither])] == ["inputs.negative"]
    assert not separating([mixed], [neither])
    assert not separating([both], [mixed])
