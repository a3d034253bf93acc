"""The laws of comparison, for arrays of every dtype and shape."""

from __future__ import annotations

import json

import numpy as np
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from numpy.typing import NDArray

from grader.judge.comparing.compare import compare, same
from grader.judge.comparing.rules import Rules
from grader.judge.measuring.kinds import numbers
from grader.judge.measuring.tolerance import choose
from grader.values import Array, Value, of_array
from tests.judge.anything import EVERY, FLOATS, SHAPES, VALUES, arrays


def pairs(*, finite: bool = False) -> st.SearchStrategy[tuple[NDArray[np.generic], NDArray[np.generic]]]:
    """Two float arrays of one shape, of any two precisions."""
    return SHAPES.flatmap(
        lambda shape: st.tuples(*(arrays(FLOATS, finite=finite, shapes=st.just(shape)) for _ in range(2)))
    )


@given(VALUES)
def test_reflexive(value: Value) -> None:
    found = compare(value, value)
    assert found.ok
    assert found.sentences == ()
    assert same(value, value)


@given(VALUES, VALUES)
def test_same_is_compare_without_the_words(one: Value, other: Value) -> None:
    found = compare(one, other)
    assert found.ok is same(one, other)
    assert found.ok is not bool(found.sentences)


@given(arrays(EVERY), st.integers(0, 3))
def test_strides_and_copies_do_not_matter(array: NDArray[np.generic], axis: int) -> None:
    turned = array.copy(order="F")
    assert compare(of_array(array), of_array(turned)).ok
    if array.ndim:
        assert compare(of_array(array), of_array(np.repeat(array, 2, axis % array.ndim)[_every_second(array, axis)])).ok


def _every_second(array: NDArray[np.generic], axis: int) -> tuple[slice, ...]:
    return (*(slice(None),) * (axis % array.ndim), slice(None, None, 2))


@given(pairs(finite=True))
def test_the_allowance_is_the_references_alone(pair: tuple[NDArray[np.generic], NDArray[np.generic]]) -> None:
    """Whatever the student's values and their dtype: the bound holds for each element."""
    expected, got = pair
    wanted = numbers(of_array(expected))
    assert wanted is not None
    allowed = choose(str(expected.dtype)).allowed(wanted.wide())
    right = bool((np.abs(got.astype(float) - expected.astype(float)) <= allowed).all())
    assert compare(of_array(expected), of_array(got)).ok is right


@given(arrays(("float64",), finite=True), st.floats(1e-3, 1e30))
def test_a_large_wrong_value_is_never_allowed(expected: NDArray[np.float64], factor: float) -> None:
    """`allclose(reference, student)` scales with the student's value, so a large enough one always passes there."""
    assume(expected.size and np.abs(expected).max() > 1e-3)
    got = expected + factor * (1 + np.abs(expected).max())
    assert not compare(of_array(expected), of_array(got)).ok


TOLERANCES = st.sampled_from([0.0, 1e-12, 1e-6, 1e-3, 0.1, 1.0])


@given(pairs(), st.tuples(TOLERANCES, TOLERANCES), st.tuples(TOLERANCES, TOLERANCES))
def test_monotone_in_the_tolerance(
    pair: tuple[NDArray[np.generic], NDArray[np.generic]], own: tuple[float, float], more: tuple[float, float]
) -> None:
    (expected, got), (rtol, atol), (more_rtol, more_atol) = pair, own, more
    tight = same(of_array(expected), of_array(got), Rules(rtol=rtol, atol=atol))
    loose = same(of_array(expected), of_array(got), Rules(rtol=rtol + more_rtol, atol=atol + more_atol))
    assert loose or not tight


@given(
    arrays((*FLOATS, "int64", "bool"), finite=True, shapes=hnp.array_shapes(min_dims=1, max_dims=4, max_side=5)),
    st.data(),
)
def test_one_perturbed_element_anywhere_is_found(array: NDArray[np.generic], data: st.DataObject) -> None:
    at = tuple(data.draw(st.integers(0, size - 1)) for size in array.shape)
    got = array.copy()
    if array.dtype.kind == "b":
        got[at] = not array[at]
    elif array.dtype.kind == "i":
        assume(array[at] < 2**62)
        got[at] = array[at] + 1
    else:
        scale = max(1.0, float(np.abs(array.astype(float)).max()))
        got[at] = float(array[at]) + (-1 if float(array[at]) > 0 else 1) * 0.5 * scale
    found = compare(of_array(array), of_array(got))
    assert not found.ok
    assert found.stage == "value"
    assert found.report is not None
    assert (found.report.wrong, found.report.worst) == (1, at)


@given(arrays(("float64",), shapes=hnp.array_shapes(min_dims=1, max_dims=3, max_side=4)), st.data())
def test_one_nan_or_infinity_anywhere_is_found(array: NDArray[np.float64], data: st.DataObject) -> None:
    at = tuple(data.draw(st.integers(0, size - 1)) for size in array.shape)
    strange = data.draw(st.sampled_from([np.nan, np.inf, -np.inf]))
    assume(not (array[at] == strange or (np.isnan(strange) and np.isnan(array[at]))))
    got = array.copy()
    got[at] = strange
    assert compare(of_array(array), of_array(got)).stage in ("nan", "inf")


@given(arrays(FLOATS, finite=True), arrays(FLOATS, finite=True))
def test_never_broadcast(expected: NDArray[np.generic], got: NDArray[np.generic]) -> None:
    assume(expected.shape != got.shape)
    assert compare(of_array(expected), of_array(got)).stage == "shape"


@given(arrays(("float32",), finite=True))
def test_bfloat16_is_accepted_within_its_rounding_where_it_is_allowed(array: NDArray[np.float32]) -> None:
    array = np.where(np.abs(array) < 1e-37, np.float32(0), array)  # below it bfloat16 has fewer digits
    near = np.ascontiguousarray(array).view(np.uint32) + 0x8000 if array.ndim else np.atleast_1d(array).view(np.uint32)
    rounded = (near & np.uint32(0xFFFF0000)).view(np.float32).reshape(array.shape)
    assume(np.isfinite(rounded).all())
    assert compare(of_array(array), Array(rounded, "bfloat16", "numpy"), Rules(precision="bfloat16")).ok


@settings(max_examples=50)
@given(VALUES, VALUES)
def test_nothing_raises_and_every_fact_is_json(one: Value, other: Value) -> None:
    for sentence in compare(one, other).sentences:
        json.dumps(dict(sentence.facts), allow_nan=False)
