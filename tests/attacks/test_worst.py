"""Results that are costly to read, compare and write down: judging one takes little, and none of the next's time."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from grader.grading.judges.limits import JudgeLimits
from grader.grading.judges.pool import Judges
from grader.judge.verdict import Verdict
from grader.sandbox.client import Jails
from grader.sandbox.metering import cpu_seconds
from tests.school import CORR2D, corr2d

pytestmark = pytest.mark.jail

RIGHT = (CORR2D / "accepted" / "loops.py").read_text()
ENDED = {  # by the jail's own limits; all others come back with a result
    "endless": Verdict.TIMEOUT,
    "sleeper": Verdict.TIMEOUT,
    "greedy": Verdict.MEMORY,
    "trickled_frame": Verdict.TIMEOUT,
    "long_problem": Verdict.CRASHED,
}
# Of the judge's own CPU time, in loops as ``a_loop`` times one (0.03 s where it was tried); none takes half of it.
MOST_LOOPS = {"trickled_frame": 100, "many_axes": 60, "many_keys": 60}
ELSE = 30
MOST_STORED = 50_000  # bytes


@pytest.fixture(scope="module")
def judges(jails: Jails, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Judges]:
    """Judge processes that have graded the exercise before, so that a test measures its own submission alone.

    One that takes long is not replaced here, so that its time can be asked for afterwards.
    """
    limits = JudgeLimits(short_seconds=60)
    with Judges(jails=jails, folder=tmp_path_factory.mktemp("judges"), limits=limits) as judges:
        judges.grade(corr2d(), RIGHT, seed=5)
        yield judges


def a_loop() -> float:
    """CPU seconds that a million additions take here and now: how slow the machine is while others use it, too."""
    before = time.process_time()
    total = 0
    for number in range(1_000_000):
        total += number
    return time.process_time() - before


@pytest.mark.parametrize("path", sorted((Path(__file__).parent / "worst").glob("*.py")), ids=lambda path: path.stem)
def test_the_judge_has_little_work_with_it(path: Path, judges: Judges) -> None:
    [process] = judges.pids()
    most = MOST_LOOPS.get(path.stem, ELSE) * a_loop()
    before = cpu_seconds(process)

    found = judges.grade(corr2d(), path.read_text(), seed=5)

    assert judges.pids() == (process,)
    assert cpu_seconds(process) - before < most
    assert found.verdict is ENDED.get(path.stem, Verdict.WRONG)
    assert len(found.data) + sum(map(len, found.parts.values())) < MOST_STORED
    assert judges.grade(corr2d(), RIGHT, seed=5).verdict is Verdict.PASSED
