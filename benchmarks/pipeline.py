"""What one grading takes, from source to report, and who computes: ``python -m benchmarks.pipeline [EXERCISE ...]``.

Warm: the fork server is up, inputs and expected results are cached. Each round grades with a seed of its own, as
submissions do; "trial" runs the visible cases alone. Twice: in judge processes, as a worker does, and in this process
alone, as commands do. CPU by phase: the jail (the submission's own process and all that makes it), the judge (reading,
comparing, describing, putting on paper), the host (the process that lends the spare and takes the report).
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from benchmarks import machine
from grader.content.loader import load_folder
from grader.grading.author.cache import Cache
from grader.grading.judges.pool import Judges
from grader.grading.pipeline import grade
from grader.judge.verdict import Verdict
from grader.sandbox.client import Jails
from grader.sandbox.metering import cpu_seconds
from grader.sandbox.settings import JailSettings

ROOT = Path(__file__).resolve().parent.parent
TICK = os.sysconf("SC_CLK_TCK")
SLOTS = 2
Grade = Callable[[str, int, bool], Verdict]


def of_jails(jails: Jails) -> float:
    """CPU seconds of the warm parents and of all forks that have ended, with what they started."""
    total = 0
    for pid in jails.parents().values():
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        total += sum(map(int, fields[11:15]))
    return total / TICK


def spent(jails: Jails, judges: Sequence[int]) -> tuple[float, float, float]:
    """CPU seconds until now of the jails, of the judge processes, and of this one."""
    return of_jails(jails), sum(map(cpu_seconds, judges)), time.process_time()


def row(name: str, grading: Grade, source: str, jails: Jails, judges: Judges, rounds: int, trial: bool = False) -> str:
    """One line of the table: gradings one after another."""
    milliseconds, before = [], spent(jails, judges.pids())
    for number in range(rounds):
        started = time.perf_counter()
        grading(source, number + 1, trial)
        milliseconds.append((time.perf_counter() - started) * 1000)
    time.sleep(0.3)  # the last jail's end is part of its price
    after = spent(jails, judges.pids())
    jail, judge, host = ((b - a) * 1000 / rounds for a, b in zip(before, after, strict=True))
    cuts = statistics.quantiles(milliseconds, n=20)
    return (
        f"  {name:<32} p50 {cuts[9]:6.1f} p95 {cuts[18]:6.1f} ms   CPU: jail {jail:5.1f} judge {judge:5.1f} "
        f"host {host:5.1f} ms, {(jail + judge + host) / max(jail, 1e-9):4.1f} x the jail's"
    )


def flood(grading: Grade, sources: Sequence[str], rounds: int) -> float:
    """Gradings a second with a caller for each slot."""
    with ThreadPoolExecutor(SLOTS) as pool:
        started = time.perf_counter()
        list(pool.map(lambda n: grading(sources[n % len(sources)], n + 100_000, False), range(rounds)))
        return rounds / (time.perf_counter() - started)


def lines(folder: Path, jails: Jails, cache: Cache, rounds: int) -> Iterator[str]:
    """The table of one exercise."""
    bundle = load_folder(folder, ROOT / "reference")
    right = next(iter(bundle.under("accepted").values()))
    wrong = next(iter(bundle.under("misconceptions").values()))

    def here(source: str, seed: int, trial: bool) -> Verdict:
        return grade(bundle, source, seed=seed, jails=jails, cache=cache, visible_only=trial).verdict

    with Judges(jails=jails, folder=cache.folder) as judges:

        def there(source: str, seed: int, trial: bool) -> Verdict:
            return judges.grade(bundle, source, seed=seed, visible_only=trial).verdict

        for name, grading in (("judge processes", there), ("one process", here)):
            for seed in range(2 * 64):  # every drawing of the fresh cases, and each process's caches
                assert grading(right if seed % 2 else wrong, seed, False) is not Verdict.INTERNAL
            flood(grading, [wrong, right], 64)
            yield f"{bundle.slug}, {name}"
            yield row("right, hidden and fresh cases too", grading, right, jails, judges, rounds)
            yield row("wrong, its mistake named", grading, wrong, jails, judges, rounds)
            yield row("right, a trial", grading, right, jails, judges, rounds, trial=True)
            rates = [flood(grading, sources, 2 * rounds) for sources in ([right], [wrong])]
            yield f"  {rates[0]:.0f} gradings a second of a right one in {SLOTS} slots, {rates[1]:.0f} of a wrong one"


def main() -> int:
    """Print the figures of the exercises named, by default corr2d."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("exercises", nargs="*", default=["convolution/corr2d"])
    parser.add_argument("--rounds", type=int, default=100)
    options = parser.parse_args()
    print(machine.line())
    with tempfile.TemporaryDirectory() as folder, Jails(JailSettings(slots=SLOTS)) as jails:
        for name in options.exercises:
            for line in lines(ROOT / "exercises" / name, jails, Cache(Path(folder)), options.rounds):
                print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main())
