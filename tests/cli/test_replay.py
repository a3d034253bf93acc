"""``manage.py replay RUN``: a stored verdict, graded again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from grader.catalog.selectors import bundle_of
from grader.grading.author.cache import Cache
from grader.grading.pipeline import grade
from grader.judge.verdict import Verdict
from grader.sandbox.client import Jails
from grader.submissions.models import GradingRun
from tests.cli.commands import run
from tests.school import CORR2D, School, finish

pytestmark = pytest.mark.jail

SOURCE = (CORR2D / "misconceptions" / "flipped_kernel.py").read_text()


@pytest.fixture
def graded(school: School, jails: Jails, tmp_path: Path) -> Callable[..., GradingRun]:
    """``graded(**changes)``: a run that was really graded, with the report changed like this before it was stored."""

    def make(**changes: Any) -> GradingRun:
        submission = school.submit(source=SOURCE)
        bundle = bundle_of(version=submission.version)
        report = grade(bundle, SOURCE, seed=submission.seed, jails=jails, cache=Cache(tmp_path / "cache"))
        return finish(submission, replace(report, **changes))

    return make


def test_a_run_agrees(graded: Callable[..., GradingRun]) -> None:
    ended = run("replay", graded().pk)

    assert ended.code == 0, ended
    assert "every byte of the verdict agrees (partial)" in ended.out


def test_a_verdict_that_was_changed_is_found(graded: Callable[..., GradingRun]) -> None:
    ended = run("replay", graded(verdict=Verdict.PASSED).pk)

    assert ended.code == 1
    assert "verdict was 'passed', is 'partial'." in ended.out


def test_another_library_is_told_and_is_no_difference(graded: Callable[..., GradingRun]) -> None:
    ended = run("replay", graded(versions={"python": "3.11", "numpy": "1.0"}).pk)

    assert ended.code == 0
    assert "versions.numpy was 1.0" in ended.out


def test_a_run_that_is_not_there_is_bad_usage(db: None) -> None:
    assert run("replay", 12345).code == 2
