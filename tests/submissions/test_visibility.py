"""Who sees a submission, and what of its report."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from grader.courses.models import Enrolment
from grader.courses.services import extension_grant
from grader.errors import NotFound
from grader.grading.report.report import CaseReport
from grader.judge.verdict import Verdict
from grader.submissions.models import RunState
from grader.submissions.runs.selectors import waiting_before
from grader.submissions.runs.services import grading_run_fail
from grader.submissions.runs.turns import grading_run_claim
from grader.submissions.selectors import report_for, submission_get, submissions_of
from grader.submissions.services import submission_create
from tests.school import SOURCE, TRIAL, School, report, run_of

TEACHERS = {"instructor", "assistant"}
HOUR = timedelta(hours=1)

HIDDEN = CaseReport(
    name="a border case",
    verdict=Verdict.WRONG,
    points=0,
    max_points=1,
    visible=False,
    reveal="after-deadline",
    call="corr2d(SECRET)",
)


def test_its_author_and_the_courses_teachers_see_it(school: School) -> None:
    submission = school.submit()
    for name, person in school.cast.everybody():
        if name in TEACHERS | {"student"}:
            view = submission_get(viewer=person, public_id=submission.public_id)
            assert (view.submission, view.run.state, view.done) == (submission, RunState.QUEUED, False)
            assert report_for(viewer=person, run=view.run) is None
        else:
            with pytest.raises(NotFound):
                submission_get(viewer=person, public_id=submission.public_id)
            with pytest.raises(NotFound):
                report_for(viewer=person, run=run_of(submission))


def test_a_teacher_who_left_the_course_sees_it_no_more(school: School) -> None:
    submission = school.submit()
    Enrolment.objects.filter(user=school.cast.assistant).delete()
    with pytest.raises(NotFound):
        submission_get(viewer=school.cast.assistant, public_id=submission.public_id)


def test_what_a_teacher_tried_without_an_assignment_is_their_own(school: School) -> None:
    submission = submission_create(
        user=school.cast.instructor, exercise=school.exercise, assignment=None, source=SOURCE, kind=TRIAL
    )
    for name, person in school.cast.everybody():
        if name == "instructor":
            assert submission_get(viewer=person, public_id=submission.public_id).submission == submission
        else:
            with pytest.raises(NotFound):
                submission_get(viewer=person, public_id=submission.public_id)


@pytest.mark.parametrize("address", [uuid.uuid4(), "1", "nonsense", ""])
def test_what_is_no_submission_is_not_found(school: School, address: object) -> None:
    with pytest.raises(NotFound):
        submission_get(viewer=school.cast.instructor, public_id=address)  # type: ignore[arg-type]


def test_a_hidden_case_is_whole_for_teachers_and_for_its_author_after_the_closing(school: School) -> None:
    run = school.graded(report(0, 1, cases=(HIDDEN,), staff="of ours"))
    for teacher in TEACHERS:
        seen = report_for(viewer=getattr(school.cast, teacher), run=run)
        assert seen is not None
        assert (seen.cases[0].call, seen.staff) == ("corr2d(SECRET)", "of ours")
    seen = report_for(viewer=school.cast.student, run=run)
    assert seen is not None
    assert "SECRET" not in repr(seen)
    assert seen.staff == ""
    school.reschedule(opens_at=None, due_at=timezone.now() - HOUR, closes_at=timezone.now() - HOUR)
    run.submission.assignment = school.assignment
    seen = report_for(viewer=school.cast.student, run=run)
    assert seen is not None
    assert seen.cases[0].call == "corr2d(SECRET)"
    assert seen.staff == ""
    extension_grant(assignment=school.assignment, user=school.cast.student, closes_at=timezone.now() + HOUR)
    assert "SECRET" not in repr(report_for(viewer=school.cast.student, run=run))


def test_our_fault_is_shown_as_ours_and_its_cause_to_nobody_but_staff(
    school: School, configured: Callable[..., None]
) -> None:
    configured(max_tries=1)
    submission = school.submit()
    claim = grading_run_claim(queue=run_of(submission).queue, worker="w")
    assert claim is not None
    grading_run_fail(claim=claim, error="Traceback of ours")
    run = run_of(submission)
    seen = report_for(viewer=school.cast.student, run=run)
    assert seen is not None
    assert seen.verdict is Verdict.INTERNAL
    assert "of ours" not in repr(seen)
    assert run.error == "Traceback of ours"


def test_late_is_after_the_authors_own_due_date(school: School) -> None:
    submission = school.submit()
    assert not submission_get(viewer=school.cast.student, public_id=submission.public_id).late
    school.reschedule(opens_at=None, due_at=submission.created_at - HOUR)
    assert submission_get(viewer=school.cast.student, public_id=submission.public_id).late
    extension_grant(assignment=school.assignment, user=school.cast.student, due_at=submission.created_at + HOUR)
    assert not submission_get(viewer=school.cast.instructor, public_id=submission.public_id).late


def test_the_list_has_ones_own_newest_first_in_three_queries(
    school: School, django_assert_num_queries: Callable[..., object]
) -> None:
    mine = [school.submit(source=f"{SOURCE}#{number}") for number in range(6)]
    school.graded(report(), school.cast.other)
    with django_assert_num_queries(3):
        views = submissions_of(user=school.cast.student, exercise=school.exercise, assignment=school.assignment)
        assert [(view.submission.source, view.run.state) for view in views] == [
            (submission.source, RunState.QUEUED) for submission in reversed(mine)
        ]
    few = submissions_of(user=school.cast.student, exercise=school.exercise, assignment=school.assignment, limit=2)
    assert [view.submission for view in few] == [mine[5], mine[4]]


def test_a_submission_and_its_report_take_five_queries(
    school: School, django_assert_num_queries: Callable[..., object]
) -> None:
    submission = school.graded(report()).submission
    with django_assert_num_queries(4):
        view = submission_get(viewer=school.cast.instructor, public_id=submission.public_id)
    with django_assert_num_queries(1):
        report_for(viewer=school.cast.instructor, run=view.run)


def test_how_many_wait_before(school: School) -> None:
    runs = [run_of(school.submit(person)) for person in (school.cast.student, school.cast.other)]
    assert [waiting_before(run=run) for run in runs] == [0, 1]
    school.graded(report(), school.cast.instructor)
    assert waiting_before(run=runs[1]) == 1
