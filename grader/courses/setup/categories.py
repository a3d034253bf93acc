"""How a course's total is weighed: its categories, set at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from grader.accounts.models import User
from grader.courses.models import Category, Course, Verb
from grader.courses.record.events import record

MOST = 20


@dataclass(frozen=True, slots=True)
class Weighed:
    """A category as it is to be; ``pk`` None makes a new one, an empty name takes it away."""

    pk: int | None
    name: str
    weight: Decimal
    drop_lowest: int


@transaction.atomic
def categories_set(*, course: Course, weighed: Sequence[Weighed], by: User) -> None:
    """Make these the course's categories. Assignments of one that goes have none then.

    Raises ValidationError for a name twice, a weight or number out of range, more than ``MOST``.
    """
    kept = [one for one in weighed if one.name.strip()]
    if len(kept) > MOST:
        raise ValidationError(_("A course has at most %(count)s categories.") % {"count": MOST})
    if len({one.name.strip() for one in kept}) != len(kept):
        raise ValidationError(_("Each category needs a name of its own."))
    known = {row.pk: row for row in Category.objects.select_for_update().filter(course=course)}
    Category.objects.filter(course=course).exclude(pk__in=[one.pk for one in kept if one.pk]).delete()
    for one in kept:
        row = known.get(one.pk or 0) or Category(course=course)
        row.name, row.weight, row.drop_lowest = one.name.strip(), one.weight, one.drop_lowest
        row.full_clean(validate_unique=False, validate_constraints=False)
        row.save()
    names = {one.name.strip(): f"{one.weight:f}, {one.drop_lowest}" for one in kept}
    record(Verb.COURSE_CHANGED, course=course, actor=by, categories=names)


def category_list(*, course: Course) -> tuple[Category, ...]:
    """The course's categories. One query."""
    return tuple(Category.objects.filter(course=course))


def category_named(*, course: Course, name: str) -> Category:
    """The course's category of this name. Raises ValidationError where there is none. One query."""
    found = Category.objects.filter(course=course, name=name.strip()).first()
    if found is None:
        raise ValidationError(_("There is no category %(name)s in this course.") % {"name": name[:80] or "?"})
    return found
