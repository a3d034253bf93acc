"""The whole way of a submission, over HTTP: how long it takes, how many a second, and a rush before the deadline.

``python -m benchmarks.stack [--database postgresql://... --redis redis://...] [--rush 1000]``

Starts the real web server and a worker with two slots on a folder of its own: SQLite and the broker made of pipes
unless ``--database`` (empty) and ``--redis`` say otherwise. The exercise is ``corr2d`` (numpy, ten cases).

- idle: one student at a time submits and asks for the result as the page does; time from the first byte sent until
  the verdict is stored, by the database's own clock.
- flood: submissions are there before the worker is; verdicts a second once it runs. Another worker has prepared the
  exercise on this host before, as any does that has had a minute's rest.
- rush: so many students submit within 60 seconds; how long after the last one all are graded, and that none is lost.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import statistics
import sys
import time
from collections.abc import Callable, Sequence

from benchmarks.http_client import Person
from benchmarks.machine import line as machine
from benchmarks.machine import processes
from benchmarks.service import CSRF, ROOT, Process, prepared, students, wait_for, wait_until_idle

ADDRESS = "/courses/load/homework/corr2d/"
IDLE = 60
FLOOD = 300


def set_up() -> None:
    from django.utils import timezone

    from grader.catalog.services import assignment_add, exercise_sync
    from grader.courses.models import Course
    from grader.courses.services import assignment_create

    course = Course.objects.create(slug="load", title={"en": "Load"})
    homework = assignment_create(
        course=course, slug="homework", title={"en": "Homework"}, opens_at=timezone.now(), published=True
    )
    folder = ROOT / "exercises" / "convolution" / "corr2d"
    assignment_add(assignment=homework, exercise=exercise_sync(folder=folder).exercise)


def source(number: int) -> str:
    """A right solution, or one of three wrong ones; no two the same."""
    folder = ROOT / "exercises" / "convolution" / "corr2d"
    files = [folder / "accepted" / "loops.py", *sorted((folder / "misconceptions").glob("*.py"))[:3]]
    return f"{files[number % len(files)].read_text()}\n# {number}\n"


async def submit(person: Person, number: int) -> None:
    await person.post(ADDRESS, {"source": source(number), "kind": "submission"})


def person_of(key: str, port: int) -> Person:
    return Person(port, {"sessionid": key, "csrftoken": CSRF})


async def idle(keys: Sequence[str], port: int) -> list[float]:
    """Seconds from sending to the stored verdict, one submission at a time."""
    from asgiref.sync import sync_to_async

    times = []
    for number, key in enumerate(keys[:IDLE]):
        person = person_of(key, port)
        sent = time.time()
        await submit(person, number)
        finished = None
        while finished is None:
            await asyncio.sleep(0.005)
            finished = await sync_to_async(finished_at)(number)
        times.append(finished - sent)
        await person.close()
    return times


def finished_at(number: int) -> float | None:
    from grader.submissions.models import GradingRun

    run = GradingRun.objects.filter(submission__user__username=f"s{number}").order_by("-pk").first()
    return run.finished_at.timestamp() if run and run.finished_at else None


async def rush(keys: Sequence[str], port: int, seconds: float) -> None:
    """Everybody submits once, at a time of their own within ``seconds``."""
    chance = random.Random(0)
    start = asyncio.get_running_loop().time()

    async def one(number: int, key: str) -> None:
        await asyncio.sleep(start + chance.random() * seconds - asyncio.get_running_loop().time())
        person = person_of(key, port)
        await submit(person, number)
        await person.close()

    await asyncio.gather(*(one(number, key) for number, key in enumerate(keys)))


def spent(worker: Process) -> tuple[float, float]:
    """CPU seconds until now of all that descends from the worker, and of its warm parents and their forks in it."""
    rows = processes()

    def below(pid: int, wanted: Callable[[int], bool]) -> bool:
        while pid in rows and not wanted(pid):
            pid = rows[pid].parent
        return pid in rows

    mine = [pid for pid in rows if below(pid, lambda one: one == worker.process.pid)]
    jails = [pid for pid in mine if below(pid, lambda one: rows[one].name == "bwrap")]
    return sum(rows[pid].seconds for pid in mine), sum(rows[pid].seconds for pid in jails)


def waiting() -> int:
    from grader.submissions.models import GradingRun

    return GradingRun.objects.exclude(state="finished").count()


def until_done(patience: float) -> float:
    """Seconds until nothing waits."""
    start = time.monotonic()
    while waiting():
        if time.monotonic() - start > patience:
            raise SystemExit(f"{waiting()} runs are still not graded after {patience:.0f} s")
        time.sleep(0.05)
    return time.monotonic() - start


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--database", default="")
    parser.add_argument("--redis", default="")
    parser.add_argument("--rush", type=int, default=1000, help="students in the rush; 0 leaves it out")
    options = parser.parse_args()
    with prepared(database=options.database, redis=options.redis) as port:
        from grader.cli.processes import web_command, worker_command

        set_up()
        keys = students(max(options.rush, FLOOD, IDLE), course="load")
        web = Process(web_command())
        os.environ["SLOTS"] = "2"
        grading = worker_command(queues=["interactive", "bulk"], slots=2)
        wait_for(port)
        worker = Process(grading)
        wait_until_idle()
        worker.stop()
        asyncio.run(rush(keys[:FLOOD], port, 0.1))
        worker = Process(grading)
        try:
            while waiting() == FLOOD:
                time.sleep(0.01)
            left, start, before = waiting(), time.monotonic(), spent(worker)
            until_done(300)
            rate = left / (time.monotonic() - start)
            whole, jails = (b - a for a, b in zip(before, spent(worker), strict=True))
            sent = web.cpu_seconds()
            times = asyncio.run(idle(keys, port))
            sent = (web.cpu_seconds() - sent) * 1000 / IDLE
            late, graded = 0.0, 0
            if options.rush:
                asyncio.run(rush(keys[: options.rush], port, 60))
                late = until_done(600)
            from grader.submissions.models import GradingRun

            graded = GradingRun.objects.filter(state="finished").exclude(verdict="internal").count()
        finally:
            web.stop()
            worker.stop()
    cuts = statistics.quantiles(times, n=100)
    place = "PostgreSQL" if options.database else "SQLite"
    print(machine())
    print(f"{place}, {'Redis' if options.redis else 'pipes'}; corr2d, ten cases; web server and worker on one machine")
    print(f"idle: submit to stored verdict     p50 {cuts[49] * 1000:6.1f} ms   p95 {cuts[94] * 1000:6.1f} ms")
    print(f"flood: {left} waiting                 {rate:6.1f} verdicts a second")
    each = (whole * 1000 / left, jails * 1000 / left)
    print(
        f"CPU of a verdict: jail {each[1]:.1f}, the rest of the worker {each[0] - each[1]:.1f}, web {sent:.1f} ms; "
        f"all {(each[0] + sent) / each[1]:.1f} x the jail's"
    )
    expected = FLOOD + IDLE + options.rush
    if options.rush:
        print(f"rush: {options.rush} students within 60 s     all graded {late:.1f} s after the last")
    print(f"{graded} of {expected} graded, {expected - graded} lost or failed")
    return 0 if graded == expected else 1


if __name__ == "__main__":
    sys.exit(main())
