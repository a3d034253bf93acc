"""The pages that put marks beside exercises."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from grader.catalog.models import Exercise
from grader.catalog.services import assignment_add
from grader.courses.services import assignment_create
from grader.errors import NotFound
from grader.gradebook.selectors import Progress, assignment_overview, course_overview, mark_get
from grader.submissions.services import draft_save
from tests.school import TRIAL, School, finish, report

MEMBERS = {"instructor", "assistant", "student", "other"}


def progress(school: School) -> Progress:
    return assignment_overview(viewer=school.cast.student, assignment=school.assignment).rows[0].progress


def test_members_see_their_own_overview_and_others_none(school: School) -> None:
    school.graded(report(5, 10))
    for name, person in school.cast.everybody():
        if name in MEMBERS:
            overview = assignment_overview(viewer=person, assignment=school.assignment)
            assert (overview.points, overview.max_points) == (5 if name == "student" else 0, 10)
            assert [
                (row.points, row.max_points, row.exercises)
                for row in course_overview(viewer=person, course=school.cast.course)
            ] == [(5 if name == "student" else 0, 10, 1)]
        else:
            with pytest.raises(NotFound):
                assignment_overview(viewer=person, assignment=school.assignment)
            with pytest.raises(NotFound):
                course_overview(viewer=person, course=school.cast.course)


def test_progress_from_untouched_to_passed(school: School) -> None:
    student = school.cast.student
    school.graded(report(), school.cast.other)
    assert progress(school) is Progress.UNTOUCHED
    draft_save(user=student, exercise=school.exercise, assignment=school.assignment, source="x")
    assert progress(school) is Progress.STARTED
    school.graded(report(), kind=TRIAL)
    assert progress(school) is Progress.STARTED
    submission = school.submit()
    assert progress(school) is Progress.WAITING
    finish(submission, report(1, 10))
    assert progress(school) is Progress.PARTIAL
    school.submit()
    assert progress(school) is Progress.PARTIAL
    school.graded(report())
    assert progress(school) is Progress.PASSED


def test_submissions_are_counted_without_trials(school: School) -> None:
    for kind in ("submission", "trial", "submission"):
        school.submit(kind=kind)
    row = assignment_overview(viewer=school.cast.student, assignment=school.assignment).rows[0]
    assert row.submissions == 2


def test_before_it_opens_a_student_sees_no_exercises(school: School) -> None:
    school.reschedule(opens_at=timezone.now() + timedelta(hours=1))
    assert assignment_overview(viewer=school.cast.student, assignment=school.assignment).rows == ()
    assert len(assignment_overview(viewer=school.cast.assistant, assignment=school.assignment).rows) == 1


def test_the_pages_take_as_many_queries_however_much_there_is(
    school: School, django_assert_num_queries: Callable[..., object]
) -> None:
    for number in range(4):
        exercise = Exercise.objects.create(
            slug=f"more-{number}", kind="code", topic="convolution", title={"en": "More"}, current=None
        )
        assignment_add(assignment=school.assignment, exercise=exercise, points=Decimal(5))
        assignment_create(course=school.cast.course, slug=f"week-1{number}", title={"en": "More"}, published=True)
    for points in (1, 2, 3):
        school.graded(report(points, 4))
    with django_assert_num_queries(8):
        overview = assignment_overview(viewer=school.cast.student, assignment=school.assignment)
    assert (len(overview.rows), overview.max_points) == (5, 30)
    with django_assert_num_queries(5):
        rows = course_overview(viewer=school.cast.student, course=school.cast.course)
    assert {row.view.assignment.slug: row.max_points for row in rows}["week-1"] == 30
    with django_assert_num_queries(1):
        found = mark_get(user=school.cast.student, item=school.item)
    assert found is not None
    assert found.points == Decimal("7.50")
