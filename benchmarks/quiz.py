"""An exam at full load: 500 students start within 10 s, save an answer every 3 s for two minutes, hand in within 5 s.

``python -m benchmarks.quiz [--students 500] [--seconds 120] [--database postgresql://...] [--kill]``

Starts the real web server and a worker on a folder of its own, on SQLite unless ``--database`` names an empty
PostgreSQL database. Prints the times of starting, saving and handing in as the students saw them, and checks
afterwards that the last answer each of them had acknowledged is what was handed in, and nothing after the end.
``--kill`` kills the web server with SIGKILL in the middle and starts it again.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import statistics
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field

from benchmarks.http_client import Person
from benchmarks.machine import line as machine
from benchmarks.service import CSRF, Process, prepared, students, wait_for

GRACE = 1  # seconds the quiz takes answers after its end


def set_up(seconds: float) -> None:
    """Make course and quiz."""
    from django.utils import timezone

    from grader.catalog.services import assignment_add, exercise_sync
    from grader.config import config
    from grader.courses.models import Course, Mode
    from grader.courses.services import assignment_create
    from grader.quizzes.demo import QUESTIONS
    from grader.quizzes.models import QuizRules
    from grader.quizzes.variants import variants_prepare_all

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
    saves: list[float] = field(default_factory=list)
    finishes: list[float] = field(default_factory=list)
    acknowledged: dict[tuple[int, int], str] = field(default_factory=dict)  # (student, position) -> last answer
    refused: int = 0
    late_accepted: int = 0


async def sit(number: int, key: str, port: int, begin: float, until: float, seen: Seen, wait: float) -> None:
    """One student's exam. Times are the loop's."""
    now = asyncio.get_running_loop().time
    chance = random.Random(number)
    person = Person(port, {"sessionid": key, "csrftoken": CSRF})
    await asyncio.sleep(begin - now())
    at = now()
    address = (await person.post("/quizzes/load/exam/start/", {})).headers["location"]
    await person.get(address)
    seen.starts.append(now() - at)
    step = 0
    while now() < until:
        position, answer = chance.randrange(5), str(chance.randrange(10**6))
        at = now()
        fields = {f"q{position + 1}-answer": answer, "tab": "load"}
        response = await person.post(f"{address}places/{position}/", fields)
        seen.saves.append(now() - at)
        if response.status == 200:
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
    until = start + 10 + seconds
    jobs = [sit(n, key, port, start + 10 * n / len(keys), until, seen, 3.0) for n, key in enumerate(keys)]
    if kill is not None:
        jobs.append(kill_after(kill, 10 + seconds / 2))
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


def line(name: str, times: Sequence[float]) -> str:
    if not times:
        return f"{name:<12}{0:>8}"
    cuts = statistics.quantiles(times, n=100) if len(times) > 1 else [0.0] * 99
    return f"{name:<12}{len(times):>8}{cuts[49] * 1000:>10.1f}{cuts[94] * 1000:>10.1f}{max(times) * 1000:>10.1f}"


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
        web = Process(web_command(workers=2, threads=8))
        worker = Process(worker_command(queues=["interactive"], slots=1))
        try:
            wait_for(port)
            seen = Seen()
            asyncio.run(everybody(keys, port, options.seconds, seen, web if options.kill else None))
        finally:
            web.stop()
            worker.stop()
        print(machine())
        print(f"{options.students} students, {'PostgreSQL' if options.database else 'SQLite'}")
        print(f"{'':<12}{'requests':>8}{'p50 ms':>10}{'p95 ms':>10}{'max ms':>10}")
        for name, times in (("start", seen.starts), ("save", seen.saves), ("hand in", seen.finishes)):
            print(line(name, times))
        wrong = check(seen, options.students)
    print("\n".join(wrong) if wrong else f"{len(seen.acknowledged)} last answers checked: nothing lost, nothing late.")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
