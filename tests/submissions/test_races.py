"""What happens at the same moment, on real connections: SQLite in a file, or PostgreSQL."""

from __future__ import annotations

import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from grader.gradebook.models import Mark
from grader.grading.report.packing import graded
from grader.submissions.models import GradingRun, RunState, Submission
from grader.submissions.runs.services import grading_run_finish, grading_runs_reap
from grader.submissions.runs.turns import grading_run_claim
from tests.school import SOURCE, TRIAL, School, open_school, report, run_of
from tests.threads import at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def rush(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> School:
    """A school whose tasks go nowhere."""
    monkeypatch.setattr("grader.celery.send", lambda name, run_id, queue: None)
    return open_school()


def test_one_run_is_claimed_by_one_of_many(rush: School) -> None:
    run = run_of(rush.submit())
    claims = at_once(*[lambda name=name: grading_run_claim(queue=run.queue, worker=name) for name in "abcdef"])
    assert len([claim for claim in claims if claim]) == 1
    run.refresh_from_db()
    assert run.tries == 1


def test_many_runs_are_claimed_once_each_and_none_is_left(rush: School) -> None:
    runs = [run_of(rush.submit(source=f"{SOURCE}#{number}")) for number in range(20)]

    def work(name: str) -> list[int]:
        mine = []
        while (claim := grading_run_claim(queue=runs[0].queue, worker=name)) is not None:
            mine.append(claim.run_id)
        return mine

    claimed = [run_id for mine in at_once(*[lambda name=name: work(name) for name in "abcd"]) for run_id in mine]
    assert sorted(claimed) == [run.pk for run in runs]


def test_many_reapers_queue_a_run_once(rush: School) -> None:
    run = run_of(rush.submit())
    grading_run_claim(queue=run.queue, worker="dead")
    GradingRun.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
    assert sum(at_once(*[grading_runs_reap] * 4)) == 1


def test_a_double_click_on_two_threads_makes_one_submission(rush: School) -> None:
    token = uuid.uuid4()
    made = at_once(*[lambda: rush.submit(client_token=token)] * 4)
    assert {submission.pk for submission in made} == {Submission.objects.get().pk}


def test_ten_submissions_at_once_are_all_kept(rush: School) -> None:
    at_once(*[lambda number=number: rush.submit(source=f"{SOURCE}#{number}") for number in range(10)])
    assert GradingRun.objects.filter(state=RunState.QUEUED).count() == 10
    assert len(set(GradingRun.objects.values_list("turn", flat=True))) == 10


def test_trials_at_once_leave_one_waiting(rush: School) -> None:
    at_once(*[lambda number=number: rush.submit(source=f"#{number}", kind=TRIAL) for number in range(5)])
    assert GradingRun.objects.filter(state=RunState.QUEUED).count() == 1


def test_two_gradings_that_end_at_once_leave_the_better_mark(rush: School) -> None:
    runs = [run_of(rush.submit(source=f"{SOURCE}#{number}")) for number in range(2)]
    claims = [grading_run_claim(queue=run.queue, worker="w") for run in runs]

    def finish(place: int) -> bool:
        claim = claims[place]
        assert claim is not None
        return grading_run_finish(claim=claim, report=graded(report(10 - 9 * place, 10)))

    assert all(at_once(lambda: finish(0), lambda: finish(1)))
    assert Mark.objects.get().points == 10
