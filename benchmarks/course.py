"""A whole course: 1,000 students, 60 exercises, 200,000 submissions; the teachers' pages, a roster, recomputing marks.

``python -m benchmarks.course [--students 1000] [--submissions 200000] [--database postgresql://...] [--rounds 20]``

Seeds an empty database in bulk, SQLite unless ``--database`` names an empty PostgreSQL database, then asks for each
page in this process as an instructor would, and prints the median and the 95th percentile of its time and the number
of its queries. What the web server adds (a few milliseconds a request) is in ``benchmarks.stack``.
"""

from __future__ import annotations

import argparse
import random
import statistics
import time
from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from benchmarks.machine import line as machine
from benchmarks.service import prepared

if TYPE_CHECKING:
    from django.db.models import Model

EXERCISES, EACH = 60, 4  # of the course, of an assignment
BATCH = 10_000
SHARES = (0.0, 0.25, 0.5, 1.0, 1.0)  # of the points, each as likely


def seed(students: int, submissions: int) -> None:
    """Course, people, assignments, submissions with their runs, and the marks that follow from them."""
    from django.contrib.auth.hashers import make_password
    from django.core.management.color import no_style
    from django.db import connection, transaction
    from django.db.models import Max
    from django.utils import timezone

    from grader.accounts.models import User
    from grader.catalog.models import AssignmentExercise, Exercise
    from grader.catalog.services import exercise_sync
    from grader.config import config
    from grader.courses.models import Assignment, Course, Enrolment, Policy, Role, Section
    from grader.gradebook.services import course_recompute
    from grader.grading.report.packing import MARK
    from grader.submissions.models import GradingRun, NamedMistake, RunState, StoredReport, Submission, SubmissionKind

    chance, now = random.Random(1), timezone.now()
    course = Course.objects.create(
        slug="load",
        title={"en": "Load"},
        time_zone="Europe/Berlin",
        policy=Policy.objects.create(penalty=10, free_days=0, grace_minutes=10),
    )
    password = make_password("x")
    User.objects.bulk_create(
        User(username=f"s{n}", name=f"Student {n:04}", email=f"s{n}@example.org", password=password)
        for n in range(students)
    )
    teacher = User.objects.create(username="teacher", password=password)
    Enrolment.objects.create(course=course, user=teacher, role=Role.INSTRUCTOR)
    people = list(User.objects.exclude(pk=teacher.pk).order_by("pk"))
    Enrolment.objects.bulk_create(
        Enrolment(course=course, user=user, student_number=str(100_000 + n)) for n, user in enumerate(people)
    )
    sections = [Section.objects.create(course=course, name=f"Section {n}") for n in range(20)]
    member = Enrolment.sections.through
    member.objects.bulk_create(
        member(enrolment_id=pk, section_id=sections[n % 20].pk)
        for n, pk in enumerate(Enrolment.objects.filter(role=Role.STUDENT).values_list("pk", flat=True))
    )
    model = exercise_sync(folder=next(config.exercises_dir.glob("*/corr2d")))
    exercises = Exercise.objects.bulk_create(
        Exercise(slug=f"exercise-{n}", kind="code", topic="load", title={"en": f"Exercise {n}"}, current=model.version)
        for n in range(EXERCISES)
    )
    places = []
    for n in range(EXERCISES // EACH):
        due = now + timedelta(days=7 * n - 110)
        assignment = Assignment.objects.create(
            course=course,
            slug=f"week-{n}",
            title={"en": f"Week {n}"},
            due_at=due,
            closes_at=due + timedelta(days=7),
            published=True,
        )
        for exercise in exercises[EACH * n : EACH * n + EACH]:
            AssignmentExercise.objects.create(assignment=assignment, exercise=exercise, position=n)
            places.append((assignment, exercise))
    # Keys are given here: no row is read back for its key, none is written twice, and what counts is there at once.
    first_submission = (Submission.objects.aggregate(most=Max("pk"))["most"] or 0) + 1
    first_run = (GradingRun.objects.aggregate(most=Max("pk"))["most"] or 0) + 1
    packed = {share: _packed(share) for share in SHARES}
    for start in range(0, submissions, BATCH):
        rows, runs, reports, mistakes = [], [], [], []
        for n in range(start, min(start + BATCH, submissions)):
            assignment, exercise = places[n // students % len(places)]
            assert assignment.due_at is not None
            at = assignment.due_at - timedelta(hours=chance.uniform(-12, 96))
            share = chance.choice(SHARES)
            run = first_run + n
            rows.append(
                Submission(
                    pk=first_submission + n,
                    user=people[n % students],
                    exercise=exercise,
                    version=model.version,
                    assignment=assignment,
                    kind=SubmissionKind.SUBMISSION,
                    source="def corr2d(X, K):\n    return X\n",
                    seed=n,
                    created_at=at,
                    counted_run_id=run,
                )
            )
            runs.append(
                GradingRun(
                    pk=run,
                    submission_id=first_submission + n,
                    version=model.version,
                    state=RunState.FINISHED,
                    verdict="passed" if share == 1 else "partial" if share else "wrong",
                    points=10 * share,
                    max_points=10.0,
                    report=MARK,
                    finished_at=at,
                )
            )
            reports.append(StoredReport(run_id=run, data=packed[share]))
            if not share:
                mistakes.append(NamedMistake(run_id=run, name=chance.choice(("flipped_kernel", "no_stride"))))
        with transaction.atomic():  # the two point at each other: PostgreSQL checks at the end
            _insert(Submission, rows)
            _insert(GradingRun, runs)
            _insert(StoredReport, reports)
            NamedMistake.objects.bulk_create(mistakes)
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), [Submission, GradingRun]):
            cursor.execute(statement)
    course_recompute(course=course)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # as a database does by itself within minutes of such a load


def _packed(share: float) -> bytes:
    """A report of four cases, so much of it right, as a worker keeps it."""
    from grader.grading.report.packing import graded
    from grader.grading.report.report import CaseReport, Report
    from grader.judge.verdict import Verdict

    names = ("small", "wide", "stride", "batch")
    cases = tuple(
        CaseReport(
            name=name,
            verdict=Verdict.PASSED if at < 4 * share else Verdict.WRONG,
            points=2.5 * (at < 4 * share),
            max_points=2.5,
            visible=at < 2,
        )
        for at, name in enumerate(names)
    )
    verdict = Verdict.PASSED if share == 1 else Verdict.PARTIAL if share else Verdict.WRONG
    kept = graded(Report(verdict=verdict, points=10 * share, max_points=10.0, cases=cases))
    assert not kept.parts
    return kept.data


def _insert(model: type[Model], rows: Sequence[Model]) -> None:
    """Rows that have their keys, the fastest way each database has: COPY, or one statement for all of them."""
    from django.db import connection

    fields = model._meta.concrete_fields
    values = ([field.get_db_prep_save(field.pre_save(row, True), connection) for field in fields] for row in rows)
    names = ", ".join(connection.ops.quote_name(field.column) for field in fields)
    table = connection.ops.quote_name(model._meta.db_table)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
                for one in values:
                    copy.write_row(one)
        else:
            places = ", ".join(["%s"] * len(fields))
            cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({places})", list(values))


class Counter:
    """Counts the queries of a ``with connection.execute_wrapper(counter)``."""

    count = 0

    def __call__(self, execute: Callable[..., Any], *query: Any) -> Any:
        self.count += 1
        return execute(*query)


def timed(call: Callable[[], Any], rounds: int) -> tuple[float, float]:
    """Milliseconds of ``call`` over ``rounds`` after one that is not counted: median, 95th percentile."""
    call()
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        call()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times), sorted(times)[max(0, round(0.95 * rounds) - 1)]


def pages() -> dict[str, str]:
    """Name and address of what an instructor opens."""
    from grader.accounts.models import User
    from grader.submissions.models import Submission

    somebody = User.objects.get(username="s7")
    submission = Submission.objects.filter(user=somebody).latest("pk")
    return {
        "gradebook": "/teach/load/gradebook/",
        "gradebook by total": "/teach/load/gradebook/?sort=total",
        "gradebook, last window": "/teach/load/gradebook/?from=950",
        "gradebook searched": "/teach/load/gradebook/?q=77",
        "one mark": f"/teach/load/marks/week-3/exercise-12/{somebody.pk}/",
        "people": "/teach/load/people/",
        "submissions": "/teach/load/submissions/",
        "submissions, a mistake": "/teach/load/submissions/?mistake=flipped_kernel&assignment=week-3",
        "mistakes of the class": "/teach/load/mistakes/",
        "now": "/teach/load/now/",
        "an assignment's set-up": "/teach/load/assignments/week-3/",
        "course set-up": "/teach/load/setup/",
        "course": "/courses/load/",
        "a submission": f"/submissions/{submission.public_id}/",
        "a submission as its student": f"/submissions/{submission.public_id}/?as=student",
        "statistics": "/teach/load/statistics/week-3/",
        "publishing": "/teach/load/assignments/week-3/publish/",
        "finding exercises": "/teach/load/assignments/week-3/?q=exercise&tag=forward",
        "invitations": "/teach/load/people/invitations/",
        "see it as a student": "/teach/load/as/?q=77",
        "a student": f"/teach/load/students/{somebody.pk}/",
        "record": "/teach/load/record/",
    }


def measure(rounds: int) -> None:
    from django.db import connection
    from django.test import Client

    from grader.accounts.models import User
    from grader.courses.models import Course
    from grader.courses.people.roster import roster_preview
    from grader.gradebook.services import course_recompute, marks_differing
    from grader.tables import Table

    client = Client(headers={"host": "localhost"})
    client.force_login(User.objects.get(username="teacher"))
    print(f"{'page':28} {'p50 ms':>8} {'p95 ms':>8} {'queries':>8} {'KB':>7}")
    for name, address in pages().items():
        asked = Counter()
        with connection.execute_wrapper(asked):
            response = client.get(address)
        assert response.status_code == 200, (name, response.status_code)
        middle, high = timed(lambda address=address: client.get(address), rounds)  # type: ignore[misc]
        print(f"{name:28} {middle:8.0f} {high:8.0f} {asked.count:8} {len(response.content) / 1024:7.0f}")
    for kind in ("csv", "xlsx"):
        start = time.perf_counter()
        response = client.get(f"/teach/load/gradebook/export/?as={kind}")
        size = len(b"".join(response.streaming_content)) if response.streaming else len(response.content)
        print(f"export as {kind}: {time.perf_counter() - start:.1f} s, {size / 1024:.0f} KB")
    course = Course.objects.get(slug="load")
    table = Table(
        ("name", "e-mail", "number"),
        tuple((f"New {n}", f"new{n}@example.org", str(n)) for n in range(1000)),
        tuple(range(2, 1002)),
    )
    middle, high = timed(lambda: roster_preview(course=course, table=table, drop=True), 5)
    print(f"roster of 1,000 previewed: {middle / 1000:.2f} s, p95 {high / 1000:.2f} s")
    start = time.perf_counter()
    course_recompute(course=course)
    print(f"all marks recomputed: {time.perf_counter() - start:.1f} s")
    start = time.perf_counter()
    assert not list(marks_differing(course=course))
    print(f"all marks checked, none differs: {time.perf_counter() - start:.1f} s")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--students", type=int, default=1000)
    parser.add_argument("--submissions", type=int, default=200_000)
    parser.add_argument("--database", default="")
    parser.add_argument("--rounds", type=int, default=20)
    asked = parser.parse_args()
    print(machine())
    with prepared(database=asked.database):
        start = time.perf_counter()
        seed(asked.students, asked.submissions)
        print(f"seeded in {time.perf_counter() - start:.0f} s")
        measure(asked.rounds)


if __name__ == "__main__":
    main()
