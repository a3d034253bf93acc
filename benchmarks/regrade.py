"""What a regrade of a whole class takes: computed aside by a worker, forecast, applied, undone.

``python -m benchmarks.regrade [--database postgresql://... --redis redis://...] [--students 1000]``

Starts the real web server and a worker with two slots on a folder of its own: SQLite and the broker made of pipes
unless ``--database`` (empty) and ``--redis`` say otherwise. Each student has handed in one solution to ``corr2d``
(numpy, ten cases), a quarter of them right; then the exercise is corrected: its cases are worth the same each.

- begun: the request that asks for the regrade, every submission queued aside.
- computed: until the worker has graded all of them and the forecast stands, with nobody else handing in.
- live: what students wait for who hand in meanwhile, one every quarter of a second as long as the regrade is computed:
  the median and the longest. They are graded by the new version too, whose expected results nobody has computed before.
- page, apply, undo: requests of the regrade's page, as its instructor sends them.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import statistics
import sys
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING

from benchmarks.machine import line as machine
from benchmarks.service import Process, prepared, students, wait_for
from benchmarks.stack import finished_at, person_of, rush, set_up, until_done

if TYPE_CHECKING:
    from django.test import Client

PATIENCE = 3600.0
LIVE, BETWEEN = 60, 0.25  # students who hand in meanwhile, and the seconds between two of them


def corrected() -> int:
    """Publish the exercise with cases that are all worth the same; the id of that version."""
    from grader.catalog.models import Exercise
    from grader.catalog.selectors import bundle_of
    from grader.catalog.services import exercise_store
    from grader.content.bundle import build

    version = Exercise.objects.get(slug="corr2d").current
    assert version is not None
    bundle = bundle_of(version=version)
    cases = bundle.text("cases.py").replace("points=2", "points=1")
    files = {**bundle.files, "cases.py": cases.encode()}
    return exercise_store(slug="corr2d", bundle=build("corr2d", files), listed=True).version.pk


def instructor() -> Client:
    """Somebody who manages the course, signed in."""
    from django.test import Client

    from grader.accounts.models import User
    from grader.courses.models import Course, Role
    from grader.courses.services import enrol

    user = User.objects.create_user("teacher")
    enrol(course=Course.objects.get(slug="load"), user=user, role=Role.INSTRUCTOR)
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(user)
    return client


def timed(client: Client, address: str, **sent: str) -> float:
    """Seconds of one request, by the view and the database alone: no browser, no network."""
    start = time.perf_counter()
    answer = client.post(address, sent) if sent else client.get(address)
    assert answer.status_code in (200, 302), answer.status_code
    return time.perf_counter() - start


def computing(pk: int) -> bool:
    """Whether the forecast does not stand yet."""
    from grader.gradebook.models import RegradeSet, RegradeState

    return RegradeSet.objects.filter(pk=pk, state=RegradeState.COMPUTING).exists()


def computed(pk: int) -> float:
    """Seconds until the forecast stands."""
    start = time.monotonic()
    while computing(pk):
        if time.monotonic() - start > PATIENCE:
            raise SystemExit("the regrade was not computed in time")
        time.sleep(0.05)
    return time.monotonic() - start


async def meanwhile(keys: Sequence[str], port: int, first: int, pk: int) -> list[float]:
    """What each of the students from number ``first`` on waits for who hands in while the regrade is computed."""
    from asgiref.sync import sync_to_async

    sent = []
    for number, key in enumerate(keys, first):
        if not await sync_to_async(computing)(pk):
            break
        sent.append(asyncio.create_task(one_more(key, port, number)))
        await asyncio.sleep(BETWEEN)
    return await asyncio.gather(*sent)


async def one_more(key: str, port: int, number: int) -> float:
    """What the student of that number waits for who hands in now."""
    from asgiref.sync import sync_to_async

    from benchmarks.stack import submit

    person = person_of(key, port)
    sent = time.time()
    await submit(person, number)
    finished = None
    while finished is None:
        await asyncio.sleep(0.005)
        finished = await sync_to_async(finished_at)(number)
    await person.close()
    return finished - sent


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--database", default="")
    parser.add_argument("--redis", default="")
    parser.add_argument("--students", type=int, default=1000)
    options = parser.parse_args()
    with prepared(database=options.database, redis=options.redis) as port:
        from grader.cli.processes import web_command, worker_command
        from grader.gradebook.models import RegradeEffect, RegradeSet

        set_up()
        keys = students(options.students + LIVE, course="load")
        web = Process(web_command())
        os.environ["SLOTS"] = "2"
        worker = Process(worker_command(queues=["interactive", "bulk"], slots=2))
        wait_for(port)
        try:
            asyncio.run(rush(keys[: options.students], port, 1.0))
            until_done(PATIENCE)
            client = instructor()
            form = {"policy": "replace", "which": "all", "reason": "Each case is worth the same.", "people": ""}
            begin = "/teach/load/regrades/new/?place=homework/corr2d"
            begun = timed(client, begin, version=str(corrected()), **form)
            regrade = RegradeSet.objects.latest("pk")
            start = time.monotonic()
            live = asyncio.run(meanwhile(keys[options.students :], port, options.students, regrade.pk))
            computed(regrade.pk)
            took = time.monotonic() - start
            page = f"/teach/load/regrades/{regrade.pk}/"
            shown = timed(client, page)
            effects = RegradeEffect.objects.filter(regrade=regrade)
            rise, fall = effects.filter(change__gt=0).count(), effects.filter(change__lt=0).count()
            times = {"page": shown, **{do: timed(client, page, do=do) for do in ("apply", "undo")}}
        finally:
            web.stop()
            worker.stop()
    place = "PostgreSQL" if options.database else "SQLite"
    print(machine())
    print(f"{place}, {'Redis' if options.redis else 'pipes'}; {options.students} submissions to corr2d, ten cases")
    print(f"begun {begun:.2f} s   computed {took:.1f} s")
    waits = f"median {statistics.median(live) * 1000:.0f} ms, at most {max(live) * 1000:.0f} ms"
    print(f"{len(live)} students hand in meanwhile and wait: {waits}; the first {live[0] * 1000:.0f} ms")
    print("   ".join(f"{name} {seconds:.2f} s" for name, seconds in times.items()))
    print(f"{rise} rise, {fall} fall, {options.students - rise - fall} stay")
    return 0


if __name__ == "__main__":
    sys.exit(main())
