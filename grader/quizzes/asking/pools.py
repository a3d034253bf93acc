"""What a quiz asks of each student: everything but cancelled questions, and of each pool as many as it gives."""

from __future__ import annotations

import random
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from grader.accounts.models import User
from grader.catalog.models import AssignmentExercise
from grader.courses.models import Assignment
from grader.quizzes.models import Place, Pool, QuizItem


@dataclass(frozen=True, slots=True)
class Asked:
    """What an assignment asks of one student; ``exercises`` are all that it may ask of them."""

    exercises: frozenset[int]
    questions: int
    points: Decimal


@dataclass(frozen=True, slots=True)
class _Row:
    exercise: int
    points: Decimal
    pool: int | None
    draw: int


def asked_of(*, user: User | None, assignments: Collection[int]) -> dict[int, Asked]:
    """How many questions and points the assignments have for ``user``, by the assignment's id; the same everywhere.

    A cancelled question is asked of nobody any more; for those who had been asked it, it still counts, and so it does
    for nobody in particular (None). One query, and one more where something was cancelled.
    """
    rows: dict[int, list[_Row]] = {pk: [] for pk in assignments}
    items = AssignmentExercise.objects.filter(assignment__in=rows).order_by("position", "pk")
    found = list(
        items.values_list(
            "pk", "assignment", "exercise", "points", "quiz__pool", "quiz__pool__draw", "quiz__cancelled_at"
        )
    )
    cancelled = [pk for pk, *_, at in found if at is not None]
    kept = set(cancelled)
    if cancelled and user is not None:
        kept = set(Place.objects.filter(item__in=cancelled, attempt__user=user).values_list("item", flat=True))
    for pk, assignment, exercise, points, pool, draw, at in found:
        if at is None or pk in kept:
            rows[assignment].append(_Row(exercise, points, pool, draw or 0))
    return {pk: _sum(some) for pk, some in rows.items()}


def _sum(rows: Iterable[_Row]) -> Asked:
    rows = list(rows)
    worths = [row.points for row in rows if row.pool is None]
    pools: dict[int, list[_Row]] = {}
    for row in rows:
        if row.pool is not None:
            pools.setdefault(row.pool, []).append(row)
    for members in pools.values():
        worths += sorted((row.points for row in members), reverse=True)[: members[0].draw]
    return Asked(frozenset(row.exercise for row in rows), len(worths), sum(worths, Decimal(0)))


def draw_pools(items: list[AssignmentExercise], chance: random.Random) -> list[AssignmentExercise]:
    """Keep what is in no pool, and of each pool as many as it gives; the order stays. ``quiz__pool`` is selected."""
    pools: dict[int, tuple[Pool, list[AssignmentExercise]]] = {}
    for item in items:
        pool = pool_of(item)
        if pool is not None:
            pools.setdefault(pool.pk, (pool, []))[1].append(item)
    left_out: set[int] = set()
    for pool, members in pools.values():
        drawn = chance.sample(members, min(pool.draw, len(members)))
        left_out |= {item.pk for item in members} - {item.pk for item in drawn}
    return [item for item in items if item.pk not in left_out]


def pool_of(item: AssignmentExercise) -> Pool | None:
    """The pool the item is in."""
    said: QuizItem | None = getattr(item, "quiz", None)
    return said.pool if said is not None else None


def beyond_pools(ranks: Mapping[int, tuple[bool, Decimal]], items: Mapping[int, AssignmentExercise]) -> set[int]:
    """The exercises of a student's marks that count for nothing, as a pool gives fewer than they have answered.

    Several attempts may draw more of a pool than one attempt is asked; as many as that count, those of the highest
    rank. ``ranks`` and ``items`` by exercise's id.
    """
    pools: dict[int, list[int]] = {}
    gives: dict[int, int] = {}
    for exercise in ranks:
        pool = pool_of(items[exercise])
        if pool is not None:
            pools.setdefault(pool.pk, []).append(exercise)
            gives[pool.pk] = pool.draw
    return {
        exercise
        for pk, exercises in pools.items()
        for exercise in sorted(exercises, key=lambda one: (ranks[one], -one), reverse=True)[gives[pk] :]
    }


@transaction.atomic
def pool_set(*, assignment: Assignment, name: str, draw: int, items: Iterable[AssignmentExercise]) -> Pool:
    """Make ``items`` the members of the quiz's pool ``name``, of which each attempt is asked ``draw``.

    Raises ValidationError for a name or a number that cannot be, for items of another assignment, and where they are
    worth different numbers of points.
    """
    pool = Pool.objects.filter(assignment=assignment, name=name).first() or Pool(assignment=assignment, name=name)
    pool.draw = draw
    pool.full_clean()
    pool.save()
    members = list(items)
    if len({item.points for item in members}) > 1:
        raise ValidationError(_("The questions of a pool must be worth the same number of points."))
    QuizItem.objects.filter(pool=pool).exclude(item__in=members).update(pool=None)
    for item in members:
        row = QuizItem.objects.filter(item=item).first() or QuizItem(item=item)
        row.pool = pool
        row.full_clean()
        row.save()
    return pool
