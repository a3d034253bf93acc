"""A kernel and a call of it in a jail, or a skip where triton is not installed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from grader.sandbox.bubblewrap import has_triton
from grader.sandbox.client import Jails
from grader.sandbox.types import CaseCall, CaseOutcome, Job, Outcome, Step
from grader.values import Array, Value, of_array
from tests.jails import shared_jails
from tests.require import need

__all__ = ["shared_jails"]

HEAD = "import torch\nimport triton\nimport triton.language as tl\n"
RunKernel = Callable[..., CaseOutcome]


def tensor(values: object, dtype: str = "float32") -> Array:
    return of_array(np.asarray(values, dtype), library="torch")


def numbers(value: Value) -> list[Any]:
    """The elements of a result that is one tensor."""
    assert isinstance(value, Array)
    return value.data.tolist()  # type: ignore[no-any-return]


@pytest.fixture
def jail(shared_jails: Jails) -> Callable[[Job], Outcome]:
    """Runs a job of a kernel; ``HEAD`` stands above its source."""
    need(has_triton(), "triton is not installed: make setup TRITON=1")
    return shared_jails.run


@pytest.fixture
def run(jail: Callable[[Job], Outcome]) -> RunKernel:
    """``run(source, x, y, forbidden=...)`` calls ``f(x, y)`` of ``source`` and gives its one case's outcome."""

    def in_jail(source: str, *args: Value, **changes: Any) -> CaseOutcome:
        case = CaseCall("case", (Step("f", args),))
        job = Job({"solution.py": HEAD + source}, "solution.py", (case,), ("f",), arrays="triton", **changes)
        outcome = jail(job)
        assert outcome.problem is None, outcome.problem
        return outcome.cases[0]

    return in_jail
