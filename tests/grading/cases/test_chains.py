"""Chains of calls: what is not judged stays with the submission, and a torch module is a chain."""

from __future__ import annotations

import pytest

from grader.judge.verdict import Verdict
from tests.grading.conftest import Grade
from tests.grading.exercises import exercise

pytestmark = pytest.mark.jail


def test_a_chain_keeps_to_itself_what_is_not_judged(graded: Grade) -> None:
    cases = """
    def cases(rng):
        yield dict(
            name="there and back",
            chain=[
                dict(call="forward", args=(3.0,), judge="out, _"),
                dict(call="backward", args=(2.0, {"result": 0, "item": 1}), judge=True),
            ],
        )
    """
    reference = "def forward(x): return x * x, x\ndef backward(dy, cache): return 2 * cache * dy\n"
    bundle = exercise(entry='["forward", "backward"]', cases=cases, reference=reference)

    closure = "def forward(x): return x * x, lambda dy: 2 * x * dy\ndef backward(dy, cache): return cache(dy)\n"
    wrong = reference.replace("2 * cache", "cache")

    assert graded(closure, bundle).verdict is Verdict.PASSED
    report = graded(wrong, bundle)
    assert report.verdict is Verdict.WRONG
    assert report.cases[0].call == "r0 = forward(3.0)\nbackward(2.0, r0[1])"


MODULE = """
import torch
from torch import nn
class Scale(nn.Module):
    def __init__(self, n):
        super().__init__()
        self.weight = nn.Parameter(torch.zeros(n))
    def forward(self, X):
        return X * self.weight if self.training else X * self.weight + 1
"""
MODULE_CASES = """
import numpy as np
def cases(rng):
    yield dict(
        name="module",
        chain=[
            dict(args=(3,)),
            dict(op="load_state", on=0, args=({"weight": np.arange(3, dtype="float32")},)),
            dict(on=0, args=(np.ones((2, 3), dtype="float32"),), judge=True),
            dict(op="eval_mode", on=0),
            dict(on=0, args=(np.ones((2, 3), dtype="float32"),), judge=True),
            dict(op="parameters", on=0, judge=True),
        ],
    )
"""


def test_a_torch_module_is_made_loaded_and_called_in_both_modes(graded: Grade) -> None:
    bundle = exercise(entry='"Scale"', cases=MODULE_CASES, reference=MODULE, arrays="torch")

    assert graded(MODULE, bundle).verdict is Verdict.PASSED
    report = graded(MODULE.replace("+ 1", "+ 2"), bundle)
    assert report.verdict is Verdict.WRONG
    assert report.cases[0].got is not None
    assert report.cases[0].got.type == "Tensor"
    other = graded(MODULE.replace("weight", "w"), bundle)
    assert [sentence.key for sentence in other.cases[0].sentences] == ["state.lacks", "state.extra"]
