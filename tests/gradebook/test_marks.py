"""What counts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError
from django.utils import timezone

from grader.courses.services import extension_grant
from grader.gradebook.models import Mark
from grader.gradebook.services import marks_recompute
from grader.grading.report.packing import graded
from grader.submissions.models import GradingRun, RunState, Submission
from grader.submissions.runs import services as run_services
from grader.submissions.runs.services import grading_run_finish
from grader.submissions.runs.turns import grading_run_claim
from tests.school import TRIAL, School, finish, report, run_of

HOUR = timedelta(hours=1)


def mark(school: School) -> Mark:
    return Mark.objects.get(user=school.cast.student)


def recompute(school: School) -> None:
    marks_recompute(
        user_ids={school.cast.student.pk}, assignment_id=school.assignment.pk, exercise_ids={school.exercise.pk}
    )


def test_a_graded_submission_becomes_a_mark_on_the_assignments_scale(school: School) -> None:
    school.graded(report(3, 4))
    assert (mark(school).points, mark(school).max_points, mark(school).late) == (Decimal("7.50"), 10, False)


def test_the_best_counts_whatever_the_order(school: School) -> None:
    for points in (2, 4, 3):
        school.graded(report(points, 4))
    assert mark(school).points == 10
    assert mark(school).run.points == 4


def test_of_equal_ones_the_earliest_counts_so_a_late_one_displaces_nothing(school: School) -> None:
    first = school.graded(report(3, 4))
    school.graded(report(3, 4))
    assert mark(school).run == first


def test_a_mark_from_a_late_submission_says_so(school: School) -> None:
    run = school.graded(report(2, 4))
    school.reschedule(opens_at=None, due_at=run.submission.created_at + timedelta(microseconds=1))
    better = school.graded(report(4, 4))
    assert (mark(school).run, mark(school).late) == (better, True)
    extension_grant(assignment=school.assignment, user=school.cast.student, due_at=timezone.now() + HOUR)
    recompute(school)
    assert not mark(school).late


def test_trials_count_for_nothing(school: School) -> None:
    school.graded(report(), kind=TRIAL)
    assert not Mark.objects.exists()


def test_our_faults_count_for_nothing(school: School, configured: Callable[..., None]) -> None:
    school.graded(report(2, 4))
    configured(max_tries=1)
    claim = grading_run_claim(queue=run_of(school.submit()).queue, worker="w")
    assert claim is not None
    run_services.grading_run_fail(claim=claim, error="ours")
    assert mark(school).points == 5


@pytest.mark.parametrize(
    ("points", "of", "worth", "expected"),
    [(1, 3, 10, "3.33"), (2, 3, 10, "6.66"), (999, 1000, 1, "0.99"), (0.1 + 0.2, 0.6, 10, "5.00"), (0, 0, 10, "0.00")],
)
def test_points_are_rounded_down_to_a_hundredth(
    school: School, points: float, of: float, worth: int, expected: str
) -> None:
    school.item.points = Decimal(worth)
    school.item.save()
    run = school.submit()
    finish(run, report(points, of + 1e-12))
    assert mark(school).points == Decimal(expected)


def test_report_and_mark_are_stored_together_or_not_at_all(school: School, monkeypatch: pytest.MonkeyPatch) -> None:
    run = run_of(school.submit())
    claim = grading_run_claim(queue=run.queue, worker="w")
    assert claim is not None

    def fails(**_: object) -> None:
        raise RuntimeError("the gradebook fell over")

    monkeypatch.setattr("grader.gradebook.receivers.marks_recompute", fails)
    with pytest.raises(RuntimeError):
        grading_run_finish(claim=claim, report=graded(report()))
    run.refresh_from_db()
    assert run.state == RunState.RUNNING


def test_a_mark_goes_when_what_it_came_from_goes(school: School) -> None:
    run = school.graded(report())
    GradingRun.objects.filter(pk=run.pk).update(verdict="internal")
    recompute(school)
    assert not Mark.objects.exists()


def test_each_students_mark_is_their_own(school: School) -> None:
    school.graded(report(1, 4))
    school.graded(report(4, 4), school.cast.other)
    assert dict(Mark.objects.values_list("user__username", "points")) == {"student": Decimal("2.50"), "other": 10}


def test_the_database_keeps_marks_from_being_negative_or_double(school: School) -> None:
    run = school.graded(report())
    with pytest.raises(IntegrityError):
        _in_savepoint(lambda: Mark.objects.update(points=Decimal(-1)))
    copy = mark(school)
    copy.pk = None
    with pytest.raises(IntegrityError):
        _in_savepoint(copy.save)
    assert Submission.objects.get() == run.submission


def _in_savepoint(write: Callable[[], object]) -> None:
    from django.db import transaction

    with transaction.atomic():
        write()
