"""One set of jails for the whole session, and the short way to run a piece of code in one."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from typing import Any

import pytest

from grader.sandbox.client import Jails
from grader.sandbox.types import CaseCall, Job, Outcome, Step
from tests.jails import shared_jails

__all__ = ["shared_jails"]

Run = Callable[..., Outcome]


def job(source: str, *calls: str, **changes: Any) -> Job:
    """A job of one file that calls each name of ``calls`` in a case of its own."""
    cases = changes.pop("cases", tuple(CaseCall(name, (Step(name),)) for name in calls))
    files = {"solution.py": textwrap.dedent(source), **changes.pop("files", {})}
    return Job(files, "solution.py", cases, **changes)


@pytest.fixture
def run(shared_jails: Jails) -> Run:
    """``run(source, "f", "g", limits=...)`` calls f and g of ``source`` in one jail."""

    def in_jail(source: str, *calls: str, **changes: Any) -> Outcome:
        return shared_jails.run(job(source, *calls, **changes))

    return in_jail
