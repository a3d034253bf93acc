"""What a jail costs: ``python -m benchmarks.jail [rounds]``.

Per kind of warm parent, in one run: the same submission with its eight cases run bare in this process, in a bare
fork of it, in our jail without and with spares, and in a cold interpreter. Wall clock as median and 95th
percentile; CPU as the mean over all processes that took part, reaped children included.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from benchmarks import machine
from grader.sandbox.client import Jails
from grader.sandbox.inside.walls import kernel
from grader.sandbox.settings import JailSettings, Kind
from grader.sandbox.types import CaseCall, End, Job, Step
from grader.values import of_array

NUMPY = """
import numpy as np

def corr2d(X, K):
    h, w = K.shape
    Y = np.zeros((X.shape[0] - h + 1, X.shape[1] - w + 1))
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i : i + h, j : j + w] * K).sum()
    return Y
"""
TORCH = NUMPY.replace("import numpy as np", "import torch").replace("np.zeros", "torch.zeros")
SOURCES: dict[Kind, str] = {"numpy": NUMPY, "torch": TORCH}
NAMESPACES = (
    kernel.CLONE_NEWUSER | kernel.CLONE_NEWNS | kernel.CLONE_NEWPID | kernel.CLONE_NEWIPC
    | kernel.CLONE_NEWNET | kernel.CLONE_NEWUTS
)  # fmt: skip
TICK = os.sysconf("SC_CLK_TCK")
PAUSE = 0.03


def inputs() -> list[tuple[np.ndarray, np.ndarray]]:
    rng = np.random.default_rng(0)
    return [(rng.standard_normal((4 + n, 4 + n)), rng.standard_normal((2, 2))) for n in range(8)]


def bare(kind: Kind) -> None:
    """The submission in this very process, with no protection at all."""
    space: dict[str, object] = {}
    exec(compile(SOURCES[kind], "solution.py", "exec"), space)
    function = space["corr2d"]
    assert callable(function)
    for X, K in inputs():
        if kind == "torch":
            import torch

            function(torch.from_numpy(X), torch.from_numpy(K))
        else:
            function(X, K)


def bare_fork(kind: Kind) -> None:
    pid = os.fork()
    if pid == 0:
        bare(kind)
        os._exit(0)
    os.waitpid(pid, 0)


def fork_and_namespaces(kind: Kind) -> None:
    """What the kernel alone asks for: a fork with namespaces of its own, and nothing else of a jail."""
    pid = os.fork()
    if pid == 0:
        kernel.syscall("unshare", NAMESPACES)
        bare(kind)
        os._exit(0)
    os.waitpid(pid, 0)


def cold(kind: Kind) -> None:
    code = f"import benchmarks.jail as b\nimport {kind}\nb.bare('{kind}')"
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).parent.parent)


def job(kind: Kind) -> Job:
    cases = tuple(
        CaseCall(str(n), (Step("corr2d", tuple(of_array(a, library=kind) for a in pair)),))  # type: ignore[arg-type]
        for n, pair in enumerate(inputs())
    )
    return Job({"solution.py": SOURCES[kind]}, "solution.py", cases, ("corr2d",), arrays=kind)  # type: ignore[arg-type]


def cpu_of(pid: int) -> float:
    """CPU seconds of a process and of its children that have been waited for."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return sum(map(int, fields[11:15])) / TICK


def measure(run: Callable[[], object], rounds: int, pids: list[int]) -> tuple[float, float, float]:
    """(median wall, 95th percentile wall, mean CPU), in ms; idle between two runs, as between two students."""
    before = sum(map(cpu_of, pids))
    walls = []
    for _ in range(rounds):
        started = time.perf_counter()
        run()
        walls.append((time.perf_counter() - started) * 1e3)
        time.sleep(PAUSE)
    time.sleep(0.3)  # the last jail's end is part of its price
    cpu = (sum(map(cpu_of, pids)) - before) * 1e3 / rounds
    return statistics.median(walls), statistics.quantiles(walls, n=20)[-1], cpu


def checked(jails: Jails, work: Job) -> None:
    outcome = jails.run(work)
    assert outcome.end is End.FINISHED, outcome


def throughput(jails: Jails, work: Job, rounds: int, threads: int) -> float:
    """Jails per second with ``threads`` callers."""

    def loop() -> None:
        for _ in range(rounds):
            checked(jails, work)

    callers = [threading.Thread(target=loop) for _ in range(threads)]
    started = time.perf_counter()
    for caller in callers:
        caller.start()
    for caller in callers:
        caller.join()
    return threads * rounds / (time.perf_counter() - started)


def show(name: str, figures: tuple[float, float, float], base: tuple[float, float, float]) -> None:
    wall, high, cpu = figures
    print(f"  {name:<24}{wall:9.2f}{high:9.2f}{cpu:9.2f}{wall - base[0]:12.2f}{cpu - base[2]:10.2f}")


def main(rounds: int) -> None:
    print(machine.line())
    me = os.getpid()
    for kind in ("numpy", "torch"):
        __import__(kind)
        if kind == "torch":
            import torch

            torch.set_num_threads(1)
        bare(kind)
        print(f"\n{kind}, 8 cases         median ms   p95 ms   CPU ms   over bare: wall       CPU")
        base = measure(lambda: bare(kind), rounds, [me])  # noqa: B023
        show("bare, in process", base, base)
        show("bare fork", measure(lambda: bare_fork(kind), rounds, [me]), base)  # noqa: B023
        floor = measure(lambda: fork_and_namespaces(kind), rounds, [me])  # noqa: B023
        show("bare fork, namespaces", floor, base)
        work = job(kind)
        for name, spares in (("jail, no spares", 0), ("jail, spares", 3)):
            with Jails(JailSettings(spares=spares, slots=2)) as jails:
                jails.warm([kind])
                for _ in range(5):
                    checked(jails, work)
                pids = [me, *jails.parents().values()]
                figures = measure(lambda: checked(jails, work), rounds, pids)  # noqa: B023
                show(name, figures, base)
                if spares:
                    rate = throughput(jails, work, rounds, 2)
        show("cold interpreter", measure(lambda: cold(kind), max(3, rounds // 50), [me]), base)  # noqa: B023
        ratios = [(figures[place] - base[place]) / (floor[place] - base[place]) for place in (0, 2)]
        print("  a jail with spares over a fork with namespaces: wall {:.2f}, CPU {:.2f} times".format(*ratios))
        print(f"  jails per second, 2 callers: {rate:.0f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
