"""How a quiz is held, set by its instructors: rules, pools, accommodations."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from grader.accounts.models import User
from grader.catalog.models import AssignmentExercise
from grader.courses.models import Assignment, Course, Verb
from grader.courses.record.events import changes, record
from grader.quizzes.asking.pools import pool_set
from grader.quizzes.models import Accommodation, Attempt, Pool, QuizItem, QuizRules
from grader.quizzes.sitting.more_time import ends_recompute, ends_recompute_of

RULES = ("seconds", "attempts", "shuffle", "one_page", "grace_seconds", "hints", "review", "review_from")


@transaction.atomic
def rules_set(*, assignment: Assignment, by: User, values: Mapping[str, Any]) -> QuizRules:
    """Set how the quiz is held. An attempt that runs may end later by it, never earlier.

    Raises ValidationError for a value out of range.
    """
    rules = QuizRules.objects.filter(assignment=assignment).first() or QuizRules(assignment=assignment)
    changed = changes(rules, values)
    for name, value in values.items():
        setattr(rules, name, value)
    rules.full_clean()
    rules.save()
    if changed:
        record(Verb.ASSIGNMENT_CHANGED, course=assignment.course, actor=by, assignment=assignment, changes=changed)
        ends_recompute(assignment=assignment)
    return rules


@transaction.atomic
def pools_set(*, assignment: Assignment, by: User, pools: Mapping[int, str], draws: Mapping[str, int]) -> None:
    """Put exercises (by item's key) into pools by name, "" for none; ``draws``: how many of each pool are asked.

    The same pools again are no change. Raises ValidationError once somebody has begun, and for a pool whose exercises
    are worth different points or are fewer than are drawn.
    """
    named = {pk: name for pk, name in pools.items() if name}
    if pool_names(assignment=assignment) == (named, {name: draws.get(name, 1) for name in named.values()}):
        return
    if Attempt.objects.filter(assignment=assignment).exists():
        raise ValidationError(_("Somebody has begun this quiz: its pools stay as they are."))
    items = list(AssignmentExercise.objects.filter(assignment=assignment))
    QuizItem.objects.filter(item__assignment=assignment).update(pool=None)
    Pool.objects.filter(assignment=assignment).delete()
    for name in sorted(set(named.values())):
        members = [item for item in items if pools.get(item.pk) == name]
        draw = draws.get(name, 1)
        if not 1 <= draw <= len(members):
            raise ValidationError(
                _("Pool %(name)s holds %(count)s: draw between 1 and that many.")
                % {"name": name, "count": len(members)}
            )
        pool_set(assignment=assignment, name=name, draw=draw, items=members)
    record(Verb.ASSIGNMENT_CHANGED, course=assignment.course, actor=by, assignment=assignment, pools=dict(draws))


@transaction.atomic
def accommodation_set(*, course: Course, user: User, factor: Decimal, by: User) -> None:
    """Multiply every time limit of a student by ``factor``, in attempts that run too; 1 takes that back.

    The factor that they have already is no change. Raises ValidationError below 1.
    """
    row = Accommodation.objects.filter(course=course, user=user).first() or Accommodation(course=course, user=user)
    if row.factor == factor:
        return
    row.factor = factor
    row.full_clean()
    if factor == 1:
        Accommodation.objects.filter(course=course, user=user).delete()
    else:
        row.save()
    record(Verb.TIME_GIVEN, course=course, actor=by, subject=user, factor=factor)
    ends_recompute_of(user=user, course=course)


def rules_get(*, assignment: Assignment) -> QuizRules:
    """How the quiz is held; the defaults where nothing was set. One query."""
    return QuizRules.objects.filter(assignment=assignment).first() or QuizRules(assignment=assignment)


def accommodation_list(*, course: Course) -> tuple[Accommodation, ...]:
    """Who has more time in the course. One query."""
    return tuple(Accommodation.objects.filter(course=course).select_related("user").order_by("user__name", "pk"))


def pool_names(*, assignment: Assignment) -> tuple[dict[int, str], dict[str, int]]:
    """Which exercise (by item's key) is in which pool, and how many of each are drawn. Two queries."""
    said = QuizItem.objects.filter(item__assignment=assignment, pool__isnull=False)
    draws = dict(Pool.objects.filter(assignment=assignment).values_list("name", "draw"))
    return dict(said.values_list("item", "pool__name")), draws
