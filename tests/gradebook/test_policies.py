"""Marks under late policies, for groups, and with what people decided; recomputing changes nothing."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from grader.catalog.services import assignment_add
from grader.courses.models import Counts, Event, Group, GroupMember, Per, Policy, Section
from grader.courses.services import assignment_create, extension_grant
from grader.gradebook.models import Adjustment, AdjustmentKind, Mark
from grader.gradebook.services import adjustment_add, assignment_recompute, marks_differing
from grader.submissions.models import Submission
from tests.school import School, report

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def policy(school: School, **values: Any) -> Policy:
    row = Policy.objects.create(**values)
    school.assignment.policy = row
    school.assignment.save()
    return row


def handed_in(school: School, at: datetime, share: float = 1.0, **more: Any) -> Submission:
    """A submission graded with ``share`` of the points, as if it had been handed in ``at``."""
    run = school.graded(report(4 * share, 4), **more)
    Submission.objects.filter(pk=run.submission_id).update(created_at=at)
    assignment_recompute(assignment=run.submission.assignment)
    return run.submission


def mark(school: School, **more: Any) -> Mark:
    return Mark.objects.get(**{"user": school.cast.student, "assignment": school.assignment, **more})


def nothing_differs(school: School) -> None:
    assert list(marks_differing(course=school.cast.course)) == []


def due(school: School) -> datetime:
    assert school.assignment.due_at is not None
    return school.assignment.due_at


def test_each_day_begun_costs_and_the_mark_says_how_it_came_about(school: School) -> None:
    policy(school, penalty=10, penalty_per=Per.DAY, penalty_most=50)
    handed_in(school, due(school) + DAY + HOUR, 0.75)
    row = mark(school)
    assert (row.earned, row.penalty, row.points) == (Decimal("7.50"), 20, 6)
    assert (row.late, row.late_seconds) == (True, 25 * 3600)
    nothing_differs(school)


def test_what_is_better_after_the_penalty_counts(school: School) -> None:
    policy(school, penalty=30)
    handed_in(school, due(school) - HOUR, 0.75)
    handed_in(school, due(school) + HOUR, 1.0)  # 7.00 after the penalty
    assert mark(school).points == Decimal("7.50")
    nothing_differs(school)


@pytest.mark.parametrize(("counts", "points"), [(Counts.BEST, 10), (Counts.LAST, 5), (Counts.CHOSEN, 5)])
def test_which_submission_counts(school: School, counts: Counts, points: int) -> None:
    policy(school, counts=counts)
    first = handed_in(school, timezone.now(), 1.0)
    handed_in(school, timezone.now(), 0.5)
    assert mark(school).points == points
    Submission.objects.filter(pk=first.pk).update(chosen_at=timezone.now())
    assignment_recompute(assignment=school.assignment)
    assert mark(school).points == (5 if counts is Counts.LAST else 10)
    nothing_differs(school)


def test_free_late_time_is_spent_in_the_order_of_due_dates(school: School) -> None:
    school.cast.course.policy = Policy.objects.create(penalty=50, free_days=2)
    school.cast.course.save()
    later = assignment_create(
        course=school.cast.course, slug="week-2", title={"en": "Week 2"}, due_at=due(school) + 7 * DAY, published=True
    )
    assignment_add(assignment=later, exercise=school.exercise)
    second = School(school.cast, school.exercise, later, school.item)
    handed_in(second, due(school) + 8 * DAY)
    assert (mark(second).points, mark(second).free_seconds) == (10, 86400)
    # The earlier assignment takes a day and a half, so half a day is left: not enough for the later one.
    handed_in(school, due(school) + DAY + 12 * HOUR)
    assert (mark(school).points, mark(school).free_seconds) == (10, 36 * 3600)
    assert (mark(second).points, mark(second).free_seconds) == (5, 0)
    nothing_differs(school)


def test_an_extension_of_a_section_recomputes_its_marks_at_once(school: School) -> None:
    policy(school, penalty=100)
    section = Section.objects.create(course=school.cast.course, name="A")
    school.cast.course.enrolments.get(user=school.cast.student).sections.add(section)
    handed_in(school, due(school) + HOUR)
    handed_in(school, due(school) + HOUR, user=school.cast.other)
    assert mark(school).points == 0
    extension_grant(assignment=school.assignment, section=section, due_at=due(school) + DAY, by=school.cast.instructor)
    assert mark(school).points == 10
    assert mark(school, user=school.cast.other).points == 0
    assert Event.objects.get(verb="extension-given").actor == school.cast.instructor
    nothing_differs(school)


def test_what_one_of_a_group_hands_in_counts_for_all_of_it(school: School) -> None:
    group = Group.objects.create(assignment=school.assignment, name="Red")
    for user in (school.cast.student, school.cast.other):
        GroupMember.objects.create(group=group, assignment=school.assignment, user=user)
    run = school.graded(report(3, 4))
    assert {row.user: row.run for row in Mark.objects.all()} == {school.cast.student: run, school.cast.other: run}
    nothing_differs(school)


def adjust(school: School, kind: AdjustmentKind, value: int | None = None, **more: Any) -> Adjustment:
    return adjustment_add(
        assignment=school.assignment,
        user=school.cast.student,
        exercise=school.exercise,
        kind=kind,
        value=Decimal(value) if value is not None else None,
        reason="seen in class",
        by=school.cast.assistant,
        **more,
    )


def test_decisions_stand_beside_what_is_computed(school: School) -> None:
    school.graded(report(2, 4))
    adjust(school, AdjustmentKind.POINTS, 7)
    assert mark(school).points == 10  # within the maximum
    adjust(school, AdjustmentKind.BONUS, 2)
    assert mark(school).points == 12
    override = adjust(school, AdjustmentKind.OVERRIDE, 1)
    assert mark(school).points == 3
    school.graded(report(4, 4))  # a better submission does not write over a person's decision
    assert mark(school).points == 3
    adjust(school, AdjustmentKind.WITHDRAWAL, withdraws=override)
    assert mark(school).points == 12
    adjust(school, AdjustmentKind.EXCUSED)
    assert mark(school).excused
    assert Adjustment.objects.count() == 5
    nothing_differs(school)


def test_points_can_be_given_to_somebody_who_handed_nothing_in(school: School) -> None:
    adjust(school, AdjustmentKind.POINTS, 4)
    assert (mark(school).points, mark(school).run) == (4, None)


def test_a_decision_needs_a_reason_and_is_never_changed(school: School) -> None:
    row = adjust(school, AdjustmentKind.POINTS, 1)
    with pytest.raises(TypeError):
        row.save()
    with pytest.raises(ValidationError):
        adjustment_add(
            assignment=school.assignment,
            user=school.cast.student,
            exercise=school.exercise,
            kind=AdjustmentKind.POINTS,
            value=Decimal(1),
            reason="  ",
            by=school.cast.assistant,
        )
