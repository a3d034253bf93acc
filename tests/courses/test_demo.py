"""The demo's course and people."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth import authenticate
from django.core.management import CommandError, call_command

from grader import clock
from grader.accounts.models import User
from grader.catalog.models import AssignmentExercise
from grader.catalog.services import exercise_sync
from grader.courses.demo import COURSE, PASSWORD, PEOPLE, demo_create
from grader.courses.models import Enrolment, Role
from grader.submissions.demo import NAMES
from grader.submissions.models import GradingRun, Queue, Submission
from tests.school import CORR2D

pytestmark = pytest.mark.django_db


def test_there_is_no_demo_outside_the_demo() -> None:
    with pytest.raises(CommandError, match="DEMO=1"):
        call_command("demo", verbosity=0)
    assert not User.objects.exists()


def test_the_demo_has_a_teacher_an_assistant_and_three_students(configured: Callable[..., None]) -> None:
    configured(demo=True, demo_class=False)
    exercise_sync(folder=CORR2D)
    call_command("demo", verbosity=0)
    roles = list(Enrolment.objects.filter(course__slug=COURSE).values_list("role", flat=True))
    assert sorted(roles) == sorted([Role.INSTRUCTOR, Role.ASSISTANT, Role.STUDENT, Role.STUDENT, Role.STUDENT])
    for person in PEOPLE:
        assert authenticate(username=person.username, password=PASSWORD) is not None
    assert AssignmentExercise.objects.get().exercise.slug == "corr2d"


def test_making_it_again_changes_nothing(configured: Callable[..., None]) -> None:
    configured(demo=True, demo_class=False)
    assignment = demo_create()
    call_command("demo", verbosity=0)
    assert demo_create() == assignment
    assert User.objects.count() == len(PEOPLE)


def test_a_real_account_of_the_same_name_is_left_alone(configured: Callable[..., None]) -> None:
    configured(demo=True)
    real = User.objects.create_user(PEOPLE[0].username, password="a real secret")
    demo_create()
    assert authenticate(username=real.username, password=PASSWORD) is None
    assert not Enrolment.objects.filter(user=real).exists()


def test_teachers_find_a_class_whose_work_waits_for_a_worker_behind_everybody_elses(
    configured: Callable[..., None],
) -> None:
    configured(demo=True)
    exercise_sync(folder=CORR2D)
    call_command("demo", verbosity=0)
    sent = Submission.objects.filter(assignment__course__slug=COURSE)
    assert sent.values("user").distinct().count() == len(NAMES)
    assert set(GradingRun.objects.values_list("queue", flat=True)) == {Queue.BULK}
    assert all(row.created_at <= clock.now() for row in sent)
    assert authenticate(username=sent[0].user.username, password=PASSWORD) is None
    count = sent.count()
    call_command("demo", verbosity=0)
    assert sent.count() == count
