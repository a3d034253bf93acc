"""Results that are costly to read, compare and write down: judging one takes little, and none of the next's time."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.content.loader import load_folder
from grader.grading.judges.pool import Judges
from grader.judge.verdict import Verdict
from grader.sandbox.client import Jails
from grader.sandbox.metering import cpu_seconds

pytestmark = pytest.mark.jail

ROOT = Path(__file__).resolve().parents[2]
ENDED = {  # by the jail's own limits; all others come back with a result
    "endless": Verdict.TIMEOUT,
    "sleeper": Verdict.TIMEOUT,
    "greedy": Verdict.MEMORY,
    "trickled_frame": Verdict.TIMEOUT,
    "long_problem": Verdict.CRASHED,
}
MOST_SECONDS = 1.0  # of the judge's own CPU time; none takes half of it on the slowest machine this was tried on
MOST_STORED = 50_000  # bytes


@pytest.mark.parametrize("path", sorted((Path(__file__).parent / "worst").glob("*.py")), ids=lambda path: path.stem)
def test_the_judge_has_little_work_with_it(path: Path, jails: Jails, tmp_path: Path) -> None:
    bundle = load_folder(ROOT / "exercises" / "convolution" / "corr2d", ROOT / "reference")
    right = next(iter(bundle.under("accepted").values()))
    with Judges(jails=jails, folder=tmp_path) as judges:
        judges.grade(bundle, right, seed=5)
        [process] = judges.pids()
        before = cpu_seconds(process)

        found = judges.grade(bundle, path.read_text(), seed=5)

        assert judges.pids() == (process,)
        assert cpu_seconds(process) - before < MOST_SECONDS
        assert found.verdict is ENDED.get(path.stem, Verdict.WRONG)
        assert len(found.data) + sum(map(len, found.parts.values())) < MOST_STORED
        assert judges.grade(bundle, right, seed=5).verdict is Verdict.PASSED
