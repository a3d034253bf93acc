"""An exam at full load: 500 students start within 10 s, save an answer every 3 s for two minutes, hand in within 5 s.

A page asks how everything stands when it has heard nothing for 30 s; with each save it hears it, so none asks here.

``python -m benchmarks.quiz [--students 500] [--seconds 120] [--database postgresql://...] [--kill]``

Starts the web server as ``manage.py serve`` does, and a worker, on a folder of its own, on SQLite unless ``--database``
names an empty PostgreSQL database. Prints the times of starting (with the page that follows), saving and handing
in as the students saw them, and the CPU time that web server, worker and this load took; and checks afterwards
that the last answer each of them had acknowledged is what was handed in, and nothing after the end.
``--kill`` kills the web server with SIGKILL in the middle and starts it again.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import statistics
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

from benchmarks.http_client import Person
from benchmarks.machine import line as machine
from benchmarks.service import CSRF, Process, prepared, students, wait_for, wait_until_idle

GRACE = 1  # seconds the quiz takes answers after its end
BEGINNING = 10.0  # seconds within which all start


def set_up(seconds: float) -> None:
    """Make course and quiz."""
    from django.utils import timezone

    from grader.catalog.services import assignment_add, exercise_sync
    from grader.config import config
    from grader.courses.models import Course, Mode
    from grader.courses.services import assignment_create
    from grader.quizzes.asking.variants import variants_prepare_all
    from grader.quizzes.demo import QUESTIONS
    from grader.quizzes.models import QuizRules

    course = Course.objects.create(slug="load", title={"en": "Load"})
    quiz = assignment_create(
        course=course, slug="exam", title={"en": "Exam"}, mode=Mode.QUIZ, opens_at=timezone.now(), published=True
    )
    QuizRules.objects.create(assignment=quiz, seconds=int(seconds), grace_seconds=GRACE)
    for slug in QUESTIONS:
        folder = next(config.exercises_dir.glob(f"*/{slug}"))
        assignment_add(assignment=quiz, exercise=exercise_sync(folder=folder).exercise)
    variants_prepare_all()


@dataclass
class Seen:
    """What the students saw."""

    starts: list[float] = field(default_factory=list)
    saves: list[tuple[float, float]] = field(default_factory=list)  # seconds since the first start, seconds it took
    finishes: list[float] = field(default_factory=list)
    acknowledged: dict[tuple[int, int], str] = field(default_factory=dict)  # (student, position) -> last answer
    refused: int = 0
    late_accepted: int = 0


async def sit(
    number: int, key: str, port: int, *, first: float, begin: float, until: float, seen: Seen, wait: float = 3.0
) -> None:
    """One student's exam, from ``begin`` on; the first student's began at ``first``. Times are the loop's."""
    now = asyncio.get_running_loop().time
    chance = random.Random(number)
    person = Person(port, {"sessionid": key, "csrftoken": CSRF})
    await asyncio.sleep(begin - now())
    at = now()
    address = (await person.post("/quizzes/load/exam/start/", {})).headers["location"]
    await person.get(address)
    seen.starts.append(now() - at)
    step, revisions = 0, [0] * 5
    while now() < until:
        position, answer = chance.randrange(5), str(chance.randrange(10**6))
        at = now()
        fields = {f"q{position + 1}-answer": answer, "flag": "0", "tabs": "load", "age": "500"}
        fields["revision"] = str(revisions[position])
        response = await person.post(f"{address}places/{position}/", fields)
        seen.saves.append((at - first, now() - at))
        if response.status == 200:
            revisions[position] = json.loads(response.body)["revision"]
            seen.acknowledged[number, position] = answer
        else:
            seen.refused += 1
        step += 1
        await asyncio.sleep(max(0.0, begin + wait * (step + chance.random() * 0.2) - now()))
    await asyncio.sleep(max(0.0, until + 5 * chance.random() - now()))
    at = now()
    await person.post(f"{address}finish/", {})
    seen.finishes.append(now() - at)
    late = await person.post(f"{address}places/0/", {"q1-answer": "too late"})
    seen.late_accepted += late.status == 200
    await person.close()


async def everybody(keys: Sequence[str], port: int, seconds: float, seen: Seen, kill: Process | None) -> None:
    start = asyncio.get_running_loop().time() + 0.5
    until = start + BEGINNING + seconds
    jobs = [
        sit(number, key, port, first=start, begin=start + BEGINNING * number / len(keys), until=until, seen=seen)
        for number, key in enumerate(keys)
    ]
    if kill is not None:
        jobs.append(kill_after(kill, BEGINNING + seconds / 2))
    await asyncio.gather(*jobs)


async def kill_after(web: Process, seconds: float) -> None:
    await asyncio.sleep(seconds)
    web.kill_and_start()


def check(seen: Seen, students: int) -> list[str]:
    """What is wrong in the database after all is over; nothing, if all is well."""
    from grader.quizzes.models import Attempt, Place

    wrong = []
    open_ones = Attempt.objects.filter(finished_at=None).count()
    if open_ones or Attempt.objects.count() != students:
        wrong.append(f"{Attempt.objects.count()} attempts of {students} students, {open_ones} of them open")
    places = Place.objects.select_related("attempt__user", "submission")
    stored = {(int(one.attempt.user.username[1:]), one.position): one for one in places}
    lost = sum(stored[key].response != answer for key, answer in seen.acknowledged.items())
    not_handed_in = sum(one.response is not None and one.submission is None for one in stored.values())
    if lost or not_handed_in:
        wrong.append(f"{lost} acknowledged answers lost, {not_handed_in} not handed in")
    if seen.late_accepted:
        wrong.append(f"{seen.late_accepted} answers accepted after handing in")
    return wrong


def table(seen: Seen, until: float) -> str:
    """What the students saw, a row each; ``until``: seconds from the first start to the first hand-in."""
    phases = [("  while all start", 0.0, BEGINNING + 5), ("  in the middle", BEGINNING + 5, until - 5)]
    phases.append(("  in the last 5 s", until - 5, until + 60))
    rows = [("start and page", seen.starts), ("save", [took for _, took in seen.saves])]
    rows += [(name, [took for at, took in seen.saves if low <= at < high]) for name, low, high in phases]
    rows.append(("hand in", seen.finishes))
    head = f"{'':<18}{'requests':>9}{'p50 ms':>9}{'p95 ms':>9}{'p99 ms':>9}{'max ms':>9}"
    return "\n".join([head, *(line(name, times) for name, times in rows)])


def line(name: str, times: Sequence[float]) -> str:
    if len(times) < 2:
        return f"{name:<18}{len(times):>9}"
    cuts = statistics.quantiles(times, n=100)
    return f"{name:<18}{len(times):>9}" + "".join(
        f"{seconds * 1000:>9.1f}" for seconds in (cuts[49], cuts[94], cuts[98], max(times))
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--students", type=int, default=500)
    parser.add_argument("--seconds", type=float, default=120)
    parser.add_argument("--database", default="")
    parser.add_argument("--kill", action="store_true", help="kill the web server in the middle and start it again")
    options = parser.parse_args()
    with prepared(database=options.database) as port:
        from grader.cli.processes import web_command, worker_command

        set_up(options.seconds + 60)
        keys = students(options.students, course="load")
        web = Process(web_command())
        worker = Process(worker_command(queues=["interactive"], slots=1))
        try:
            wait_for(port)
            wait_until_idle()
            seen = Seen()
            before = [web.cpu_seconds(), worker.cpu_seconds(), time.process_time()]
            asyncio.run(everybody(keys, port, options.seconds, seen, web if options.kill else None))
            after = [web.cpu_seconds(), worker.cpu_seconds(), time.process_time()]
        finally:
            web.stop()
            worker.stop()
        print(machine())
        print(f"{options.students} students, {'PostgreSQL' if options.database else 'SQLite'}")
        print(table(seen, BEGINNING + options.seconds))
        spent = [f"{last - first:.0f} s" for first, last in zip(before, after, strict=True)]
        print("CPU: web server {}, worker {}, this load {}".format(*spent))
        wrong = check(seen, options.students)
    print("\n".join(wrong) if wrong else f"{len(seen.acknowledged)} last answers checked: nothing lost, nothing late.")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
