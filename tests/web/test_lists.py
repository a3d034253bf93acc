"""Home, course and assignment: what is set, by when, and how far one has come."""

from __future__ import annotations

from datetime import timedelta

from django.test import Client
from django.utils import timezone

from grader.courses.models import Enrolment
from grader.courses.services import extension_grant
from tests.school import School
from tests.web.html import Pages, css, one, read, text
from tests.web.reports import PASSED, WRONG


def test_home_lists_courses_with_assignments_and_points(student: Client, school: School) -> None:
    school.graded(WRONG)
    page = read(student.get("/"))
    assert text(css(page, ".row")[-1]).startswith("Week 1 Convolutional networks")
    row = text(css(page, ".standing")[0])
    assert row.startswith("Convolutional networks")
    assert "4 of 10 points" in row


def test_home_leads_back_to_where_one_left_off(student: Client, pages: Pages, school: School) -> None:
    assert not css(read(student.get("/")), ".resume")
    student.post(pages.draft, {"source": "begun = True\n"})
    assert one(read(student.get("/")), ".resume").get("href") == pages.exercise
    Enrolment.objects.filter(user=school.cast.student).delete()
    assert not css(read(student.get("/")), ".resume")


def test_home_of_somebody_without_a_course_says_what_to_do(school: School, sign_in) -> None:  # type: ignore[no-untyped-def]
    Enrolment.objects.filter(user=school.cast.outsider).delete()
    tree = read(sign_in(school.cast.outsider).get("/"))
    assert "You are not in a course yet." in text(one(tree, ".empty"))


def test_the_assignment_says_how_far_one_is(student: Client, school: School, pages: Pages) -> None:
    def state() -> str:
        return text(one(read(student.get(pages.assignment)), ".row-side"))

    assert state() == "Not started"
    student.post(pages.draft, {"source": "begun = True\n"})
    assert state() == "Started"
    school.submit()
    assert state() == "Being graded"
    school.graded(WRONG, source="x = 1\n")
    assert state() == "Partly solved"
    school.graded(PASSED, source="x = 2\n")
    assert state() == "Solved"


def test_a_library_with_nothing_in_it_blames_no_word(student: Client) -> None:
    """What a course asks for is not in it for its students, nor what a worker has yet to check."""
    page = student.get("/practice/").content.decode()
    assert "Nothing is here yet." in page
    assert "No exercise is like that." not in page
    assert "of 0" not in page


def test_dates_are_written_for_every_reader(student: Client, school: School, pages: Pages) -> None:
    tree = read(student.get(pages.assignment))
    due = one(tree, "time")
    assert due.get("datetime") == school.assignment.due_at.isoformat()
    assert text(due).endswith("UTC")
    assert "left" in text(one(tree, ".left"))


def test_late_closed_and_extended_are_said(student: Client, school: School, pages: Pages) -> None:
    now = timezone.now()
    school.reschedule(due_at=now - timedelta(minutes=30))
    assert "Still taken, as late, until" in text(one(read(student.get(pages.assignment)), ".facts"))
    school.reschedule(closes_at=now - timedelta(minutes=5))
    assert "Closed" in text(one(read(student.get(pages.assignment)), ".facts"))
    extension_grant(
        assignment=school.assignment,
        user=school.cast.student,
        due_at=now + timedelta(days=3),
        closes_at=now + timedelta(days=3),
    )
    facts = text(one(read(student.get(pages.assignment)), ".facts"))
    assert facts.startswith("Due")
    assert "You have an extension" in facts


def test_who_teaches_is_told_what_students_do_not_see(school: School, pages: Pages, sign_in) -> None:  # type: ignore[no-untyped-def]
    school.reschedule(published=False)
    teacher = sign_in(school.cast.instructor)
    assert "not published" in text(one(read(teacher.get(pages.course)), ".row"))
    assert "Not published: only who teaches sees it" in text(one(read(teacher.get(pages.assignment)), ".facts"))
