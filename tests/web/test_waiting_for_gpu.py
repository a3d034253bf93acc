"""An exercise for a GPU where none is: the submission waits, the student is told why, and staff how to end it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from http import HTTPStatus

import pytest
from django.test import Client
from django.utils import timezone

from grader.accounts.models import User
from grader.submissions.models import GradingRun, Queue, RunState
from grader.submissions.runs.selectors import GPU_PATIENCE
from grader.web.results import DELAYS
from tests.school import School, finish, report, run_of
from tests.web.html import Pages, css, one, read, text

SignIn = Callable[[User], Client]


@pytest.fixture
def waiting(school: School) -> GradingRun:
    """A run that has stood in the queue of GPUs for five minutes."""
    run = run_of(school.submit())
    run.queue, run.queued_at = Queue.GPU, timezone.now() - timedelta(minutes=5)
    run.save()
    return run


def notices(client: Client, school: School) -> list[str]:
    tree = read(client.get(f"/courses/{school.cast.course.slug}/"))
    return [text(notice) for notice in css(tree, "#waiting-for-gpu")]


@pytest.mark.parametrize("who", ["instructor", "assistant"])
def test_staff_learn_that_it_waits_and_the_way_out(
    who: str, waiting: GradingRun, school: School, sign_in: SignIn
) -> None:
    (notice,) = notices(sign_in(getattr(school.cast, who)), school)
    assert notice.startswith("1 submission waits for a worker with a GPU, and none is taking it.")
    assert "manage.py worker --queues gpu" in notice


@pytest.mark.parametrize("who", ["student", "other"])
def test_students_are_not_bothered_with_it(who: str, waiting: GradingRun, school: School, sign_in: SignIn) -> None:
    assert notices(sign_in(getattr(school.cast, who)), school) == []


def test_who_teaches_elsewhere_hears_nothing_of_it(waiting: GradingRun, school: School, sign_in: SignIn) -> None:
    client = sign_in(school.cast.outsider)
    assert not css(read(client.get("/courses/elsewhere/")), "#waiting-for-gpu")
    assert client.get(f"/courses/{school.cast.course.slug}/").status_code == HTTPStatus.NOT_FOUND


def test_nothing_is_said_of_another_queue(waiting: GradingRun, school: School, sign_in: SignIn) -> None:
    GradingRun.objects.update(queue=Queue.INTERACTIVE)
    assert notices(sign_in(school.cast.instructor), school) == []


def test_nothing_is_said_of_what_was_just_handed_in(waiting: GradingRun, school: School, sign_in: SignIn) -> None:
    GradingRun.objects.update(queued_at=timezone.now() - GPU_PATIENCE / 2)
    assert notices(sign_in(school.cast.instructor), school) == []


def test_nothing_is_said_once_it_is_graded(waiting: GradingRun, school: School, sign_in: SignIn) -> None:
    finish(waiting.submission, report())
    assert notices(sign_in(school.cast.instructor), school) == []


def test_nothing_is_said_while_a_worker_is_at_it(waiting: GradingRun, school: School, sign_in: SignIn) -> None:
    running = run_of(school.submit(school.cast.other))
    GradingRun.objects.filter(pk=running.pk).update(
        queue=Queue.GPU, state=RunState.RUNNING, claimed_by="gpu-1", tries=1, lease_until=timezone.now()
    )
    assert notices(sign_in(school.cast.instructor), school) == []


def test_its_student_is_told_after_a_while(waiting: GradingRun, student: Client, pages: Pages) -> None:
    address = f"{pages.submission(waiting.submission)}result/"
    panel = text(one(read(student.get(address, {"n": len(DELAYS)})), "div[data-waiting]"))
    assert "This exercise is graded on a GPU, and yours waits for one to be free." in panel
    assert "GPU" not in text(read(student.get(address, {"n": 0})))
