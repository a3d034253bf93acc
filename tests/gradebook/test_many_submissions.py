"""A finished grading looks at what is new and at what counted before, and gives what looking at everything gives."""

from __future__ import annotations

import random
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from grader.courses.models import Counts, Policy
from grader.gradebook.models import Mark
from grader.gradebook.services import marks_differing, marks_recompute
from grader.submissions.models import GradingRun, RunState, Submission
from tests.school import School, finish, report


def many(school: School, count: int) -> None:
    """So many older submissions of the student that were wrong, written at once."""
    model = school.graded(report(1)).submission
    rows = Submission.objects.bulk_create(
        Submission(
            user=model.user, exercise=model.exercise, version=model.version, assignment=model.assignment,
            kind=model.kind, source="x", seed=n, created_at=model.created_at - timedelta(minutes=30),
        )
        for n in range(count)
    )  # fmt: skip
    runs = GradingRun.objects.bulk_create(
        GradingRun(
            submission=row, version_id=row.version_id, state=RunState.FINISHED, verdict="wrong", points=0.0,
            max_points=10.0, report={"format": 1}, finished_at=row.created_at,
        )
        for row in rows
    )  # fmt: skip
    for row, run in zip(rows, runs, strict=True):
        row.counted_run = run
    Submission.objects.bulk_update(rows, ["counted_run"])
    marks_recompute(user_ids={model.user_id}, assignment_id=school.assignment.pk, exercise_ids={school.exercise.pk})


def test_the_older_ones_are_not_read(school: School) -> None:
    many(school, 50)
    sent = school.submit()
    with CaptureQueriesContext(connection) as asked:
        finish(sent, report(10))
    reading = [one["sql"] for one in asked if "ROW_NUMBER" in one["sql"]]
    assert reading
    assert all('"submissions_submission"."id" IN' in sql for sql in reading)
    assert Mark.objects.get().points == 10


@pytest.mark.parametrize("counts", [Counts.BEST, Counts.LAST])
@pytest.mark.parametrize("penalty", [0, 30])
def test_it_gives_what_looking_at_all_of_them_gives(school: School, counts: Any, penalty: int) -> None:
    policy = Policy.objects.create(counts=counts, penalty=penalty, free_days=0)
    school.assignment.policy = policy
    school.reschedule(due_at=timezone.now() + timedelta(days=1))
    chance = random.Random(penalty)
    waiting = [school.submit() for _ in range(3)]
    for _ in range(8):
        waiting.append(school.submit())
        chance.shuffle(waiting)
        sent = waiting.pop()
        if chance.random() < 0.4:
            Submission.objects.filter(pk=sent.pk).update(created_at=timezone.now() + timedelta(days=1, hours=5))
        finish(sent, report(float(chance.choice((0, 2, 5, 8, 10)))))
        assert list(marks_differing(course=school.cast.course)) == []


def test_a_result_that_changed_is_looked_at_with_all_others(school: School) -> None:
    school.graded(report(7))
    best = school.graded(report(9))
    GradingRun.objects.filter(pk=best.pk).update(points=1.0)
    Submission.objects.filter(pk=best.submission_id).update(counted_run=None)
    school.graded(report(2))
    assert Mark.objects.get().points == 7
