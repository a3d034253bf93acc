"""Whether gradients agree with what small changes of the inputs do to the output, in float64.

With ``L(p) = sum(upstream * forward(p))`` and a step ``h`` along a direction ``v``, the one-sided quotients are
``(L(p + hv) - L(p)) / h`` and ``(L(p) - L(p - hv)) / h``. Where ``L`` is smooth they differ by ``h`` times its
curvature, and ``<gradient, v>`` lies between them or within rounding of it. At a kink (ReLU at 0, a tie in max pooling)
they differ by the jump of the slope, and every value between them is a right one: a subgradient. So what is accepted is
the interval they span, widened by the tolerance, and no kink needs to be declared.

A parameter of at most ``each`` elements is moved one element at a time, which gives its whole numerical gradient; a
larger one along random directions of +1 and -1.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from grader.judge.checks import RIGHT, Checked
from grader.judge.comparing.compare import compare
from grader.judge.comparing.rules import Rules
from grader.judge.measuring.kinds import Numbers, numbers, what
from grader.judge.words.sentences import Sentence, as_phrase, say
from grader.values import Array, Value, of_array

RTOL = 1e-5  # of the sum of the absolute terms of a quotient
STEP = 1e-6
_ROUNDINGS = 16 * 2.0**-52


@dataclass(frozen=True, slots=True, eq=False)
class Move:
    """One direction along which one parameter is moved."""

    parameter: str
    direction: NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class GradientPlan:
    """What to evaluate: ``calls[0]`` are the inputs as they are, then for each move those at +h and at -h.

    Every call holds all the inputs by name, arrays of floats in float64.
    """

    calls: tuple[Mapping[str, Value], ...]
    moves: tuple[Move, ...]
    step: float


def gradient_plan(
    inputs: Mapping[str, Value],
    parameters: Sequence[str],
    *,
    seed: int,
    each: int = 24,
    directions: int = 4,
    step: float = STEP,
) -> GradientPlan:
    """The forward calls that check the gradients of ``parameters``, names of float arrays or numbers in ``inputs``.

    Raises ``KeyError`` for a name that is no input and ``ValueError`` for one that holds no floats.
    """
    rng = np.random.default_rng(seed)
    base = {name: _in_float64(value) for name, value in inputs.items()}
    calls: list[Mapping[str, Value]] = [base]
    moves = []
    for name in parameters:
        found = numbers(base[name])
        if found is None or found.kind != "float":
            raise ValueError(f"{name} holds no floats")
        values = found.wide()
        for direction in _directions(values.shape, values.size, rng, each, directions):
            moves.append(Move(name, direction))
            for sign in (1, -1):
                calls.append({**base, name: _like(base[name], values + sign * step * direction)})
    return GradientPlan(tuple(calls), tuple(moves), step)


def gradient_judge(
    plan: GradientPlan,
    outputs: Sequence[Value],
    gradients: Mapping[str, Value],
    upstream: Value = None,
    *,
    labels: Mapping[str, str] | None = None,
    given: bool = False,
) -> tuple[Checked, Mapping[str, Checked]]:
    """The verdict as a whole, and for each parameter by its label.

    ``outputs`` are the results of the plan's calls, in order: arrays of one shape, or numbers. ``upstream`` is the
    gradient that was handed to the backward pass, of the outputs' shape; None for a scalar loss. ``gradients`` are what
    the student's code gave, by parameter; ``labels`` what a parameter's gradient is called, where that is not the
    parameter's own name; ``given``: forward is not the student's. Raises ``ValueError`` for outputs that are not one
    for each call.
    """
    if len(outputs) != len(plan.calls):
        raise ValueError(f"{len(outputs)} outputs for {len(plan.calls)} calls")
    found = [numbers(output) for output in outputs]
    handed = numbers(upstream)
    shape = handed.data.shape if handed else found[0].data.shape if found[0] else ()
    for output, item in zip(outputs, found, strict=True):
        problem = _output_problem(output, item, shape)
        if problem:
            trouble = Checked(False, (problem,))
            return trouble, {move.parameter: trouble for move in plan.moves}
    values = [item.wide() for item in found if item is not None]
    weights = np.ones_like(values[0]) if handed is None else handed.wide()
    quotients = [_quotient(values[0], plus, minus, weights, plan.step) for plus, minus in _pairs(values)]
    each = {}
    for name in dict.fromkeys(move.parameter for move in plan.moves):
        label = (labels or {}).get(name, name)
        own = [pair for pair in zip(plan.moves, quotients, strict=True) if pair[0].parameter == name]
        each[label] = _of_parameter(
            label, own, gradients.get(name), "gradient.numerical-given" if given else "gradient.numerical"
        )
    return _together(each), each


def _output_problem(output: Value, found: Numbers | None, shape: tuple[int, ...]) -> Sentence | None:
    """Why an output of the forward pass has no slope to measure."""
    if found is None:
        return say("gradient.output-kind", got=what(output) if output is not None else "None")
    if found.dtype != "float64":
        return say("gradient.precision", dtype=found.dtype)
    if found.data.shape != shape:
        return say("gradient.output-shape")
    return None if np.isfinite(found.data).all() else say("gradient.output-infinite")


@dataclass(frozen=True, slots=True)
class _Quotient:
    """The interval of slopes along one direction, and how far rounding may carry it."""

    low: float
    high: float
    slack: float


def _quotient(
    middle: NDArray[Any], plus: NDArray[Any], minus: NDArray[Any], weights: NDArray[Any], step: float
) -> _Quotient:
    right, left = (weights * (plus - middle) / step).sum(), (weights * (middle - minus) / step).sum()
    terms = np.abs(weights) * (np.abs(plus - minus) / (2 * step))
    noise = _ROUNDINGS * (np.abs(weights) * (np.abs(plus) + np.abs(minus) + np.abs(middle))).sum() / step
    slack = float(RTOL * terms.sum() + noise)
    return _Quotient(float(min(left, right)), float(max(left, right)), slack)


def _of_parameter(name: str, own: list[tuple[Move, _Quotient]], gradient: Value, how: str) -> Checked:
    shape = own[0][0].direction.shape
    claimed = numbers(gradient)
    if gradient is None:
        return Checked(False, (say("gradient.missing", name=name),))
    zeros: Value = of_array(np.zeros(shape), library=_library(gradient)) if shape else 0.0
    if (
        claimed is None
        or claimed.data.shape != shape
        or claimed.kind in ("bool", "complex")
        or not np.isfinite(claimed.wide()).all()
    ):
        found = compare(zeros, gradient)
        said = (say("gradient.of", name=name, inner=as_phrase(found.sentences[0])), *found.sentences[1:])
        return Checked(False, said, found)
    if len(own) == claimed.data.size and all(np.count_nonzero(move.direction) == 1 for move, _ in own):
        checked = _by_element(name, own, claimed.wide(), gradient)
    else:
        checked = _by_direction(name, own, claimed.wide())
    return checked if checked.ok else replace(checked, sentences=(*checked.sentences, say(how)))


def _by_element(name: str, own: list[tuple[Move, _Quotient]], claimed: NDArray[Any], gradient: Value) -> Checked:
    """Each element's slope is known: report the gradient as an array, as far as it leaves its intervals."""
    low = np.array([quotient.low for _, quotient in own]).reshape(claimed.shape)
    high = np.array([quotient.high for _, quotient in own]).reshape(claimed.shape)
    numeric = np.where((claimed >= low) & (claimed <= high), claimed, (low + high) / 2)
    slack = max(float((quotient.high - quotient.low) / 2 + quotient.slack) for _, quotient in own)
    expected: Value = float(numeric) if not claimed.ndim else of_array(numeric, library=_library(gradient))
    found = compare(expected, gradient, Rules(rtol=RTOL, atol=slack, dtype="any"))
    if found.ok:
        return RIGHT
    said = (say("gradient.of", name=name, inner=as_phrase(found.sentences[0])), *found.sentences[1:])
    return Checked(False, said, found)


def _by_direction(name: str, own: list[tuple[Move, _Quotient]], claimed: NDArray[Any]) -> Checked:
    wrong = []
    for move, quotient in own:
        slope = float((claimed * move.direction).sum())
        off = max(quotient.low - slope, slope - quotient.high, 0.0)
        if off > quotient.slack:
            wrong.append((off, slope, quotient))
    if not wrong:
        return RIGHT
    off, slope, quotient = max(wrong, key=lambda item: item[0])
    facts = {"numeric": (quotient.low + quotient.high) / 2, "claimed": slope, "allowed": quotient.slack}
    first = say("gradient.direction", name=name, count=len(wrong), total=len(own), **facts)
    return Checked(False, (first,))


def _together(each: Mapping[str, Checked]) -> Checked:
    wrong = [name for name, checked in each.items() if not checked.ok]
    if not wrong:
        return RIGHT
    right = [name for name in each if name not in wrong]
    said: list[Sentence] = list(each[wrong[0]].sentences)
    if wrong[1:]:
        said.append(say("parts.others-wrong", wrong=wrong[1:]))
    if right:
        said.append(say("parts.others-right", right=right))
    return Checked(False, tuple(said), each[wrong[0]].comparison, tuple((name, each[name].ok) for name in each))


def _pairs(values: Sequence[NDArray[Any]]) -> list[tuple[NDArray[Any], NDArray[Any]]]:
    return list(zip(values[1::2], values[2::2], strict=True))


def _directions(
    shape: tuple[int, ...], size: int, rng: np.random.Generator, each: int, count: int
) -> list[NDArray[np.float64]]:
    if size <= each:
        return [unit.reshape(shape) for unit in np.eye(size)]
    return [rng.choice(np.array([-1.0, 1.0]), size=shape) for _ in range(count)]


def _in_float64(value: Value) -> Value:
    if isinstance(value, Array) and value.data.dtype.kind == "f":
        return Array(value.data.astype(np.float64), "float64", value.library, value.scalar)
    return value


def _like(value: Value, data: NDArray[Any]) -> Value:
    return Array(data, "float64", value.library, value.scalar) if isinstance(value, Array) else float(data)


def _library(value: Value) -> Any:
    return value.library if isinstance(value, Array) else "numpy"
