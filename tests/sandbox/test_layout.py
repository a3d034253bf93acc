"""An array reaches a jail lying in memory as its author made it, and comes back saying how it lay."""

from __future__ import annotations

import numpy as np
import pytest

from grader.sandbox.client import Jails
from grader.sandbox.types import CaseCall, End, Job, Step
from grader.values import Array, Value, of_array

SOURCE = """
def look(X):
    return X.flags.c_contiguous, X.flags.f_contiguous, X.sum(), X

def cases(rng):
    import numpy as np
    X = np.arange(24.0).reshape(4, 6)
    yield X
    yield X.T
    yield X[::2, ::-1]
"""
BASE = np.arange(24.0).reshape(4, 6)


def run(jails: Jails, step: Step) -> Value:
    outcome = jails.run(Job({"solution.py": SOURCE}, "solution.py", (CaseCall("one", (step,)),)))
    assert outcome.end is End.FINISHED, outcome
    return outcome.cases[0].results[0]


@pytest.mark.jail
@pytest.mark.parametrize(
    ("array", "flags"),
    [(BASE, (True, False)), (BASE.T, (False, True)), (BASE[::2, 1::3], (False, False)), (BASE[0], (True, True))],
)
def test_submitted_code_gets_the_layout(shared_jails: Jails, array: np.ndarray, flags: tuple[bool, bool]) -> None:
    result = run(shared_jails, Step("look", (of_array(array),)))
    assert isinstance(result, tuple)
    c, f, total, back = result
    assert (c, f) == flags
    assert isinstance(total, Array)
    assert total.data == array.sum()
    assert isinstance(back, Array)
    np.testing.assert_array_equal(back.data, array)


@pytest.mark.jail
def test_what_an_author_draws_keeps_its_layout(shared_jails: Jails) -> None:
    drawn = run(shared_jails, Step("cases", op="generate"))
    assert isinstance(drawn, list)
    assert [one.layout for one in drawn if isinstance(one, Array)] == ["C", "F", "gaps"]
    assert isinstance(drawn[2], Array)
    np.testing.assert_array_equal(drawn[2].data, BASE[::2, ::-1])
