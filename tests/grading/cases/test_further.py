"""What runs beside the judged job of a submission has, all together, no more time than that job."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from grader.content.bundle import Bundle
from grader.grading.author.cache import Cache
from grader.grading.experiments.running import Asked, experiment
from grader.grading.pipeline import grade
from grader.judge.verdict import Verdict
from grader.sandbox.client import Jails
from grader.sandbox.types import Job, Outcome
from tests.grading.exercises import exercise

pytestmark = pytest.mark.jail
WALL = 1.0  # seconds that a job may take
CASES = """
def cases(rng):
    for n in range(1, 9):
        yield dict(name=f"{n}", args=(n, 1))
"""
# Right in its own time where it is alone, wrong at once where it is not.
SLOW_ALONE = """
import time
seen = []
def add(a, b):
    seen.append(a)
    if len(seen) == 1 and a > 1:
        time.sleep(0.7)
    return a + b if len(seen) == 1 else 0
"""
NEEDLESS = "import time\ntime.sleep(0.4)\n" + "".join(f"import nothing_{n}\n" for n in range(50))
NEEDLESS += "def add(a, b):\n    return a + b\nif __name__ == '__main__':\n"
NEEDLESS += "".join(f"    nothing_{n}\n" for n in range(50))


class Counted(Jails):
    """Jails that know how long and how often a submission's file was in them."""

    def __init__(self) -> None:
        super().__init__()
        self.seconds: list[float] = []

    def run(self, job: Job) -> Outcome:
        started = time.monotonic()
        outcome = super().run(job)
        if "seen" in job.files.get("solution.py", "") or "nothing_" in job.files.get("solution.py", ""):
            self.seconds.append(time.monotonic() - started)
        return outcome


@pytest.fixture
def bundle() -> Bundle:
    return exercise(cases=CASES, toml=f"[limits]\ncpu_seconds = 1\nwall_seconds = {WALL}\n")


@pytest.mark.parametrize(("source", "verdict"), [(SLOW_ALONE, Verdict.PARTIAL), (NEEDLESS, Verdict.ERROR)])
def test_further_runs_share_the_time_of_one(source: str, verdict: Verdict, bundle: Bundle, cache: Cache) -> None:
    with Counted() as jails:
        report = grade(bundle, source, seed=1, jails=jails, cache=cache)

    assert report.verdict is verdict
    assert len(jails.seconds) >= 2  # it was tried
    assert sum(jails.seconds) < 2 * WALL + 0.5


def test_an_experiment_is_tried_again_no_longer(bundle: Bundle, tmp_path: Path) -> None:
    with Counted() as jails:
        report = experiment(
            bundle, NEEDLESS, Asked("1"), jails=jails, cache=Cache(tmp_path), begun=lambda _: None
        )  # fmt: skip

    assert report.verdict is Verdict.ERROR
    assert 2 <= len(jails.seconds) <= 6
    assert sum(jails.seconds) < 2 * WALL + 0.5


def test_the_imports_that_nobody_needs_are_left_out_one_by_one(bundle: Bundle, cache: Cache, jails: Jails) -> None:
    source = "import nothing_1\nimport nothing_2\ndef add(a, b):\n    return a + b\n"
    source += "if __name__ == '__main__':\n    nothing_1, nothing_2\n"

    assert grade(bundle, source, seed=1, jails=jails, cache=cache).verdict is Verdict.PASSED
