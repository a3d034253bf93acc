"""A course of a thousand students in an empty database, in bulk: within two minutes, whichever database it is."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.db.models import Model

EXERCISES, EACH = 60, 4  # of the course, of an assignment
LAST = EXERCISES // EACH - 1  # assignment, counted from 0: it is due in an hour
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
    from grader.catalog.models import AssignmentExercise, Exercise, ExerciseVersion
    from grader.catalog.services import exercise_sync
    from grader.config import config
    from grader.courses.models import Assignment, Course, Enrolment, Mode, Policy, Role, Section
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
        Exercise(slug=f"exercise-{n}", kind="code", topic="load", title={"en": f"Exercise {n}"})
        for n in range(EXERCISES)
    )
    versions = ExerciseVersion.objects.bulk_create(
        ExerciseVersion(exercise=exercise, hash=f"{n:064x}", bundle=model.version.bundle, spec=model.version.spec)
        for n, exercise in enumerate(exercises)
    )
    for exercise, version in zip(exercises, versions, strict=True):
        exercise.current = version
    Exercise.objects.bulk_update(exercises, ["current"])
    places = []
    for n in range(EXERCISES // EACH):
        due = now + timedelta(days=7 * (n - LAST), hours=1)
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
    quiz = Assignment.objects.create(course=course, slug="exam", title={"en": "Exam"}, mode=Mode.QUIZ)
    for position, exercise in enumerate(exercises[:EACH]):
        AssignmentExercise.objects.create(assignment=quiz, exercise=exercise, position=position)
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
            if assignment.due_at > now:  # the last one is at its deadline: all of it within the hour
                at = now - timedelta(minutes=chance.uniform(0, 59))
            share = chance.choice(SHARES)
            run = first_run + n
            rows.append(
                Submission(
                    pk=first_submission + n,
                    user=people[n % students],
                    exercise=exercise,
                    version=exercise.current,
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
                    version=exercise.current,
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
