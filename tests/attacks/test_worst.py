"""Results that are costly to read, compare and write down: judging one takes little, and none of the next's time."""

from __future__ import annotations

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
MOST_SECONDS = 1.0  # of the judge's own CPU time; none takes half of it on the slowest machine this was tried on
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


@pytest.mark.parametrize("path", sorted((Path(__file__).parent / "worst").glob("*.py")), ids=lambda path: path.stem)
def test_the_judge_has_little_work_with_it(path: Path, judges: Judges) -> None:
    [process] = judges.pids()
    before = cpu_seconds(process)

    found = judges.grade(corr2d(), path.read_text(), seed=5)

    assert judges.pids() == (process,)
    assert cpu_seconds(process) - before < MOST_SECONDS
    assert found.verdict is ENDED.get(path.stem, Verdict.WRONG)
    assert len(found.data) + sum(map(len, found.parts.values())) < MOST_STORED
    assert judges.grade(corr2d(), RIGHT, seed=5).verdict is Verdict.PASSED
