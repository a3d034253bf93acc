"""From handing in to the stored verdict, with a real worker process, over the broker that is configured."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.accounts.models import User
from grader.gradebook.models import Mark
from grader.sandbox.client import Jails
from grader.submissions.models import GradingRun, RunState, Submission
from tests.school import CORR2D, SOURCE, School, open_school, run_of
from tests.waiting import wait_for
from tests.worker_process import running

pytestmark = [pytest.mark.jail, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

RIGHT = (CORR2D / "accepted" / "matrix_product.py").read_text()
ENDLESS = "def corr2d(X, K):\n    while True:\n        pass\n"


@pytest.fixture
def open_house(jails: Jails, transactional_db: None) -> School:
    """A school on a host that can build jails, on connections that other processes see."""
    return open_school()


def finished(submission: Submission) -> GradingRun:
    def look() -> GradingRun | None:
        run = run_of(submission)
        return run if run.state == RunState.FINISHED else None

    return wait_for(look, what=f"the verdict of {submission}", seconds=180)


def test_a_submission_is_graded_and_the_worker_leaves_when_asked(open_house: School, tmp_path: Path) -> None:
    with running(tmp_path / "log") as worker:
        right, wrong = open_house.submit(source=RIGHT), open_house.submit(open_house.cast.other, SOURCE)
        assert [finished(submission).verdict for submission in (right, wrong)] == ["passed", "wrong"]
        assert Mark.objects.get(user=open_house.cast.student).points == 10
        assert {finished(submission).tries for submission in (right, wrong)} == {1}
        assert worker.stop() == 0


def test_many_at_once_by_two_workers_are_each_graded_once(open_house: School, tmp_path: Path) -> None:
    people = [User.objects.get(username=name) for name in ("student", "other", "instructor", "assistant")]
    with running(tmp_path / "one"), running(tmp_path / "two"):
        sent = [open_house.submit(person, f"{RIGHT}\n# {number}\n") for number in range(5) for person in people]
        runs = [finished(submission) for submission in sent]
    assert {run.verdict for run in runs} == {"passed"}
    assert {run.tries for run in runs} == {1}
    assert GradingRun.objects.count() == len(sent)


def test_a_run_whose_worker_was_killed_is_graded_by_the_next(open_house: School, tmp_path: Path) -> None:
    submission = open_house.submit(source=ENDLESS)
    with running(tmp_path / "first", LEASE_SECONDS="1") as worker:
        wait_for(lambda: run_of(submission).state == RunState.RUNNING, what="the claim")
        worker.kill()
    assert run_of(submission).state == RunState.RUNNING
    with running(tmp_path / "second"):
        run = finished(submission)
    assert (run.verdict, run.tries) == ("timeout", 2)
    assert GradingRun.objects.count() == 1


def test_a_message_that_was_lost_is_sent_again(
    open_house: School, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr("grader.celery.send", lambda *args, **options: None)
        submission = open_house.submit(source=RIGHT)
    with running(tmp_path / "log"):
        assert finished(submission).verdict == "passed"


def test_a_worker_without_a_jail_says_so_and_leaves(
    open_house: School, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    submission = open_house.submit(source=RIGHT)
    with running(tmp_path / "log", JAIL_REQUIRES="a-layer-that-does-not-exist") as worker:
        assert worker.process.wait(180) != 0
    assert "doctor" in (tmp_path / "log").read_text()
    assert run_of(submission).state == RunState.QUEUED
