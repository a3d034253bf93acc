"""A cache of its own for each test, and one for the library's exercises, which many tests grade."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache as cached
from pathlib import Path

import pytest

from grader.content.bundle import Bundle
from grader.content.loader import load_folder
from grader.grading.author.cache import Cache
from grader.grading.pipeline import grade
from grader.grading.report.report import Report
from grader.sandbox.client import Jails
from tests.grading.exercises import exercise

ROOT = Path(__file__).resolve().parents[2]
Grade = Callable[..., Report]


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "cache")


@pytest.fixture(scope="session")
def library() -> Callable[[str], Bundle]:
    """``library("convolution/corr2d")``: an exercise of the library, read once."""
    return cached(lambda path: load_folder(ROOT / "exercises" / path, ROOT / "reference"))


@pytest.fixture
def graded(jails: Jails, cache: Cache) -> Grade:
    """``graded(source, bundle)`` through a real jail; the bundle is a sum of two numbers unless another is given."""

    def run(source: bytes | str, bundle: Bundle | None = None, *, seed: int = 5, visible_only: bool = False) -> Report:
        return grade(bundle or exercise(), source, seed=seed, jails=jails, cache=cache, visible_only=visible_only)

    return run
