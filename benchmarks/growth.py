"""What growth costs: every page of students and teachers, and handing in, asking and claiming, at 10^3 to 10^6 rows.

``python -m benchmarks.growth [--rows 1000 100000 1000000] [--database postgresql://...] [--rounds 20]``

For each number of submissions an empty database is filled (``benchmarks.course``): SQLite, or that of ``--database``,
which is emptied in between. Then everything is asked for in this process: median and 95th percentile of its time, and
number of its queries. What grows with the rows stands out by its factor, the last column.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import uuid
from collections.abc import Callable
from functools import partial
from typing import Any

from benchmarks.course.asking import Counter, timed
from benchmarks.course.pages import of_students, of_teachers
from benchmarks.course.seed import seed
from benchmarks.machine import line as machine
from benchmarks.service import prepared

STUDENTS = 1000
GROWN = 2.0  # a factor from which a line is marked
Figures = dict[str, tuple[float, float, int]]


def measured(rounds: int) -> Figures:
    from django.db import connection
    from django.test import Client

    from grader.accounts.models import User
    from grader.catalog.models import Exercise
    from grader.courses.models import Assignment
    from grader.grading.report.packing import graded
    from grader.grading.report.report import Report
    from grader.judge.verdict import Verdict
    from grader.operations.selectors import service_state
    from grader.submissions.models import GradingRun, RunState, Submission
    from grader.submissions.runs.services import grading_run_finish
    from grader.submissions.runs.turns import Claim, grading_run_claim
    from grader.submissions.services import submission_create

    found: Figures = {}

    def ask(name: str, call: Callable[[], Any]) -> None:
        asked = Counter()
        with connection.execute_wrapper(asked):
            call()
        found[name] = (*timed(call, rounds), asked.count)

    for username, addresses in (("s7", of_students()), ("teacher", of_teachers())):
        client = Client(headers={"host": "localhost"})
        client.force_login(User.objects.get(username=username))
        for name, address in addresses.items():
            assert client.get(address).status_code == 200, address
            ask(f"{'student' if username == 's7' else 'teacher'}: {name}", partial(client.get, address))
    Assignment.objects.filter(slug="week-14").update(due_at=None, closes_at=None)
    assignment, exercise = Assignment.objects.get(slug="week-14"), Exercise.objects.get(slug="exercise-56")
    people = iter(User.objects.filter(username__startswith="s").order_by("-pk"))

    def submit() -> Submission:
        source = f"def corr2d(X, K):\n    return X  # {uuid.uuid4()}\n"
        return submission_create(user=next(people), exercise=exercise, assignment=assignment, source=source)

    ask("submit", submit)
    claims: list[Claim] = []

    def claim() -> None:
        taken = grading_run_claim(queue="interactive", worker="growth")
        assert taken is not None
        claims.append(taken)

    ask("claim", claim)
    right = graded(Report(verdict=Verdict.PASSED, points=10.0, max_points=10.0))
    ask("store a result, with its mark", lambda: grading_run_finish(claim=claims.pop(), report=right))
    ask("state of the service", service_state)
    GradingRun.objects.filter(state__in=[RunState.QUEUED, RunState.RUNNING]).delete()
    return found


def table(rows: list[int], figures: list[Figures]) -> str:
    lines = [f"{'':32}" + "".join(f"{count:>24,}" for count in rows) + f"{'grown':>8}"]
    lines.append(f"{'':32}" + f"{'p50 ms   p95 ms  queries':>24}" * len(rows))
    for name in figures[0]:
        cells = "".join(f"{one[name][0]:>10.1f}{one[name][1]:>9.1f}{one[name][2]:>5}" for one in figures)
        factor = figures[-1][name][0] / max(figures[0][name][0], 0.1)
        lines.append(f"{name:32}{cells}{factor:>7.1f}{'  <' if factor > GROWN and figures[-1][name][0] > 20 else ''}")
    return "\n".join(lines)


def in_own_process(count: int, database: str, rounds: int) -> Figures:
    """Django has one database a process, so each size has a process."""
    command = [sys.executable, "-m", "benchmarks.growth", "--one", str(count), "--rounds", str(rounds)]
    done = subprocess.run([*command, "--database", database], stdout=subprocess.PIPE, text=True, check=True)
    return {name: tuple(value) for name, value in json.loads(done.stdout.splitlines()[-1]).items()}  # type: ignore[misc]


def emptied(database: str) -> None:
    """Take every table away from a PostgreSQL database that is the benchmark's."""
    import psycopg

    with psycopg.connect(database, autocommit=True) as connection:
        connection.execute("DROP SCHEMA public CASCADE")
        connection.execute("CREATE SCHEMA public")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, nargs="+", default=[1_000, 100_000, 1_000_000])
    parser.add_argument("--database", default="")
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.one is not None:
        os.environ["MAX_PER_MINUTE"] = "100000"
        with prepared(database=asked.database):
            seed(min(STUDENTS, asked.one), asked.one)
            print(json.dumps(measured(asked.rounds)))
        return
    print(machine())
    figures = []
    for count in asked.rows:
        if asked.database:
            emptied(asked.database)
        figures.append(in_own_process(count, asked.database, asked.rounds))
    print(table(asked.rows, figures))


if __name__ == "__main__":
    main()
