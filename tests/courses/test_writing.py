"""What the services and the database refuse about courses."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.utils import timezone

from grader.courses.models import Assignment, Course, Enrolment, Extension, Role
from grader.courses.rules import role_in
from grader.courses.selectors import schedule_for
from grader.courses.services import assignment_create, course_create, enrol, extension_grant
from tests.people import Cast

NOW = timezone.now()
DAY = timedelta(days=1)


def test_a_course_starts_with_its_instructor(cast: Cast) -> None:
    course = course_create(slug="rnn", title={"en": "Recurrent networks"}, instructor=cast.outsider)
    assert role_in(cast.outsider, course) is Role.INSTRUCTOR


@pytest.mark.parametrize(
    ("slug", "title"),
    [
        ("cnn", {"en": "Taken"}),
        ("a b", {"en": "No slug"}),
        ("x", {}),
        ("x", {"en": "X", "tlh": "X"}),
        ("x", {"en": "X", "zh-hans": 3}),
        ("x", "X"),
    ],
)
def test_a_course_needs_a_free_slug_and_a_title(cast: Cast, slug: str, title: Any) -> None:
    with pytest.raises((ValidationError, ValueError)):
        course_create(slug=slug, title=title, instructor=cast.outsider)
    assert Course.objects.count() == 2


def test_enrolling_again_changes_the_role(cast: Cast) -> None:
    enrol(course=cast.course, user=cast.student, role=Role.ASSISTANT)
    assert role_in(cast.student, cast.course) is Role.ASSISTANT
    assert Enrolment.objects.filter(course=cast.course, user=cast.student).count() == 1


@pytest.mark.parametrize(
    "dates",
    [
        {"opens_at": NOW, "due_at": NOW - DAY},
        {"due_at": NOW, "closes_at": NOW - DAY},
        {"opens_at": NOW, "closes_at": NOW - DAY},
    ],
)
def test_dates_out_of_order_are_refused_by_the_service_and_by_the_database(cast: Cast, dates: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        assignment_create(course=cast.course, slug="x", title={"en": "X"}, **dates)
    with pytest.raises(IntegrityError):
        Assignment.objects.create(course=cast.course, slug="x", title={"en": "X"}, **dates)


@pytest.mark.parametrize(
    "row",
    [
        lambda cast: Enrolment(course=cast.course, user=cast.student),
        lambda cast: Enrolment(course=cast.course, user=cast.outsider, role="king"),
        lambda cast: Assignment(course=cast.course, slug="x", title={"en": "X"}, mode="exam"),
    ],
    ids=["enrolled twice", "unknown role", "unknown mode"],
)
def test_the_database_keeps_the_rules(cast: Cast, row: Any) -> None:
    with pytest.raises(IntegrityError):
        row(cast).save()


def test_an_extension_holds_for_one_student_and_is_replaced_by_the_next(cast: Cast) -> None:
    assignment = assignment_create(course=cast.course, slug="x", title={"en": "X"}, due_at=NOW, closes_at=NOW + DAY)
    for days in (1, 2):
        extension_grant(assignment=assignment, user=cast.student, due_at=NOW + days * DAY)
        assert schedule_for(assignment=assignment, user=cast.student).due_at == NOW + days * DAY
    assert schedule_for(assignment=assignment, user=cast.other).due_at == NOW
    assert Extension.objects.count() == 1
    with pytest.raises(ValidationError):
        extension_grant(assignment=assignment, user=cast.student, due_at=NOW + DAY, closes_at=NOW)
