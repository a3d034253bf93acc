"""Judge processes: the same reports as in this process, and limits that end one submission's judging and no other's."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from grader.content.bundle import Bundle
from grader.grading.author.cache import Cache
from grader.grading.judges.limits import JudgeLimits
from grader.grading.judges.pool import JudgeError, Judges
from grader.grading.pipeline import grade
from grader.grading.report.packing import unpacked
from grader.judge.verdict import Verdict
from grader.sandbox.client import Jails, Loan
from grader.sandbox.settings import Kind
from tests.grading.exercises import exercise
from tests.waiting import wait_for

pytestmark = pytest.mark.jail

RIGHT = "def add(a, b):\n    return a + b\n"
HUGE = "import numpy as np\n\ndef add(a, b):\n    return np.ones(4 << 20)\n"  # 32 MB
WRONG = "def add(a, b):\n    print('here')\n    return a - b\n"
MEASURED = {"seconds": 0.0, "cpu_seconds": 0.0, "peak_bytes": 0}
BIG_CASE = """
import numpy as np

def cases(rng):
    yield dict(name="one", args=(np.zeros(4 << 20), 1))
"""


@pytest.mark.parametrize("source", [RIGHT, WRONG, "def add(a, b:\n", "x = '\ud800'\n", "import os\nos.kill(1, 9)\n"])
def test_a_process_gives_the_report_that_this_one_would(source: str, jails: Jails, cache: Cache) -> None:
    here = grade(exercise(), source, seed=5, jails=jails, cache=cache)
    with Judges(jails=jails, folder=cache.folder) as judges:
        for _ in range(2):
            there = judges.grade(exercise(), source, seed=5)
            report = unpacked(there.data, lambda _, there=there: there.parts)  # type: ignore[misc]

            cases = tuple(replace(case, seconds=0.0) for case in report.cases)
            assert replace(report, cases=cases, **MEASURED) == replace(
                here, cases=tuple(replace(case, seconds=0.0) for case in here.cases), **MEASURED
            )
            assert (there.verdict, there.points, there.max_points) == (here.verdict, here.points, here.max_points)


def children(judges: Judges) -> set[int]:
    assert judges._parent is not None
    pid = judges._parent._process.pid
    return set(map(int, Path(f"/proc/{pid}/task/{pid}/children").read_text().split()))


@pytest.mark.parametrize(
    ("limits", "verdict", "key"),
    [
        (JudgeLimits(cpu_seconds=0.01), Verdict.TIMEOUT, "stopped.judge-time"),
        (JudgeLimits(memory_bytes=24 << 20), Verdict.MEMORY, "stopped.judge-memory"),
    ],
)
def test_too_much_work_is_the_verdict_of_who_made_it(
    limits: JudgeLimits, verdict: Verdict, key: str, jails: Jails, cache: Cache
) -> None:
    right = RIGHT.replace("a + b", "np.ones(4 << 20)").replace("def", "import numpy as np\n\ndef", 1)
    bundle = exercise(reference=right)
    grade(bundle, right, seed=5, jails=jails, cache=cache)  # what the author's code gives is there
    with Judges(jails=jails, folder=cache.folder, limits=limits) as judges:
        judges.start(1)
        before = children(judges)
        found = judges.grade(bundle, HUGE, seed=5)
        report = unpacked(found.data, lambda _: found.parts)

        assert (found.verdict, found.points, found.max_points) == (verdict, 0.0, 3.0)
        assert [sentence.key for sentence in report.sentences] == [key]
        assert (report.version, report.seed) == (bundle.hash, 5)
        assert judges.grade(exercise(), RIGHT, seed=5).verdict is Verdict.PASSED
        assert before.isdisjoint(children(judges))


def test_a_judging_that_takes_long_makes_way_and_is_its_processs_last(jails: Jails, cache: Cache) -> None:
    right = RIGHT.replace("a + b", "np.ones(4 << 20)").replace("def", "import numpy as np\n\ndef", 1)
    bundle = exercise(reference=right)
    grade(bundle, right, seed=5, jails=jails, cache=cache)  # what the author's code gives is there
    with Judges(jails=jails, folder=cache.folder, limits=JudgeLimits(short_seconds=0.01)) as judges:
        judges.start(1)
        [first] = judges.pids()
        judges.grade(bundle, HUGE, seed=5)
        assert first not in judges.pids()
        assert not Path(f"/proc/{first}").exists()
        assert judges.grade(exercise(), RIGHT, seed=5).verdict is Verdict.PASSED


def test_making_way_is_said_to_the_kernel_once() -> None:
    code = (
        "import os, time\nfrom grader.grading.judges.limits import JudgeLimits, Walls\n"
        "walls = Walls(JudgeLimits(short_seconds=0.05))\nwalls.raise_up()\n"
        "while not walls.long:\n    pass\n"
        "with walls.aside():\n    pass\n"
        "end = time.process_time() + 0.2\n"
        "while time.process_time() < end:\n    pass\n"
        "print(os.nice(0))\n"
    )
    # A judge has one thread. A signal that the kernel gives to another one, numpy's, reaches Python at any time later.
    one_thread = {**os.environ, "OPENBLAS_NUM_THREADS": "1"}
    said = subprocess.run([sys.executable, "-c", code], env=one_thread, capture_output=True, text=True)
    assert said.returncode == 0, said
    assert int(said.stdout) == min(19, os.nice(0) + 10)  # 19 is the kernel's last


def test_the_time_an_authors_code_is_waited_for_is_nobodys(jails: Jails, cache: Cache) -> None:
    """Of the same size and with an empty cache: what overruns a student's time does not overrun it here."""
    bundle = exercise(reference="import numpy as np\n\ndef add(a, b):\n    return np.ones(4 << 20)\n")
    with Judges(jails=jails, folder=cache.folder, limits=JudgeLimits(cpu_seconds=0.01)) as judges:
        assert judges.grade(bundle, "def add(a, b):\n    return 1\n", seed=5).verdict is Verdict.WRONG


class Deadly(Jails):
    """Jails that kill the judge processes ``times`` times, when one that is at work asks for a spare."""

    def __init__(self, jails: Jails, times: int) -> None:
        super().__init__(jails.settings)
        self.jails, self.times = jails, times
        self.victims: Callable[[], set[int]] = set

    @contextmanager
    def lend(self, kind: Kind, tmp_bytes: int) -> Iterator[Loan]:
        if self.times:
            self.times -= 1
            for pid in self.victims():
                os.kill(pid, signal.SIGKILL)
        with self.jails.lend(kind, tmp_bytes) as loan:
            yield loan


@pytest.mark.parametrize(("times", "verdict"), [(1, Verdict.PASSED), (2, Verdict.CRASHED)])
def test_a_process_that_is_killed_over_a_submission_is_replaced_once(
    times: int, verdict: Verdict, jails: Jails, cache: Cache
) -> None:
    grade(exercise(), RIGHT, seed=5, jails=jails, cache=cache)
    deadly = Deadly(jails, times)
    with Judges(jails=deadly, folder=cache.folder) as judges:
        judges.start(1)
        deadly.victims = lambda: children(judges)

        assert judges.grade(exercise(), RIGHT, seed=5).verdict is verdict
        assert judges.grade(exercise(), RIGHT, seed=5).verdict is Verdict.PASSED


def test_a_process_that_is_killed_over_the_authors_code_is_no_students_fault(jails: Jails, cache: Cache) -> None:
    deadly = Deadly(jails, 1)
    with Judges(jails=deadly, folder=cache.folder) as judges:
        judges.start(1)
        deadly.victims = lambda: children(judges)

        with pytest.raises(JudgeError, match="signal 9"):
            judges.grade(exercise(), RIGHT, seed=5)
        assert judges.grade(exercise(), RIGHT, seed=5).verdict is Verdict.PASSED


def test_a_time_limit_of_the_process_is_none_of_a_judge(jails: Jails, cache: Cache) -> None:
    socket.setdefaulttimeout(0.02)
    try:
        with Judges(jails=jails, folder=cache.folder) as judges:
            found = [judges.grade(exercise(), RIGHT, seed=5).verdict for _ in range(2)]
    finally:
        socket.setdefaulttimeout(None)
    assert found == [Verdict.PASSED] * 2


def test_a_parent_that_died_is_replaced(jails: Jails, cache: Cache) -> None:
    with Judges(jails=jails, folder=cache.folder) as judges:
        judges.start(1)
        assert judges._parent is not None
        judges._parent._process.kill()
        judges._parent._process.wait()
        assert judges.grade(exercise(), RIGHT, seed=5).verdict is Verdict.PASSED
        judges.start(2)
        assert judges.grade(exercise(), RIGHT, seed=6).verdict is Verdict.PASSED


def test_a_fault_of_the_authors_is_internal_and_told_to_staff(jails: Jails, cache: Cache) -> None:
    broken: Bundle = exercise(reference="def add(a, b):\n    raise ValueError('the author')\n")
    with Judges(jails=jails, folder=cache.folder) as judges:
        found = judges.grade(broken, RIGHT, seed=5)
    assert found.verdict is Verdict.INTERNAL
    assert "the author" in found.staff


def test_nothing_is_left_when_they_are_closed(jails: Jails, cache: Cache) -> None:
    with Judges(jails=jails, folder=cache.folder) as judges:
        judges.start(2)
        pids = children(judges)
        assert len(pids) == 2
    wait_for(lambda: not any(map(_runs, pids)), what="the end of all judge processes")


def _runs(pid: int) -> bool:
    """Not so a zombie: where the attacks run in this process too, it has adopted every orphan and waits for none."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2][0] not in "ZX"
    except OSError:
        return False


def test_a_judge_process_knows_neither_the_database_nor_torch() -> None:
    code = "import sys, grader.grading.judges.parent; print(*{'django', 'celery', 'torch'} & set(sys.modules))"
    assert subprocess.check_output([sys.executable, "-c", code], text=True).strip() == ""
