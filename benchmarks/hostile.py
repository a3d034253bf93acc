"""An honest student beside the worst submissions known: ``python -m benchmarks.hostile [--database ... --redis ...]``.

Starts the real web server and a worker with two slots, as ``benchmarks.stack`` does. One honest student after another
hands in a right solution of ``corr2d``, first alone, then beside each of the worst submissions (tests/attacks/worst,
and a file of a quarter of a megabyte in one-letter lines, whose page is asked for as well), then beside all of them
together. Each of the worst has a student of its own, who sends it 30 times a minute, what one student may send.
The time is from the first byte sent until the verdict is stored; of the slowest, the row says where it went: until the
web server had answered, in the queue, in the grading. The worst beside any is to be at most twice the worst alone and a
second.
"""

from __future__ import annotations

import argparse
import asyncio
import itertools
import os
import statistics
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import astuple, dataclass

from asgiref.sync import sync_to_async

from benchmarks.machine import line as machine
from benchmarks.service import ROOT, Process, prepared, students, wait_for, wait_until_idle
from benchmarks.stack import ADDRESS, finished_at, person_of, set_up

SECONDS_BETWEEN = 2.0  # of one hostile student: 30 a minute
PAUSE = 0.5  # of the honest, between a verdict and the next submission
HONEST = 200


def worst() -> dict[str, str]:
    """The submissions by name."""
    folder = ROOT / "tests" / "attacks" / "worst"
    return {**{path.stem: path.read_text() for path in sorted(folder.glob("*.py"))}, "letters": "a\n" * 125_000}


async def torment(key: str, source: str, port: int, begin: float) -> None:
    """Send ``source`` again and again, and look at what became of it."""
    await asyncio.sleep(begin)
    for number in itertools.count():
        person = person_of(key, port)
        started = time.monotonic()
        with suppress(OSError, ValueError, EOFError):
            answer = await person.post(ADDRESS, {"source": f"{source}\n# {number}\n", "kind": "submission"})
            await person.get(answer.headers.get("location", ADDRESS))
        await person.close()
        await asyncio.sleep(max(0.0, SECONDS_BETWEEN - (time.monotonic() - started)))


@dataclass(frozen=True, slots=True, order=True)
class Time:
    """Of one submission, seconds: from sending to the stored verdict, to the web server's answer, waited, graded."""

    whole: float
    answer: float
    waited: float
    graded: float


async def honest(keys: Sequence[tuple[int, str]], port: int, source: str, seconds: float) -> list[Time]:
    """The times of one submission after another, for so long."""
    times: list[Time] = []
    end = time.monotonic() + seconds
    for number, key in itertools.cycle(keys):
        if time.monotonic() > end:
            return times
        person = person_of(key, port)
        before = await sync_to_async(finished_at)(number)
        sent = time.time()
        await person.post(ADDRESS, {"source": f"{source}\n# {sent}\n", "kind": "submission"})
        answered = time.time()
        finished = None
        while finished is None or finished == before:
            await asyncio.sleep(0.01)
            finished = await sync_to_async(finished_at)(number)
        queued, started = await sync_to_async(begun_at)(number)
        times.append(Time(finished - sent, answered - sent, started - queued, finished - started))
        await person.close()
        await asyncio.sleep(PAUSE)
    return times


def begun_at(number: int) -> tuple[float, float]:
    """When this student's newest run was queued, and when it was begun."""
    from grader.submissions.models import GradingRun

    run = GradingRun.objects.filter(submission__user__username=f"s{number}").latest("pk")
    assert run.started_at is not None
    return run.queued_at.timestamp(), run.started_at.timestamp()


async def beside(
    sources: Sequence[str], attackers: Sequence[str], keys: Sequence[tuple[int, str]], port: int, seconds: float
) -> list[Time]:
    """The honest students' times beside these submissions, once each of them has been sent a few times."""
    right = next((ROOT / "exercises" / "convolution" / "corr2d" / "accepted").glob("*.py")).read_text()
    step = SECONDS_BETWEEN / max(1, len(sources))
    streams = [
        asyncio.create_task(torment(key, source, port, place * step))
        for place, (key, source) in enumerate(zip(attackers, sources, strict=False))
    ]
    try:
        return await honest(keys, port, right, seconds)
    finally:
        for stream in streams:
            stream.cancel()
        await asyncio.gather(*streams, return_exceptions=True)


def row(name: str, times: Sequence[Time]) -> str:
    slowest = max(times)
    ordered = sorted(one.whole for one in times)
    p95 = statistics.quantiles(ordered, n=20)[-1] if len(ordered) > 1 else ordered[0]
    figures = (statistics.median(ordered), p95, *astuple(slowest))
    return f"  {name:<18}" + "".join(f"{figure * 1000:9.0f}" for figure in figures) + f"   {len(ordered)} submissions"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--database", default="")
    parser.add_argument("--redis", default="")
    parser.add_argument("--seconds", type=float, default=12.0, help="beside each; alone and beside all four times that")
    parser.add_argument("--only", nargs="*", help="these of the worst, by name")
    options = parser.parse_args()
    hostile = {name: text for name, text in worst().items() if not options.only or name in options.only}
    found: dict[str, list[Time]] = {}
    with prepared(database=options.database, redis=options.redis) as port:
        from grader.cli.processes import web_command, worker_command

        os.environ["SLOTS"] = "2"
        set_up()
        names = students(HONEST + 2 * len(hostile), course="load")
        keys, attackers = list(enumerate(names[:HONEST])), names[HONEST:]
        web, worker = Process(web_command()), Process(worker_command(queues=["interactive", "bulk"], slots=2))
        try:
            wait_for(port)
            wait_until_idle()
            print(
                f"{machine()}\n{'':<20}{'p50':>9}{'p95':>9}{'worst':>9}{'answer':>9}{'waited':>9}{'graded':>9}, ms",
                flush=True,
            )

            def play(name: str, sources: Sequence[str], first: int, seconds: float) -> None:
                found[name] = asyncio.run(beside(sources, attackers[first:], keys, port, seconds))
                print(row(name, found[name]), flush=True)

            play("alone", [], 0, 4 * options.seconds)
            for place, (name, source) in enumerate(hostile.items()):
                play(name, [source], place, options.seconds)
            play("all together", list(hostile.values()), len(hostile), 4 * options.seconds)
        finally:
            web.stop()
            worker.stop()
    allowed = 2 * max(found["alone"]).whole + 1.0
    most = max(max(times) for times in found.values()).whole
    print(f"worst of all {most * 1000:.0f} ms, allowed {allowed * 1000:.0f} ms")
    return 0 if most <= allowed else 1


if __name__ == "__main__":
    sys.exit(main())
