"""A grading run is claimed by one worker, finished once, and found again when its worker died."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError
from django.utils import timezone

from grader.catalog.selectors import bundle_of
from grader.catalog.services import exercise_store
from grader.content.bundle import Bundle, build
from grader.grading.report.packing import MARK, graded
from grader.grading.report.report import Report
from grader.judge.verdict import Verdict
from grader.submissions.models import GradingRun, RunState
from grader.submissions.runs import services as run_services
from grader.submissions.runs.reports import report_of
from grader.submissions.runs.services import (
    PAUSE,
    grading_run_fail,
    grading_run_finish,
    grading_run_retry,
    grading_runs_reap,
    grading_runs_renew,
)
from grader.submissions.runs.turns import OVERDUE, Claim, grading_run_claim, grading_runs_overdue, queue_of
from tests.school import School, report, run_of


def queued(school: School) -> GradingRun:
    return run_of(school.submit())


def claim(run: GradingRun, worker: str = "w") -> Claim:
    claimed = grading_run_claim(queue=run.queue, worker=worker)
    assert claimed is not None
    return claimed


def expire(run: GradingRun) -> None:
    GradingRun.objects.filter(pk=run.pk).update(lease_until=timezone.now() - timedelta(seconds=1))


def end_of_pause() -> None:
    GradingRun.objects.update(not_before=timezone.now() - timedelta(seconds=1))


def test_a_claim_has_a_lease_and_is_the_only_one(school: School) -> None:
    run = queued(school)
    assert claim(run) == Claim(run.pk, "w", 1)
    run.refresh_from_db()
    assert (run.state, run.claimed_by, run.tries) == (RunState.RUNNING, "w", 1)
    assert run.lease_until is not None
    assert run.lease_until > timezone.now()
    assert run.started_at is not None
    assert grading_run_claim(queue=run.queue, worker="other") is None


def test_a_message_of_a_run_that_is_gone_names_no_queue(school: School) -> None:
    run = queued(school)
    assert queue_of(run_id=run.pk) == run.queue
    assert queue_of(run_id=run.pk + 1) is None
    assert grading_run_claim(queue="gpu", worker="w") is None


def test_a_message_only_says_that_its_queue_has_work(school: School) -> None:
    first, second = queued(school), queued(school)
    assert claim(second).run_id == first.pk
    assert claim(second).run_id == second.pk


def test_finishing_stores_the_report(school: School) -> None:
    run = queued(school)
    assert grading_run_finish(claim=claim(run), report=graded(report(4, 10, stdout="hello")))
    run.refresh_from_db()
    assert (run.state, run.verdict, run.points, run.max_points) == (RunState.FINISHED, "partial", 4, 10)
    assert run.report == MARK
    kept = report_of(run)
    assert kept is not None
    assert kept.stdout == "hello"
    assert run.lease_until is None


def test_whoever_lost_the_lease_writes_nothing(school: School) -> None:
    run = queued(school)
    lost = claim(run)
    expire(run)
    assert grading_runs_reap() == 1
    held = claim(run)  # by the same worker: only the number of tries tells the two apart
    assert not grading_run_finish(claim=lost, report=graded(report(10)))
    assert not grading_run_fail(claim=lost, error="late")
    assert grading_runs_renew(claims=[lost, held]) == 1
    assert grading_run_finish(claim=held, report=graded(report(5)))
    assert not grading_run_finish(claim=held, report=graded(report(10)))
    run.refresh_from_db()
    assert run.points == 5


def test_a_lease_that_ran_out_but_was_not_reaped_is_still_ours(school: School) -> None:
    run = queued(school)
    held = claim(run)
    expire(run)
    assert grading_run_finish(claim=held, report=graded(report()))


def test_a_renewed_lease_is_not_reaped(school: School) -> None:
    run = queued(school)
    held = claim(run)
    expire(run)
    assert grading_runs_renew(claims=[held]) == 1
    assert grading_runs_reap() == 0
    run.refresh_from_db()
    assert run.state == RunState.RUNNING


def test_a_lease_renewed_while_the_reaper_looks_is_kept(school: School, monkeypatch: pytest.MonkeyPatch) -> None:
    run = queued(school)
    held = claim(run)
    expire(run)
    decide = run_services._give_up_or_requeue

    def renewed_first(*args: Any, **options: Any) -> bool:
        assert grading_runs_renew(claims=[held]) == 1
        return decide(*args, **options)

    monkeypatch.setattr(run_services, "_give_up_or_requeue", renewed_first)
    assert grading_runs_reap() == 0
    assert grading_run_finish(claim=held, report=graded(report()))


def test_the_reaper_queues_again_what_a_dead_worker_left(school: School) -> None:
    run = queued(school)
    claim(run, "dead worker")
    expire(run)
    assert grading_runs_reap() == 1
    run.refresh_from_db()
    assert (run.state, run.claimed_by, run.lease_until) == (RunState.QUEUED, "", None)
    assert "dead worker" in run.error
    assert grading_runs_reap() == 0


def test_the_third_death_ends_it_as_ours_and_the_student_loses_nothing(school: School) -> None:
    run = queued(school)
    for _ in range(3):
        claim(run)
        expire(run)
        assert grading_runs_reap() == 1
    run.refresh_from_db()
    assert (run.state, run.verdict, run.tries) == (RunState.FINISHED, "internal", 3)
    assert run.finished_at is not None
    assert not school.cast.student.marks.exists()


def test_a_failure_of_ours_goes_to_the_end_of_the_line(school: School) -> None:
    run, behind = queued(school), run_of(school.submit(school.cast.other))
    assert grading_run_fail(claim=claim(run), error="no jail")
    assert claim(run).run_id == behind.pk
    end_of_pause()
    assert claim(run).run_id == run.pk


def test_a_failure_of_ours_is_given_time_to_pass(school: School) -> None:
    """Each time a little more; nobody who has a slot waits for it meanwhile."""
    run = queued(school)
    for tries in (1, 2):
        before = timezone.now()
        grading_run_fail(claim=claim(run), error="the disk is full")
        run.refresh_from_db()
        assert run.not_before is not None
        assert timedelta() <= run.not_before - before - tries * PAUSE < timedelta(seconds=5)
        assert grading_run_claim(queue=run.queue, worker="w") is None
        assert not grading_runs_overdue(queue=run.queue)
        end_of_pause()


def test_a_run_that_no_message_told_of_is_overdue(school: School) -> None:
    run = queued(school)
    assert not grading_runs_overdue(queue=run.queue)
    GradingRun.objects.update(queued_at=timezone.now() - OVERDUE - timedelta(seconds=1))
    assert grading_runs_overdue(queue=run.queue)
    assert not grading_runs_overdue(queue="gpu")
    grading_run_fail(claim=claim(run), error="the disk is full")
    assert not grading_runs_overdue(queue=run.queue)
    end_of_pause()
    assert grading_runs_overdue(queue=run.queue)


def test_a_worker_does_not_take_its_own_runs_for_lost(school: School) -> None:
    run = queued(school)
    held = claim(run)
    expire(run)
    assert grading_runs_reap(but=[held]) == 0
    assert grading_runs_reap() == 1


def test_a_report_that_says_internal_is_never_stored_as_a_result(school: School) -> None:
    run = queued(school)
    internal = Report(verdict=Verdict.INTERNAL, points=0, max_points=0, staff="the reference failed")
    for tries in (1, 2, 3):
        end_of_pause()
        assert grading_run_finish(claim=claim(run), report=graded(internal))
        run.refresh_from_db()
        assert run.error == "the reference failed"
        assert run.state == (RunState.QUEUED if tries < 3 else RunState.FINISHED)
    assert run.verdict == "internal"


def test_staff_can_have_an_internal_run_graded_again(school: School) -> None:
    run = queued(school)
    assert not grading_run_retry(run=run)
    for _ in range(3):
        end_of_pause()
        grading_run_fail(claim=claim(run), error="x")
    repaired = exercise_store(slug="corr2d", bundle=another_version(school)).version
    assert grading_run_retry(run=run)
    assert not grading_run_retry(run=run)
    again = run_of(run.submission)
    assert (again.version, run.version) == (repaired, run.submission.version)
    assert repaired != run.version
    assert grading_run_finish(claim=claim(again), report=graded(report()))


def another_version(school: School) -> Bundle:
    """The exercise as its author has mended it."""
    bundle = bundle_of(version=run_of(school.submit(school.cast.other)).version)
    return build("corr2d", {**bundle.files, "starter.py": b"def corr2d(X, K):\n    ...\n"})


@pytest.mark.parametrize(
    "change",
    [
        {"state": "running"},
        {"state": "finished"},
        {"state": "finished", "verdict": "passed", "finished_at": timezone.now()},
        {"state": "finished", "verdict": "fine", "finished_at": timezone.now(), "report": {}},
        {"state": "lost"},
        {"queue": "express"},
    ],
    ids=["no lease", "no verdict", "no report", "unknown verdict", "unknown state", "unknown queue"],
)
def test_the_database_keeps_the_rules(school: School, change: dict[str, Any]) -> None:
    run = queued(school)
    with pytest.raises(IntegrityError):
        GradingRun.objects.filter(pk=run.pk).update(**change)


def test_a_submission_has_one_open_run(school: School) -> None:
    run = queued(school)
    with pytest.raises(IntegrityError):
        GradingRun.objects.create(submission=run.submission)
