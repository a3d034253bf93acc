"""How long one grading takes, from source to report: ``python benchmarks/pipeline.py [EXERCISE ...]``.

Warm: the fork server is up, inputs and expected results are cached. Each round grades with a seed of its own, as
submissions do, so fresh cases are drawn and the reference runs on them; "trial" runs the visible cases alone.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from grader.content.loader import load_folder  # noqa: E402
from grader.grading.author.cache import Cache  # noqa: E402
from grader.grading.pipeline import grade  # noqa: E402
from grader.sandbox.client import Jails  # noqa: E402
from grader.sandbox.settings import JailSettings  # noqa: E402


def timed(call: Callable[[int], object], rounds: int) -> list[float]:
    """Milliseconds of each of ``rounds`` calls."""
    found = []
    for number in range(rounds):
        started = time.perf_counter()
        call(number)
        found.append((time.perf_counter() - started) * 1000)
    return found


def row(name: str, milliseconds: list[float]) -> str:
    """One line of the table."""
    ordered = sorted(milliseconds)
    p95 = ordered[int(len(ordered) * 0.95)]
    return f"  {name:<34} median {statistics.median(ordered):7.1f} ms   p95 {p95:7.1f} ms   best {ordered[0]:7.1f} ms"


def lines(folder: Path, jails: Jails, cache: Cache, rounds: int) -> Iterator[str]:
    """The table of one exercise."""
    bundle = load_folder(folder, ROOT / "reference")
    right = next(iter(bundle.under("accepted").values()))
    wrong = next(iter(bundle.under("misconceptions").values()))

    def one(seed: int, source: str, *, visible_only: bool = False) -> None:
        report = grade(bundle, source, seed=seed, jails=jails, cache=cache, visible_only=visible_only)
        assert report.verdict.value != "internal", report.staff

    for source in (right, wrong):
        one(0, source)
    yield bundle.slug
    yield row("right, hidden and fresh cases too", timed(lambda n: one(n + 1, right), rounds))
    yield row("wrong, its mistake named", timed(lambda n: one(n + 1, wrong), rounds))
    yield row("right, fresh cases seen before", timed(lambda n: one(0, right), rounds))
    yield row("right, a trial", timed(lambda n: one(n + 1, right, visible_only=True), rounds))
    with ThreadPoolExecutor(jails.settings.slots) as pool:
        started = time.perf_counter()
        list(pool.map(lambda n: one(n + 100_000, right), range(rounds)))
        yield f"  {rounds / (time.perf_counter() - started):.0f} gradings a second in {jails.settings.slots} slots"


def main() -> None:
    """Print the figures of the exercises named, by default corr2d."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("exercises", nargs="*", default=["convolution/corr2d"])
    parser.add_argument("--rounds", type=int, default=100)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, Jails(JailSettings()) as jails:
        for name in options.exercises:
            for line in lines(ROOT / "exercises" / name, jails, Cache(Path(folder)), options.rounds):
                print(line)


if __name__ == "__main__":
    main()
