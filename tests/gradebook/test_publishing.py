"""What is said before an assignment is published or hidden, and what that refuses."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from grader.catalog.models import Candidate, Preparation
from grader.catalog.services import assignment_add
from grader.courses.models import Assignment, Enrolment, Mode, Role
from grader.courses.services import assignment_create, extension_grant
from grader.errors import NotFound
from grader.gradebook.teaching.publishing import assignment_show, outlook
from grader.quizzes.asking.pools import pool_set
from grader.quizzes.sitting.attempts import attempt_start
from tests.quizzes.exam import Exam
from tests.school import School, report


def said(school: School, assignment: Assignment | None = None) -> str:
    found = outlook(viewer=school.cast.instructor, assignment=assignment or school.assignment)
    return " ".join(("STOP " if one.stops else "") + str(one.says) for one in found.findings)


def test_nothing_is_said_of_what_is_whole(school: School) -> None:
    Preparation.objects.create(version=school.exercise.current)
    assert said(school) == ""


def test_each_thing_that_is_missing_is_said(school: School) -> None:
    course, now = school.cast.course, timezone.now()
    assert "not prepared yet" in said(school)
    Preparation.objects.create(version=school.exercise.current, fault="ValueError")
    assert "is faulty" in said(school)
    Candidate.objects.create(slug=school.exercise.slug, problems=[{"where": "cases.py", "what": {"en": "no"}}])
    assert "was refused" in said(school)
    school.item.points = Decimal(0)
    school.item.save()
    assert "is worth no points" in said(school)
    school.assignment.title = {"en": "Week 1"}
    school.reschedule(opens_at=now - timedelta(days=3), due_at=now - timedelta(days=2), closes_at=None)
    assert "title is not given in Simplified Chinese" in said(school)
    assert "due date has passed" in said(school)
    assert "never closes" in said(school)
    school.reschedule(due_at=None, closes_at=now - timedelta(days=1))
    assert "no due date" in said(school)
    assert "has closed already" in said(school)
    extension_grant(assignment=school.assignment, user=school.cast.student, closes_at=now - timedelta(days=2))
    school.reschedule(opens_at=now - timedelta(hours=36))
    assert "For Student it is due before it opens" in said(school)
    Enrolment.objects.filter(course=course, role=Role.STUDENT).delete()
    assert "Nobody is enrolled" in said(school)
    empty = assignment_create(course=course, slug="empty", title={"en": "E", "zh-hans": "空"})
    assert "STOP It has no exercises yet." in said(school, empty)


def test_a_statement_that_a_language_lacks(school: School) -> None:
    version = school.exercise.current
    assert version is not None
    type(version).objects.filter(pk=version.pk).update(spec={**version.spec, "languages": ["en"]})
    assert "no statement in Simplified Chinese of Two-dimensional" in said(school)
    school.cast.course.languages = ["en"]
    school.cast.course.save()
    assert "statement" not in said(school, Assignment.objects.get(pk=school.assignment.pk))


def test_what_nobody_could_answer_is_not_published(school: School) -> None:
    teacher = school.cast.instructor
    empty = assignment_create(course=school.cast.course, slug="empty", title={"en": "E"})
    with pytest.raises(ValidationError, match="no exercises"):
        assignment_show(viewer=teacher, assignment=empty, published=True)
    item = assignment_add(assignment=empty, exercise=school.exercise)
    empty.mode = Mode.QUIZ
    empty.save()
    pool_set(assignment=empty, name="a", draw=2, items=[item])
    with pytest.raises(ValidationError, match="to give 2 questions and holds 1"):
        assignment_show(viewer=teacher, assignment=empty, published=True)
    assert not Assignment.objects.get(pk=empty.pk).published
    for who in (school.cast.assistant, school.cast.student, school.cast.outsider):
        with pytest.raises(NotFound):
            assignment_show(viewer=who, assignment=school.assignment, published=False)


def test_what_is_written_now_is_not_hidden(exam: Exam) -> None:
    attempt_start(user=exam.cast.student, assignment=exam.quiz)
    with pytest.raises(ValidationError, match="1 student writes it now"):
        assignment_show(viewer=exam.cast.instructor, assignment=exam.quiz, published=False)


def test_the_page_says_it_and_does_it(school: School) -> None:
    client = Client(headers={"accept-language": "en"})
    client.force_login(school.cast.instructor)
    page = "/teach/cnn/assignments/week-1/publish/"
    school.graded(report())
    text = client.get(page).content.decode()
    assert "1 submission, from 1 people, is kept" in text
    assert client.post(page, {"published": "0"}).status_code == 302
    opens = timezone.now() + timedelta(days=1)
    school.assignment.refresh_from_db()
    school.reschedule(opens_at=opens, due_at=None, closes_at=None)
    text = client.get(page).content.decode()
    assert "2 students see its title and dates at once" in text
    assert f"from {opens:%Y-%m-%d %H:%M} (UTC)" in text
    assert "Its 10 points count" in text
    assert client.post(page, {"published": "1"}).status_code == 302
    assert Assignment.objects.get(pk=school.assignment.pk).published
    school.item.delete()
    client.post(page, {"published": "0"})
    refused = client.post(page, {"published": "1"})
    assert refused.status_code == 422
    assert "It has no exercises yet." in refused.content.decode()
