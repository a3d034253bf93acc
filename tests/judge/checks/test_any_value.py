"""Whatever a submission gives, a check has a verdict and sentences for it: nothing raises."""

from __future__ import annotations

import json

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.judge.checks import Checked
from grader.judge.checks.adjoint import check_adjoint
from grader.judge.checks.gradient import gradient_judge, gradient_plan
from grader.judge.checks.unchanged import check_unchanged
from grader.judge.checks.value import check_value
from grader.judge.comparing.rules import Rules
from grader.judge.showing.slices import pictures
from grader.judge.words.sentences import render
from grader.values import Value, of_array
from tests.judge.anything import ARRAYS, VALUES

POLICIES = st.sampled_from(["kind", "exact", "any"])


def holds(found: Checked) -> None:
    """A verdict, with words for what is wrong that a database takes and a page shows."""
    assert found.ok is not bool(found.sentences)
    for sentence in found.sentences:
        json.dumps(dict(sentence.facts), allow_nan=False)
        assert render(sentence, str, "en")
    if found.comparison is not None:
        pictures(found.comparison)


@given(VALUES, VALUES, POLICIES)
def test_values(expected: Value, got: Value, policy: str) -> None:
    holds(check_value(expected, got, Rules(dtype=policy)))  # type: ignore[arg-type]


@given(ARRAYS, ARRAYS, POLICIES)
def test_arrays(expected: Value, got: Value, policy: str) -> None:
    holds(check_value(expected, got, Rules(dtype=policy)))  # type: ignore[arg-type]


@given(VALUES, VALUES)
def test_inputs_after_the_call(before: Value, after: Value) -> None:
    holds(check_unchanged({"x": before}, {"x": after}))


@given(VALUES, VALUES, st.sampled_from([(), (2,), (2, 3)]))
@settings(max_examples=60)
def test_gradients_and_outputs(gradient: Value, output: Value, shape: tuple[int, ...]) -> None:
    x = of_array(np.full(shape, 1.5)) if shape else 1.5
    plan = gradient_plan({"x": x}, ["x"], seed=0)
    squares: list[Value] = [np.square(_data(call["x"])).sum().item() for call in plan.calls]
    holds(gradient_judge(plan, squares, {"x": gradient})[0])
    holds(gradient_judge(plan, [output] * len(plan.calls), {"x": gradient})[0])
    holds(gradient_judge(plan, [*squares[1:], output], {"x": 3.0}, 1.0)[0])


@given(VALUES, VALUES)
def test_adjoints(jv: Value, jtu: Value) -> None:
    v, u = of_array(np.arange(3.0)), of_array(np.array([1.0, -1.0]))
    holds(check_adjoint(v, jv, u, of_array(np.zeros(3))))
    holds(check_adjoint(v, of_array(np.array([3.0, 5.0])), u, jtu))


def _data(value: Value) -> object:
    return value.data if hasattr(value, "data") else value
