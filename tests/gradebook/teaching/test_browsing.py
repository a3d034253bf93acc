"""Submissions found by what was late and by named mistakes; and the one after and before, in the list asked for."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from grader.catalog.models import Exercise
from grader.catalog.services import assignment_add
from grader.courses.models import Section
from grader.courses.services import extension_grant
from grader.gradebook.models import Comment, Mark, RubricItem
from tests.gradebook.test_policies import DAY, HOUR, due, handed_in, policy
from tests.school import School, report
from tests.web.reports import failing

LIST = "/teach/cnn/submissions/"


@pytest.fixture
def staff(school: School) -> Client:
    client = Client()
    client.force_login(school.cast.assistant)
    return client


def found(client: Client, query: str) -> list[Any]:
    return [row.pk for row in client.get(f"{LIST}?{query}").context["found"].rows]


def test_late_is_late_by_each_students_own_dates(school: School, staff: Client) -> None:
    policy(school, grace_minutes=10)
    handed_in(school, due(school) + timedelta(minutes=5))  # within the grace
    late = handed_in(school, due(school) + HOUR)
    other = handed_in(school, due(school) + HOUR, user=school.cast.other)
    assert found(staff, "late=1") == [other.pk, late.pk]
    extension_grant(assignment=school.assignment, user=school.cast.other, due_at=due(school) + DAY)
    assert found(staff, "late=1&assignment=week-1") == [late.pk]
    extension_grant(assignment=school.assignment, user=school.cast.other, due_at=due(school) - DAY)  # earlier too
    early = handed_in(school, due(school) - HOUR, user=school.cast.other)
    assert found(staff, "late=1") == [early.pk, other.pk, late.pk]


def test_a_named_mistake_is_chosen_by_its_sentence(school: School, staff: Client) -> None:
    run = school.graded(report(1, 4, misconceptions=("flipped_kernel",)))
    school.graded(report(4, 4))
    query = "assignment=week-1&exercise=corr2d"
    page = staff.get(f"{LIST}?{query}")
    assert "flipped_kernel" in dict(page.context["found"].mistakes)
    assert '<option value="flipped_kernel">' in page.content.decode()
    assert found(staff, f"{query}&mistake=flipped_kernel") == [run.submission_id]


def test_the_next_one_is_the_next_of_the_list(school: School, staff: Client) -> None:
    section = Section.objects.create(course=school.cast.course, name="A")
    school.cast.course.enrolments.get(user=school.cast.other).sections.add(section)
    wrong = [school.graded(report(1, 4)).submission for _ in range(2)]
    theirs = school.graded(report(1, 4), school.cast.other).submission
    school.graded(report(4, 4))
    page = staff.get(f"{LIST}?verdict=partial")
    assert f"/submissions/{wrong[1].public_id}/?verdict=partial" in page.content.decode()
    beside = staff.get(f"/submissions/{theirs.public_id}/?verdict=partial").context["beside"]
    assert (beside.newer, beside.older) == (None, wrong[1])
    beside = staff.get(f"/submissions/{theirs.public_id}/?section={section.pk}&as=student").context["beside"]
    assert (beside.newer, beside.older) == (None, None)
    page = staff.get(f"/submissions/{wrong[1].public_id}/")
    context = page.context
    assert (context["beside"].newer, context["beside"].older) == (theirs, wrong[0])
    assert context["earlier"] == wrong[0]
    assert len(context["beside"].tries) == 3
    assert f"/submissions/{wrong[0].public_id}/compare/{wrong[1].public_id}/" in page.content.decode()


def test_a_comment_on_a_case_names_it(school: School, staff: Client) -> None:
    case = failing()
    run = school.graded(report(1, 4, cases=(case,)))
    address = f"/submissions/{run.submission.public_id}/"
    assert f'<option value="{case.name}">' in staff.get(address).content.decode()
    staff.post(f"{address}say/", {"do": "comment", "text": "Look here", "case": case.name})
    assert Comment.objects.get().case == case.name
    student = Client()
    student.force_login(school.cast.student)
    assert f"{case.name}: Look here" in student.get(address).content.decode()


def test_a_rubric_item_is_used_all_over_its_assignment(school: School, staff: Client) -> None:
    run = school.graded(report(1, 4))
    say = f"/submissions/{run.submission.public_id}/say/"
    elsewhere = RubricItem.objects.create(
        assignment=school.assignment, exercise=other_exercise(school), text="Good names", points=1
    )
    assert "Good names" in staff.get(f"/submissions/{run.submission.public_id}/").content.decode()
    staff.post(say, {"do": "rubric", "item": [str(elsewhere.pk)]})
    assert Mark.objects.get().points == 3.5


def other_exercise(school: School) -> Exercise:
    row = Exercise.objects.create(slug="other", kind="code", topic="x", title={"en": "Other"})
    Exercise.objects.filter(pk=row.pk).update(current=school.exercise.current)
    row.refresh_from_db()
    assignment_add(assignment=school.assignment, exercise=row)
    return row
