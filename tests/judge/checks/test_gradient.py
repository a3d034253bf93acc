"""Right gradients pass whatever subgradient they choose at a kink; wrong ones are told by parameter."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from grader.judge.checks import Checked
from grader.judge.checks.adjoint import check_adjoint
from grader.judge.checks.gradient import gradient_judge, gradient_plan
from grader.judge.measuring.kinds import numbers
from grader.values import Array, Value, of_array
from tests.judge.say import english

Floats = NDArray[Any]
RNG = np.random.default_rng(5)


def floats(value: Value) -> Floats:
    found = numbers(value)
    assert found is not None
    return found.data


def judge(
    forward: Callable[..., Any],
    inputs: Mapping[str, Floats],
    gradients: Mapping[str, Any],
    upstream: Floats | None = None,
    **plan: Any,
) -> tuple[Checked, Mapping[str, Checked]]:
    made = gradient_plan({name: of_array(value) for name, value in inputs.items()}, list(inputs), seed=1, **plan)
    outputs: list[Value] = []
    for call in made.calls:
        result = forward(**{name: floats(value) for name, value in call.items()})
        outputs.append(of_array(result) if isinstance(result, np.ndarray) else result)
    given = {name: of_array(np.asarray(value)) for name, value in gradients.items() if value is not None}
    return gradient_judge(made, outputs, given, None if upstream is None else of_array(upstream))


X, W, B, UP = RNG.normal(size=(4, 3)), RNG.normal(size=(3, 2)), RNG.normal(size=2), RNG.normal(size=(4, 2))
DENSE = {"x": X, "w": W, "b": B}
RIGHT = {"x": UP @ W.T, "w": X.T @ UP, "b": UP.sum(0)}


def dense(x: Floats, w: Floats, b: Floats) -> Floats:
    return np.asarray(x @ w + b)


@pytest.mark.parametrize("each", [24, 1])
def test_right_gradients_pass_by_element_and_by_direction(each: int) -> None:
    whole, parts = judge(dense, DENSE, RIGHT, UP, each=each)
    assert whole.ok, english(whole.sentences)
    assert all(part.ok for part in parts.values())


@pytest.mark.parametrize("each", [24, 1])
def test_a_wrong_gradient_is_told_by_its_parameter(each: int) -> None:
    whole, parts = judge(dense, DENSE, {**RIGHT, "w": 2 * RIGHT["w"]}, UP, each=each)
    said = english(whole.sentences)
    assert [name for name, part in parts.items() if not part.ok] == ["w"]
    assert said[0].startswith(
        "In the gradient w: All 6 elements differ" if each == 24 else "The gradient w does not say"
    )
    assert said[-1] == "The rest is right: x, b."


def test_a_pattern_is_found_in_a_wrong_gradient() -> None:
    whole, _ = judge(dense, DENSE, {**RIGHT, "w": 2 * RIGHT["w"], "x": -RIGHT["x"]}, UP)
    said = english(whole.sentences)
    assert "It is the expected result with the opposite sign." in said
    assert "Also not right: w." in said


def test_a_small_mistake_in_one_element_is_found() -> None:
    wrong = RIGHT["w"].copy()
    wrong[2, 1] *= 1.001
    whole, _ = judge(dense, DENSE, {**RIGHT, "w": wrong}, UP)
    assert "the one at [2, 1]" in english(whole.sentences)[0]


def test_missing_misshapen_and_infinite_gradients() -> None:
    whole, _ = judge(dense, DENSE, {**RIGHT, "b": None}, UP)
    assert english(whole.sentences)[0] == "There is no gradient b to check: return it, or see that .grad is set."
    whole, _ = judge(dense, DENSE, {**RIGHT, "b": UP}, UP)
    said = english(whole.sentences)
    assert said[0] == "In the gradient b: The shape is (4, 2); (2,) was expected."
    assert "is a sum or a mean over it missing?" in said[1]
    whole, _ = judge(dense, DENSE, {**RIGHT, "b": UP.sum(0) * np.nan}, UP)
    assert english(whole.sentences)[0] == "In the gradient b: Every element is NaN."


KINKED = np.array([-1.0, 0.0, 2.0, 0.0])


@pytest.mark.parametrize("at_zero", [0.0, 0.5, 1.0])
def test_every_subgradient_of_relu_passes(at_zero: float) -> None:
    gradient = np.array([0.0, at_zero, 1.0, at_zero])
    for each in (24, 1):
        whole, _ = judge(lambda x: np.maximum(x, 0), {"x": KINKED}, {"x": gradient}, np.ones(4), each=each)
        assert whole.ok, english(whole.sentences)


@pytest.mark.parametrize("at_zero", [-0.1, 1.1])
def test_what_is_no_subgradient_fails(at_zero: float) -> None:
    whole, _ = judge(lambda x: np.maximum(x, 0), {"x": KINKED}, {"x": np.array([0.0, at_zero, 1.0, 0.5])}, np.ones(4))
    assert not whole.ok


@pytest.mark.parametrize("share", [(1, 0), (0, 1), (1, 1), (0.5, 0.5)])
def test_ties_of_a_maximum_may_be_shared_in_any_way(share: tuple[float, float]) -> None:
    x = np.array([3.0, 1.0, 3.0])
    whole, _ = judge(lambda x: np.array([x.max()]), {"x": x}, {"x": np.array([share[0], 0, share[1]])}, np.ones(1))
    assert whole.ok
    whole, _ = judge(lambda x: np.array([x.max()]), {"x": x}, {"x": np.array([1, 1, 0.0])}, np.ones(1))
    assert not whole.ok


def test_a_scalar_loss_of_strong_curvature() -> None:
    x = RNG.normal(size=30) * 3
    loss = lambda x: float(np.log(np.exp(x).sum()) + (x**4).sum())  # noqa: E731
    right = np.exp(x) / np.exp(x).sum() + 4 * x**3
    assert judge(loss, {"x": x}, {"x": right})[0].ok
    assert not judge(loss, {"x": x}, {"x": right + 0.01})[0].ok


def test_a_coarse_forward_pass_is_told() -> None:
    whole, parts = judge(lambda x: x.astype("float32"), {"x": KINKED}, {"x": np.ones(4)}, np.ones(4))
    assert english(whole.sentences)[0].startswith("The forward pass gives float32 for inputs in float64")
    assert not parts["x"].ok


def test_an_output_of_another_shape_is_told() -> None:
    whole, _ = judge(lambda x: x[:2], {"x": KINKED}, {"x": np.ones(4)}, np.ones(4))
    assert english(whole.sentences)[0].startswith("The outputs of the forward pass do not have the shape")


def test_the_plan_is_float64_and_keeps_the_library() -> None:
    made = gradient_plan({"x": of_array(np.ones(2, "float32"), library="torch"), "n": 3}, ["x"], seed=0)
    assert len(made.calls) == 5
    call = made.calls[1]
    assert call["n"] == 3
    assert isinstance(call["x"], Array)
    assert (call["x"].dtype, call["x"].library) == ("float64", "torch")


def test_authors_mistakes_are_raised() -> None:
    with pytest.raises(ValueError, match="n holds no floats"):
        gradient_plan({"n": 3}, ["n"], seed=0)
    with pytest.raises(ValueError, match="1 outputs for 5 calls"):
        gradient_judge(gradient_plan({"x": of_array(np.ones(2))}, ["x"], seed=0), [1.0], {})


def test_the_adjoint_test() -> None:
    v, u = RNG.normal(size=3), RNG.normal(size=2)
    j = RNG.normal(size=(2, 3))
    values = [of_array(a) for a in (v, j @ v, u, j.T @ u)]
    assert check_adjoint(*values).ok
    wrong = check_adjoint(*values[:3], of_array((j.T @ u) * [1, 1, 0]))
    assert english(wrong.sentences)[0].startswith("The backward pass does not belong to the forward pass")
    short = check_adjoint(*values[:3], of_array(u))
    assert english(short.sentences)[0] == "In dX: The shape is (2,); (3,) was expected."
    with pytest.raises(ValueError, match="different shapes"):
        check_adjoint(values[0], values[1], values[0], values[3], given=True)


@pytest.mark.parametrize(
    ("jv", "key"),
    [
        (None, "gradient.output-shape"),
        (of_array(np.array(["a", "b"])), "gradient.output-shape"),
        (of_array(np.ones(3)), "gradient.output-shape"),
        (of_array(np.array([1.0, np.nan])), "gradient.output-infinite"),
    ],
)
def test_an_adjoint_of_no_such_output(jv: Value, key: str) -> None:
    v, u = of_array(np.ones(3)), of_array(np.ones(2))
    assert [sentence.key for sentence in check_adjoint(v, jv, u, v).sentences] == [key]


@pytest.mark.parametrize(
    ("output", "gradient", "said"),
    [
        ("text", 3.0, "The forward pass gives a string where its inputs are moved a little"),
        (None, 3.0, "The forward pass gives None where its inputs are moved a little"),
        (float("inf"), 3.0, "The forward pass gives NaN or infinity where its inputs are moved a little"),
        (2.25, None, "There is no gradient x to check"),
        (2.25, "3.0", "In the gradient x: The result is a string; a number was expected."),
        (2.25, 3j, "In the gradient x: The values are complex128; float64 was expected."),
    ],
)
def test_what_is_no_number_is_told(output: Value, gradient: Value, said: str) -> None:
    plan = gradient_plan({"x": 1.5}, ["x"], seed=0)
    outputs = [float(call["x"]) ** 2 for call in plan.calls[:-1]]  # type: ignore[arg-type]
    last = float(plan.calls[-1]["x"]) ** 2 if output == 2.25 else output  # type: ignore[arg-type]
    assert english(gradient_judge(plan, [*outputs, last], {"x": gradient})[0].sentences)[0].startswith(said)
