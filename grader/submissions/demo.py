"""A class for the demo: students whose work a worker grades for real, so teachers see what a course gives them.

Nobody can sign in as them. What they hand in are the exercises' own accepted solutions and known mistakes.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db import transaction

from grader import clock
from grader.accounts.models import User
from grader.catalog.models import AssignmentExercise, ExerciseVersion, Kind
from grader.catalog.selectors import bundle_of
from grader.config import config
from grader.courses.models import Assignment, Enrolment
from grader.courses.people.roster import roster_apply
from grader.submissions.models import Queue, Submission, SubmissionKind
from grader.submissions.runs.services import run_enqueue
from grader.tables import read_table

DAYS = 9  # over which they have worked
TRIES = 3  # wrong ones at most before they get it right, or leave it
NAMES = (
    "Amara Okafor", "Anna Lindqvist", "Ben Carter", "Camille Laurent", "Daniel Weiss", "Elif Kaya", "Farid Haddad",
    "Giulia Romano", "Hannah Meyer", "Iker Etxeberria", "Jun Sato", "Kofi Mensah", "Lena Novak", "Mateo Silva",
    "Nora Berg", "Oliver Quinn", "Priya Raman", "Sofia Petrova", "Tomás Herrera", "Yara Costa",
    "王子涵", "李思远", "张雨桐", "刘明轩",
)  # fmt: skip


@transaction.atomic
def demo_class_create(*, assignment: Assignment, by: User) -> int:
    """The class with what it has handed in, once; how many submissions wait for a worker now.

    Raises RuntimeError outside the demo.
    """
    if not config.demo:
        raise RuntimeError("These students exist for the demo alone: set DEMO=1.")
    course = assignment.course
    if not config.demo_class or Enrolment.objects.filter(course=course, student_number__startswith="D").exists():
        return 0
    lines = [
        f"{name},d{number:02}@students.example,D{number:04},{'Monday' if number % 2 else 'Thursday'}"
        for number, name in enumerate(NAMES, start=1)
    ]
    roster_apply(course=course, table=read_table("\n".join(["name,email,number,section", *lines])), drop=False, by=by)
    items = AssignmentExercise.objects.filter(assignment=assignment, exercise__kind=Kind.CODE).order_by("position")
    versions = [item.exercise.current for item in items.select_related("exercise__current")]
    students = Enrolment.objects.filter(course=course, student_number__startswith="D").select_related("user")
    sent = 0
    for enrolment in students.order_by("student_number"):
        chance = random.Random(enrolment.student_number)  # noqa: S311  a story, and the same one each time
        for version, source, at in _work(chance, [version for version in versions if version]):
            submission = Submission.objects.create(
                user=enrolment.user,
                exercise_id=version.exercise_id,
                version=version,
                assignment=assignment,
                kind=SubmissionKind.SUBMISSION,
                source=source,
                seed=chance.getrandbits(32),
                created_at=at,
            )
            run_enqueue(submission=submission, queue=Queue.BULK)
            sent += 1
    return sent


def _work(chance: random.Random, versions: list[ExerciseVersion]) -> Iterator[tuple[ExerciseVersion, str, datetime]]:
    """What one student has handed in, in order: the better they are, the further they come and the less they err."""
    skill = chance.betavariate(3, 2)
    at = clock.now() - timedelta(days=DAYS, hours=chance.uniform(0, 24))
    for version in versions[: max(1, round(len(versions) * (0.3 + skill * chance.uniform(0.5, 1.0))))]:
        bundle = bundle_of(version=version)
        wrong, right = list(bundle.under("misconceptions").values()), list(bundle.under("accepted").values())
        tries = chance.sample(wrong, k=min(len(wrong), sum(chance.random() > skill for _ in range(TRIES))))
        if chance.random() < 0.25 + skill:
            tries.append(chance.choice(right))
        for source in tries:
            at = min(at + timedelta(minutes=chance.uniform(4, 40)), clock.now())
            yield version, source, at
        at = min(at + timedelta(hours=chance.uniform(1, 18)), clock.now())
