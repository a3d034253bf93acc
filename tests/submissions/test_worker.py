"""The worker in this process: jails, leases, and what becomes of our own faults."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from grader.gradebook.models import Mark
from grader.grading.author.cache import Cache
from grader.grading.judges.pool import Judges
from grader.sandbox.client import Jails
from grader.submissions.models import GradingRun, RunState
from grader.submissions.runs.reports import report_of
from grader.submissions.selectors import report_for
from grader.submissions.working.worker import Worker, current_worker
from tests.school import CORR2D, TRIAL, School, open_school, run_of
from tests.waiting import wait_for

RIGHT = (CORR2D / "accepted" / "matrix_product.py").read_text()


@pytest.fixture
def worker(tmp_path: Path, jails: Jails) -> Iterator[Worker]:
    """A worker whose keeper is not started: the test is its clock."""
    with Judges(jails=jails, folder=tmp_path) as judges:
        yield Worker(name="here", jails=jails, judges=judges, cache=Cache(tmp_path))


def grade(worker: Worker, school: School, source: str, **more: object) -> GradingRun:
    run = run_of(school.submit(source=source, **more))
    assert worker.grade(run_id=run.pk)
    run.refresh_from_db()
    return run


@pytest.mark.jail
def test_a_right_solution_passes_and_counts(worker: Worker, school: School) -> None:
    run = grade(worker, school, RIGHT)
    assert (run.state, run.verdict, run.points) == (RunState.FINISHED, "passed", run.max_points)
    assert Mark.objects.get().points == 10
    report = report_for(viewer=school.cast.student, run=run)
    assert report is not None
    assert report.version == run.submission.version.hash
    assert report.seed == run.submission.seed


@pytest.mark.jail
@pytest.mark.parametrize(
    ("source", "verdict"),
    [
        ("def corr2d(X, K):\n    return X\n", "wrong"),
        ("def corr2d(X, K):\n    raise ValueError('x')\n", "error"),
        ("def corr2d(X, K:\n", "invalid"),
        ("def other(X, K): ...\n", "invalid"),
    ],
)
def test_each_end_has_its_verdict(worker: Worker, school: School, source: str, verdict: str) -> None:
    run = grade(worker, school, source)
    assert (run.state, run.verdict) == (RunState.FINISHED, verdict)


@pytest.mark.jail
def test_a_trial_runs_the_visible_cases_only(worker: Worker, school: School) -> None:
    trial, submission = (grade(worker, school, RIGHT, kind=kind) for kind in (TRIAL, "submission"))
    visible, all_of_it = report_of(trial), report_of(submission)
    assert visible is not None
    assert all_of_it is not None
    assert all(case.visible for case in visible.cases)
    assert len(visible.cases) < len(all_of_it.cases)
    assert Mark.objects.count() == 1


@pytest.mark.jail
def test_a_fault_of_ours_is_tried_again_and_ends_as_internal(
    worker: Worker, school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = run_of(school.submit(source=RIGHT))
    monkeypatch.setattr("grader.catalog.selectors._bundles", {})
    school.exercise.versions.update(bundle="no bundle")
    for tries in (1, 2, 3):
        GradingRun.objects.update(not_before=None)
        assert worker.grade(run_id=run.pk)
        run.refresh_from_db()
        assert run.tries == tries
        assert "Traceback" in run.error
    assert (run.state, run.verdict) == (RunState.FINISHED, "internal")
    assert not worker.grade(run_id=run.pk)


@pytest.mark.django_db(transaction=True)
def test_the_keeper_renews_what_is_in_hand_and_reaps_what_is_not(
    tmp_path: Path, configured: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    configured(reap_seconds=0.05, lease_seconds=1)
    monkeypatch.setattr("grader.celery.send", lambda name, run_id, queue: None)
    school = open_school()
    held, lost = (run_of(school.submit(person)) for person in (school.cast.student, school.cast.other))
    jails = Jails()
    worker = Worker(name="here", jails=jails, judges=Judges(jails=jails, folder=tmp_path), cache=Cache(tmp_path))
    from grader.submissions.runs.turns import grading_run_claim

    claim = grading_run_claim(queue=held.queue, worker="here")
    assert claim is not None
    assert grading_run_claim(queue=lost.queue, worker="dead") is not None
    GradingRun.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
    with worker._held(claim):
        worker.start()
        try:
            wait_for(lambda: GradingRun.objects.get(pk=lost.pk).state == RunState.QUEUED, what="the lost run")
            wait_for(
                lambda: GradingRun.objects.filter(pk=held.pk, lease_until__gt=timezone.now()).first(),
                what="the renewal",
            )
        finally:
            worker.close()
    held.refresh_from_db()
    assert (held.state, held.tries) == (RunState.RUNNING, 1)


def test_there_is_no_worker_in_a_web_process() -> None:
    with pytest.raises(RuntimeError, match="no worker"):
        current_worker()
