"""The order of comparison, and what is interchangeable."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from grader.judge.comparing.compare import Comparison, compare
from grader.judge.comparing.rules import Rules
from grader.judge.measuring.inputs import Inputs
from grader.values import Array, Value, of_array
from tests.judge.say import english

FLOATS = np.arange(12.0).reshape(3, 4) / 7


def array(data: Any, dtype: str | None = None, library: Any = "numpy") -> Array:
    return of_array(np.asarray(data, dtype=dtype), library=library)


def judged(expected: Value, got: Value, **rules: Any) -> Comparison:
    return compare(expected, got, Rules(**rules))


RIGHT: list[tuple[str, Value, Value]] = [
    ("none", None, None),
    ("int", 3, 3),
    ("an integer beyond 64 bits", 10**40, 10**40),
    ("float", 0.1 + 0.2, 0.3),
    ("float for numpy scalar", array(np.float64(2.0)), 2.0),
    ("numpy scalar for float", 2.0, Array(np.array(2.0), "float64", "numpy", scalar=True)),
    ("no dimensions for float", 2.0, array(2.0)),
    ("tensor of no dimensions for float", 2.0, array(2.0, library="torch")),
    ("float for tensor of no dimensions", array(2.0, library="torch"), 2.0),
    ("Python integer for float", 2.0, 2),
    ("float for complex", 2 + 0j, 2.0),
    ("numpy bool", True, array(True)),
    ("list for tuple", (1, 2), [1, 2]),
    ("tuple for list", [1, 2], (1, 2)),
    ("dict in another order", {"a": 1, "b": 2}, {"b": 2, "a": 1}),
    ("nested", ({"dW": array(FLOATS)}, [1, "x"]), ({"dW": array(FLOATS)}, [1, "x"])),
    ("array", array(FLOATS), array(FLOATS)),
    ("any stride", array(FLOATS.T), array(np.asfortranarray(FLOATS.T))),
    ("another order of rounding", array(FLOATS), array(FLOATS * (1 + 1e-12))),
    ("float32 for float64", array(FLOATS), array(FLOATS, "float32")),
    ("float16 for float32", array([0.5, 2.0], "float32"), array([0.5, 2.0], "float16")),
    ("int32 for int64", array([1, 2]), array([1, 2], "int32")),
    ("unsigned for signed", array([1, 2]), array([1, 2], "uint8")),
    ("complex64", array([1 + 2j]), array([1 + 2j], "complex64")),
    ("nan and both infinities", array([np.nan, np.inf, -np.inf, 1.0]), array([np.nan, np.inf, -np.inf, 1.0])),
    ("no elements", array(np.zeros((0, 3))), array(np.zeros((0, 3)))),
    ("zero that did not quite cancel", array([0.0, 1.0]), array([1e-17, 1.0])),
    ("zeros that did not quite cancel", array(np.zeros(4)), array(np.full(4, 1e-12))),
    ("bytes", b"ab", b"ab"),
    ("array of texts", array(["a", "bc"]), array(["a", "bc"], "U9")),
]


@pytest.mark.parametrize(("expected", "got"), [row[1:] for row in RIGHT], ids=[row[0] for row in RIGHT])
def test_right(expected: Value, got: Value) -> None:
    found = compare(expected, got)
    assert found.ok, english(found.sentences)
    assert found.stage is None
    assert found.sentences == ()


T = "torch"
WRONG: list[tuple[str, Value, Value, str, str, str]] = [
    ("nothing returned", array(FLOATS), None, "structure", "", "The result is None; a NumPy array of shape (3, 4)"),
    ("a part is None", (1.0, 2.0), (None, 2.0), "structure", "[0]", "[0] is still None where it is returned; a number"),
    ("a list is None", ([1.0], 2.0), (None, 2.0), "structure", "[0]", "[0] is still None where it is returned; a list"),
    ("something for None", None, 3, "structure", "", "The result is an integer; None was expected"),
    ("list for array", array([1.0]), [1.0], "structure", "", "np.array(...) makes an array of a list"),
    ("list for tensor", array([1.0], library=T), [1.0], "structure", "", "torch.tensor(...) makes a tensor of a list"),
    ("array for list", [1.0], array([1.0]), "structure", "", "a list of 1 was expected. Return all of them"),
    ("array for tensor", array([1.0], library=T), array([1.0]), "structure", "", "asks for a PyTorch tensor"),
    ("tensor for array", array([1.0]), array([1.0], library=T), "structure", "", "asks for a NumPy array"),
    ("one of two", (array([1.0]), 2), array([1.0]), "structure", "", "a tuple of 2 was expected. Return all of them"),
    ("two for one", array([1.0]), (array([1.0]), 2), "structure", "", "The result is a tuple of 2; only a NumPy array"),
    ("too few", (1, 2, 3), (1, 2), "structure", "", "The number of items in the result is 2; it should be 3."),
    ("key missing", {"dW": 1.0}, {}, "structure", "", "The dict has no 'dW'."),
    ("key misspelt", {"dW1": 1.0}, {"dw1": 1.0}, "structure", "", "Was 'dw1' meant to be 'dW1'?"),
    ("key too many", {}, {"x": 1}, "structure", "", "The dict has 'x', which was not expected."),
    ("not a dict", {"x": 1}, (1,), "structure", "", "The result is a tuple of 1; a dict was expected."),
    ("text for number", 3, "3", "structure", "", "The result is a string; an integer was expected."),
    ("deep", (1, {"a": [1, 2]}), (1, {"a": [1, "x"]}), "structure", "[1]['a'][1]", "In [1]['a'][1]: The result is"),
    ("never broadcast", array(np.zeros((3, 3))), array([0.0, 0.0, 0.0]), "shape", "", "The shape is (3,); (3, 3)"),
    ("never broadcast a scalar", array(np.zeros((3, 3))), 0.0, "shape", "", "The result is a single number; an array"),
    ("scalar", 1.0, array([1.0]), "shape", "", "The result has shape (1,); a single number"),
    ("nothing for nothing", array(np.zeros((0, 3))), array(np.zeros((3, 0))), "shape", "", "The shape is (3, 0)"),
    ("shape before dtype", array([1.0, 2.0]), array([1, 2, 3]), "shape", "", "The shape is (3,); (2,) was expected."),
    ("ints for floats", array([1.0, 2.0]), array([1, 2]), "dtype", "", "The values are int64; float64 was expected."),
    ("cut", array([1.5, 2.5]), array([1, 2]), "dtype", "", "equal the expected float64 ones with their decimals cut"),
    ("float for int", 3, 3.0, "dtype", "", "// divides integers"),
    ("bool for int", 1, True, "dtype", "", "The values are truth values (bool); int64 was expected."),
    ("int for bool", True, 1, "dtype", "", "truth values (bool) were expected"),
    ("complex for float", array([1.0]), array([1j]), "dtype", "", "The values are complex128; float64 was expected."),
    ("dtype before nan", array([1.0]), array([np.nan + 0j]), "dtype", "", "The values are complex128"),
    ("nan", array(FLOATS), array(np.where(FLOATS > 1, np.nan, FLOATS)), "nan", "", "4 of 12 elements are NaN where"),
    ("one nan", array([1.0, 2.0]), array([1.0, np.nan]), "nan", "", "The element at [1] is NaN; 2.0 was expected."),
    ("all nan", array([1.0, 2.0]), array([np.nan, np.nan]), "nan", "", "Every element is NaN."),
    ("nan scalar", 1.0, float("nan"), "nan", "", "The result is NaN; 1.0 was expected."),
    ("no nan", array([np.nan, 1.0]), array([0.0, 1.0]), "nan", "", "NaN was expected at 1 of 2 elements"),
    ("no nan scalar", float("nan"), 1.0, "nan", "", "The result is 1.0; NaN was expected."),
    ("nan before inf", array([1.0, 2.0]), array([np.inf, np.nan]), "nan", "", "The element at [1] is NaN"),
    (
        "infs",
        array(FLOATS),
        array(FLOATS * [1, 1, 1, np.inf]),
        "inf",
        "",
        "infinite where finite numbers were expected, all",
    ),
    ("one inf", array([1.0, 2.0]), array([-np.inf, 2.0]), "inf", "", "The element at [0] is -inf; 1.0 was expected."),
    ("inf scalar", 1.0, float("inf"), "inf", "", "The result is inf; 1.0 was expected."),
    ("no inf", array([np.inf, 1.0]), array([9.0, 1.0]), "inf", "", "Infinity was expected at 1 of 2 elements"),
    ("no inf scalar", float("inf"), 1e9, "inf", "", "The result is 1e9; inf was expected."),
    (
        "other inf",
        array([np.inf, 1.0]),
        array([-np.inf, 1.0]),
        "inf",
        "",
        "The infinity at [0] is -inf; inf was expected",
    ),
    ("other inf scalar", float("inf"), float("-inf"), "inf", "", "The result is -inf; inf was expected: the sign"),
    ("complex inf", array([np.inf + 1j]), array([1 + np.inf * 1j]), "nan", "", "Every element is NaN."),
    ("float16 overflow", array([1e5, 1.0]), array([np.inf, 1.0], "float16"), "inf", "", "The element at [0] is inf"),
    ("value", 3.0, 2.5, "value", "", "The result is 2.5; 3.0 was expected: off by 0.5, allowed 3.3e-7."),
    ("complex value", 1 + 1j, 1 + 2j, "value", "", "The result is 1+2j; 1+1j was expected: off by 1.0"),
    ("int", 3, 4, "value", "", "The result is 4; 3 was expected."),
    ("int beyond a float", 2**53, 2**53 + 1, "value", "", "9007199254740993; 9007199254740992 was expected."),
    ("bool", True, False, "value", "", "The result is False; True was expected."),
    ("uint64", array([2**63], "uint64"), array([-(2**63)]), "value", "", "The only element differs."),
    (
        "numbers as texts",
        array([1.0, 2.0]),
        array(["1.0", "2.0"]),
        "structure",
        "",
        "array of texts (dtype <U3), not of",
    ),
    ("texts for integers", array([1, 2]), array(["1", "2"]), "structure", "", "array of texts (dtype <U1), not of"),
    ("a text of no dimensions", 2.0, array("2.0"), "structure", "", "an array of texts (dtype <U3), not of numbers"),
    ("numbers for texts", array(["1"]), array([1]), "structure", "", "; an array of texts of shape (1,) was expected"),
    ("fewer texts", array(["a", "b"]), array(["a"]), "structure", "", "an array of texts of shape (1,); an array of"),
    ("other texts", array(["a", "b"]), array(["a", "c"]), "value", "", "The result is 'c'; 'b' was expected."),
    ("text", "relu", "tanh", "value", "", "The result is 'tanh'; 'relu' was expected."),
    ("case", "relu", "ReLU", "value", "", "only upper and lower case differ"),
    ("spaces", "a b", "ab", "value", "", "only the spaces differ"),
    ("bytes", b"a", b"b", "value", "", "The result is b'b'; b'a' was expected."),
    ("shape as ints", (3, 4), (4, 3), "value", "[0]", "In [0]: The result is 4; 3 was expected."),
    (
        "array",
        array([1.0, 2.0]),
        array([1.0, 3.0]),
        "value",
        "",
        "1 of 2 elements differs: the one at [1] is off by 1.0",
    ),
    (
        "ints",
        array([1, 2, 3]),
        array([1, 5, 6]),
        "value",
        "",
        "2 of 3 elements differ, all of them from [1] on; the first",
    ),
]


@pytest.mark.parametrize(
    ("expected", "got", "stage", "path", "words"), [row[1:] for row in WRONG], ids=[row[0] for row in WRONG]
)
def test_wrong(expected: Value, got: Value, stage: str, path: str, words: str) -> None:
    found = compare(expected, got)
    said = english(found.sentences)
    assert not found.ok
    assert found.stage == stage, said
    assert found.path == path
    assert words in said[0], said


def test_the_sentence_of_the_specification() -> None:
    expected = np.arange(16.0).reshape(4, 4)
    got = expected + np.array([0, 0, 0, 3.0])
    found = judged(of_array(expected), of_array(got), rtol=0.0, atol=1e-6)
    assert english(found.sentences)[0] == (
        "4 of 16 elements differ, all of them in the last column; the largest is off by 3.0 at [0, 3], allowed 1e-6."
    )
    assert found.report is not None
    assert (found.report.wrong, found.report.total, found.report.worst) == (4, 16, (0, 3))


def test_what_is_allowed_is_always_stated() -> None:
    said = english(compare(array(FLOATS, "float32"), array(FLOATS + 1)).sentences)
    assert "Allowed in float32: 1e-4 of the expected value" in said[-1]


BFLOATS = Array(np.round(FLOATS * 64).astype("float32") / 64, "bfloat16", "numpy")
COARSE = "is too coarse here: the result must have the digits of float64. Compute and return in float64."


@pytest.mark.parametrize(
    ("got", "said"),
    [
        (array(FLOATS, "float16"), [f"float16 {COARSE}"]),
        (BFLOATS, [f"bfloat16 {COARSE}"]),
        (array(FLOATS * 1.03, "float16"), ["It is the expected result times 1.03", f"float16 {COARSE}"]),
        (array(-FLOATS, "float16"), ["It is the expected result with the opposite sign.", f"float16 {COARSE}"]),
        (array(FLOATS * (1 + 5e-5), "float32"), [f"float32 {COARSE}"]),
        (Array(np.array(0.3, "float16"), "float16", "numpy", scalar=True), [f"float16 {COARSE}"]),
    ],
)
def test_a_coarse_result_is_no_excuse(got: Array, said: list[str]) -> None:
    expected: Value = array(FLOATS) if got.shape else 0.31
    found = english(compare(expected, got).sentences)
    assert len(found) == (len(said) + 3 if got.shape else 2)
    for one in said:
        assert any(sentence.startswith(one) for sentence in found), found


@pytest.mark.parametrize(
    ("rules", "ok"),
    [
        (Rules(inputs=Inputs("float16", 1.0)), True),
        (Rules(precision="float16"), True),
        (Rules(precision="bfloat16"), True),
        (Rules(inputs=Inputs("float32", 1.0)), False),
        (Rules(precision="float32"), False),
        (Rules(), False),
    ],
)
def test_the_inputs_and_the_exercise_say_how_coarse_a_result_may_be(rules: Rules, ok: bool) -> None:
    assert compare(array(FLOATS), array(FLOATS, "float16"), rules).ok is ok
    finer = compare(array(FLOATS), array(FLOATS + 1e-3 * FLOATS), rules)
    assert finer.ok is (rules.inputs.dtype == "float16")  # what an exercise allows a coarse result, it allows no other


@pytest.mark.parametrize("size", [None, 1e-3, 1.0, 30.0])
@pytest.mark.parametrize("small", [1e-11, 1e-40, 1e-300])
def test_small_results_are_no_zeros(small: float, size: float | None) -> None:
    if size is not None and small < 1e-13 * size:
        size = 0.0
    rules = Rules(inputs=Inputs("float64", size))
    for expected in (small, array([small, 3 * small])):
        for factor in (0.0, -1.0, 2.0):
            got = small * factor if isinstance(expected, float) else array(expected.data * factor)
            assert not compare(expected, got, rules).ok
    assert compare(array([small, 3 * small]), array([small, 3 * small * (1 + 1e-9)]), rules).ok


def test_what_is_left_where_everything_cancels_is_measured_by_the_inputs() -> None:
    left = np.array([3e-17, -1e-17])
    rules = Rules(inputs=Inputs("float64", 5.0))
    assert compare(array(left), array(-left), rules).ok
    assert compare(array(left), array(left + 4e-13), rules).ok
    assert not compare(array(left), array(left + 4e-12), rules).ok
    assert not compare(array(left), array(left + 1e-9), Rules(inputs=Inputs("float64", 1e9))).ok


@pytest.mark.parametrize(
    ("policy", "expected", "got", "ok"),
    [
        ("exact", array([1.0], "float32"), array([1.0], "float32"), True),
        ("exact", array([1.0], "float32"), array([1.0], "float64"), False),
        ("exact", 1.0, array(1.0), True),
        ("exact", 1.0, 1, False),
        ("any", array([1.0, 2.0]), array([1, 2]), True),
        ("any", array([1, 2]), array([1.0, 2.0]), True),
        ("any", array([1, 2]), array([1.0, 2.5]), False),
        ("any", array([1, 0]), array([True, False]), True),
    ],
)
def test_dtype_policies(policy: str, expected: Value, got: Value, ok: bool) -> None:
    assert judged(expected, got, dtype=policy).ok is ok
