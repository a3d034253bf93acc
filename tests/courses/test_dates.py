"""Dates as instructors type them: in the course's zone, over the changes of clocks, and other ones for somebody."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from grader.courses.models import Assignment, Event, Extension, Verb
from grader.courses.people.groups import groups_set, groups_text
from grader.courses.services import extension_grant
from tests.people import Cast
from tests.school import School

BERLIN = ZoneInfo("Europe/Berlin")
EDIT = "/teach/cnn/assignments/week-1/"


@pytest.fixture
def teacher(school: School) -> Client:
    school.cast.course.time_zone = "Europe/Berlin"
    school.cast.course.save()
    client = Client()
    client.force_login(school.cast.instructor)
    return client


def send(client: Client, **dates: str) -> int:
    return client.post(EDIT, {"title_en": "Week 1", "title_zh": "第一周", "mode": "homework", **dates}).status_code


def test_a_form_sent_as_it_came_changes_nothing(school: School, teacher: Client) -> None:
    later = datetime(2026, 10, 25, 2, 30, 17, tzinfo=BERLIN, fold=1)  # the second 2:30 of that night, to the second
    school.reschedule(opens_at=None, due_at=later, closes_at=None)
    assert 'value="2026-10-25T02:30"' in teacher.get(EDIT).content.decode()
    assert send(teacher, due_at="2026-10-25T02:30") == 302
    assert Assignment.objects.get().due_at == datetime(2026, 10, 25, 1, 30, 17, tzinfo=UTC)
    assert not Event.objects.filter(verb=Verb.ASSIGNMENT_CHANGED).exists()
    send(teacher, due_at="2026-10-25T02:31")
    assert Assignment.objects.get().due_at == datetime(2026, 10, 25, 0, 31, tzinfo=UTC)  # the earlier one


def test_a_time_that_the_clocks_skip_is_refused(school: School, teacher: Client) -> None:
    assert send(teacher, due_at="2027-03-28T02:30") == 422
    assert send(teacher, due_at="2027-03-28T03:30") == 302


@pytest.mark.parametrize(
    "more",
    [
        {"due_at": "9998-12-31T23:59"},
        {"opens_at": "0001-01-03T00:00"},
        {"policy-late_hours": "2147483647"},
        {"policy-cooldown_seconds": "99999999999"},
        {"policy-grace_minutes": "30000"},
        {"policy-attempts": "99999"},
    ],
)
def test_a_number_or_year_with_which_no_date_can_be_reckoned_is_refused(
    school: School, teacher: Client, more: dict[str, str]
) -> None:
    rules = {"penalty": "5", "penalty_per": "day", "penalty_most": "100", "grace_minutes": "0", "cooldown_seconds": "0"}
    sent = {"own_policy": "on", "policy-counts": "best", **{f"policy-{name}": value for name, value in rules.items()}}
    assert send(teacher, due_at="2027-03-28T03:30", **sent) == 302
    assert send(teacher, **{"due_at": "2027-03-28T03:30", **sent, **more}) == 422
    assert teacher.get("/courses/cnn/").status_code == 200


@pytest.mark.parametrize("name", ["opens_at", "due_at", "closes_at"])
def test_there_is_no_other_date_where_there_is_none(school: School, name: str) -> None:
    school.reschedule(opens_at=None, due_at=None, closes_at=None)
    when = datetime(2026, 12, 1, tzinfo=BERLIN)
    with pytest.raises(ValidationError, match="give it one"):
        extension_grant(assignment=school.assignment, user=school.cast.student, **{name: when})  # type: ignore[arg-type]
    assert not Extension.objects.exists()


def test_extensions_say_all_that_they_give(school: School, teacher: Client) -> None:
    data = {"student": "student", "more_attempts": "2", "more_minutes": "15", "reason": "ill"}
    assert teacher.post(f"{EDIT}extensions/", data).status_code == 302
    page = teacher.get(f"{EDIT}extensions/").content.decode()
    for said in ("2 hand-ins more", "15 minutes more", "ill"):
        assert said in page


def test_the_record_says_to_whom_other_dates_were_given(school: School, teacher: Client) -> None:
    section = school.cast.course.sections.create(name="Tuesday")
    groups_set(assignment=school.assignment, text="Red: student", by=school.cast.instructor)
    for whom in ({"section": section}, {"group": school.assignment.groups.get()}):
        extension_grant(assignment=school.assignment, more_attempts=1, by=school.cast.instructor, **whom)
    teacher.post("/teach/cnn/people/roster/", {"table": "e-mail\nnew@example.org\n", "apply": "1"})
    page = teacher.get("/teach/cnn/record/").content.decode()
    for said in ("other dates to Tuesday", "other dates to Red", "1 added, 0 changed, 0 dropped, 0 as before."):
        assert said in page


def test_a_new_assignment_is_in_the_record(cast: Cast) -> None:
    client = Client()
    client.force_login(cast.instructor)
    client.post("/teach/cnn/assignments/new/", {"title_en": "Week 9", "mode": "homework"})
    row = Event.objects.get(verb=Verb.ASSIGNMENT_CREATED)
    assert (row.actor, row.assignment) == (cast.instructor, Assignment.objects.get(slug="week-9"))


def test_who_dropped_the_course_stays_in_their_group(school: School, teacher: Client) -> None:
    by = school.cast.instructor
    groups_set(assignment=school.assignment, text="Red: student, other", by=by)
    school.cast.course.enrolments.filter(user=school.cast.other).update(status="dropped")
    text = groups_text(assignment=school.assignment)
    assert groups_set(assignment=school.assignment, text=f"{text}\n", by=by) == 1  # as the page had it
    groups_set(assignment=school.assignment, text="Red: student", by=by)
    with pytest.raises(ValidationError, match="no student other"):
        groups_set(assignment=school.assignment, text="Red: student, other", by=by)


def test_groups_are_written_as_people_write_and_in_few_queries(school: School, django_assert_max_num_queries) -> None:  # type: ignore[no-untyped-def]
    school.cast.course.enrolments.filter(user=school.cast.other).update(student_number="77")
    with django_assert_max_num_queries(30):
        assert groups_set(assignment=school.assignment, text="红组： student，77", by=school.cast.instructor) == 1
    members = school.assignment.groups.get(name="红组").members.values_list("user__username", flat=True)
    assert sorted(members) == ["other", "student"]
