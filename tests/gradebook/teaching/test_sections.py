"""Sections: named by instructors, and marks that follow whoever comes to one with other dates or leaves it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from grader.courses.models import Enrolment, Role, Section, Status
from grader.courses.people.invitations import invitation_accept, invitation_create, token_of
from grader.courses.people.membership import membership_change
from grader.courses.people.roster import roster_apply
from grader.courses.services import extension_grant
from grader.tables import read_table
from tests.gradebook.test_policies import DAY, HOUR, due, handed_in, mark, nothing_differs, policy
from tests.school import School

SECTIONS = "/teach/cnn/people/sections/"


@pytest.fixture
def extended(school: School) -> Section:
    """A section that has a day more, of an assignment in which late work earns nothing; the student was late."""
    policy(school, penalty=100)
    section = Section.objects.create(course=school.cast.course, name="A")
    extension_grant(assignment=school.assignment, section=section, due_at=due(school) + DAY, by=school.cast.instructor)
    handed_in(school, due(school) + HOUR)
    assert mark(school).points == 0
    return section


def test_marks_follow_who_is_put_into_a_section_and_out_again(school: School, extended: Section) -> None:
    enrolment = school.cast.course.enrolments.get(user=school.cast.student)
    for sections, points in (([extended], 10), ([], 0)):
        membership_change(
            enrolment=enrolment,
            by=school.cast.instructor,
            role=Role.STUDENT,
            status=Status.ACTIVE,
            sections=sections,
        )
        assert mark(school).points == points
        nothing_differs(school)


def test_marks_follow_a_roster(school: School, extended: Section) -> None:
    Enrolment.objects.filter(user=school.cast.student).update(student_number="7")
    table = read_table("number,section\n7,A\n")
    roster_apply(course=school.cast.course, table=table, drop=False, by=school.cast.instructor)
    assert mark(school).points == 10
    nothing_differs(school)


def test_marks_follow_an_invitation(school: School, extended: Section) -> None:
    Enrolment.objects.filter(user=school.cast.student).delete()
    invitation = invitation_create(
        course=school.cast.course,
        by=school.cast.instructor,
        role=Role.STUDENT,
        expires_at=timezone.now() + timedelta(days=1),
        sections=[extended],
    )
    invitation_accept(user=school.cast.student, token=token_of(invitation))
    assert mark(school).points == 10
    nothing_differs(school)


def names(school: School) -> list[str]:
    return [section.name for section in school.cast.course.sections.all()]


def test_sections_are_named_renamed_and_taken_away(school: School) -> None:
    client = Client()
    client.force_login(school.cast.instructor)
    client.post(SECTIONS, {"section": ["new"], "name-new": " A "})
    client.post(SECTIONS, {"section": ["new"], "name-new": "B"})
    a, b = (section.pk for section in school.cast.course.sections.all())
    client.post(SECTIONS, {"section": [str(a), str(b)], f"name-{a}": "B", f"name-{b}": "A"})  # they change names
    assert Section.objects.get(pk=a).name == "B"
    assert names(school) == ["A", "B"]
    same = client.post(SECTIONS, {"section": [str(a)], f"name-{a}": "A"})
    assert same.status_code == 422
    assert 'value="A"' in same.content.decode()
    school.cast.course.enrolments.get(user=school.cast.student).sections.add(a)
    assert client.post(SECTIONS, {"section": [str(a)], f"name-{a}": ""}).status_code == 422
    client.post(SECTIONS, {"section": [str(b)], f"name-{b}": ""})
    assert names(school) == ["B"]
    client.post(SECTIONS, {"section": ["new"], "name-new": ""})
    client.post(SECTIONS, {})
    assert names(school) == ["B"]
