"""A course made anew, or copied to another term with its dates shifted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction

from grader.accounts.models import User
from grader.courses.models import Assignment, Category, Course, Enrolment, Policy, Role, Verb
from grader.courses.record.events import record
from grader.courses.signals import assignment_copied

DATES = ("opens_at", "due_at", "closes_at")


@dataclass(frozen=True, slots=True)
class Shifted:
    """An assignment of the old course and the dates it would have in the new one."""

    assignment: Assignment
    opens_at: datetime | None
    due_at: datetime | None
    closes_at: datetime | None

    @property
    def dates(self) -> tuple[datetime | None, ...]:
        """In the order of ``DATES``."""
        return self.opens_at, self.due_at, self.closes_at


def shifted(moment: datetime | None, *, days: int, zone: ZoneInfo) -> datetime | None:
    """``moment`` so many days later at the same time of day in ``zone``, clocks put forward or back in between."""
    return None if moment is None else moment.astimezone(zone) + timedelta(days=days)


def copy_preview(*, course: Course, days: int) -> tuple[Shifted, ...]:
    """The dates that a copy's assignments would have. One query."""
    rows = Assignment.objects.filter(course=course).order_by("due_at", "pk")
    return tuple(
        Shifted(row, *(shifted(getattr(row, name), days=days, zone=course.zone) for name in DATES)) for row in rows
    )


@transaction.atomic
def course_copy(*, course: Course, slug: str, title: Mapping[str, str], term: str, days: int, by: User) -> Course:
    """A new course with the old one's rules, categories and assignments, unpublished and ``days`` later.

    People, work, extensions and groups stay behind. What other apps keep with an assignment (its exercises, a quiz's
    rules) is copied by who listens to ``assignment_copied``. Raises ValidationError for a taken or unusable slug.
    """
    new = Course(
        slug=slug,
        title=dict(title),
        term=term,
        time_zone=course.time_zone,
        languages=course.languages,
        policy=_policy(course.policy),
        copied_from=course,
    )
    new.full_clean()
    new.save()
    Enrolment.objects.create(course=new, user=by, role=Role.INSTRUCTOR)
    categories = {}
    for category in Category.objects.filter(course=course):
        categories[category.pk] = Category.objects.create(
            course=new, name=category.name, weight=category.weight, drop_lowest=category.drop_lowest
        )
    for one in copy_preview(course=course, days=days):
        old = one.assignment
        copy = Assignment.objects.create(
            course=new,
            slug=old.slug,
            title=old.title,
            mode=old.mode,
            opens_at=one.opens_at,
            due_at=one.due_at,
            closes_at=one.closes_at,
            policy=_policy(old.policy),
            category=categories.get(old.category_id) if old.category_id is not None else None,
        )
        assignment_copied.send(sender=Assignment, old=old, new=copy)
    record(Verb.COURSE_CREATED, course=new, actor=by, copied_from=course.slug, days=days)
    return new


def _policy(policy: Policy | None) -> Policy | None:
    if policy is None:
        return None
    fields = {field.name: getattr(policy, field.name) for field in Policy._meta.fields if not field.primary_key}
    return Policy.objects.create(**fields)
