"""That a worked solution was shown to somebody, and what that ends: they can earn nothing more with that question.

It holds within one assignment. What somebody practised before an assignment asked for it is knowledge like any other.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from django.db.models import BigIntegerField, Value

from grader import clock
from grader.accounts.models import User
from grader.courses.models import Mode
from grader.errors import NotFound
from grader.quizzes.models import Draw, Place, Variant
from grader.submissions.models import ShownSolution


def solution_shown(*, draw: Draw) -> None:
    """Note that the worked solution of a drawing is shown to its user now. No query where it was shown before."""
    if draw.solution_at is None:
        draw.solution_at = clock.now()
        Draw.objects.filter(pk=draw.pk, solution_at=None).update(solution_at=draw.solution_at)


def solutions_shown(*, places: Sequence[Place]) -> None:
    """The same for all that an attempt asked, when its review shows it."""
    new = [place.pk for place in places if place.solution_at is None and place.variant_id is not None]
    if new:
        Place.objects.filter(pk__in=new).update(solution_at=clock.now())


def solution_ask(*, draw: Draw) -> None:
    """Somebody gives up and wants to read how it is done. Raises NotFound where that is not theirs to ask.

    That is in practice, once they have answered: what can still be earned in homework is not for sale.
    """
    if draw.assignment is None or draw.assignment.mode != Mode.PRACTICE or not draw.answers.exists():
        raise NotFound
    solution_shown(draw=draw)


def solutions_seen(*, user_id: int, assignment_id: int, variants: Collection[Variant]) -> dict[int, datetime]:
    """When the solution of a variant, or of one that asks the same, was first shown to the user in the assignment.

    By the variant's id; those that were not are left out. Two queries.
    """
    exercises = {variant.version.exercise_id for variant in variants}
    mine = {"variant__version__exercise__in": exercises, "solution_at__isnull": False}
    drawn = Draw.objects.filter(**mine, user=user_id, assignment=assignment_id)
    placed = Place.objects.filter(**mine, attempt__user=user_id, attempt__assignment=assignment_id)
    fields = ("variant", "variant__version__exercise", "variant__question", "solution_at")
    shown = [*drawn.values_list(*fields), *placed.values_list(*fields)]
    found: dict[int, datetime] = {}
    for variant in variants:
        asked = _asked(variant.question)
        times = [
            at
            for pk, exercise, question, at in shown
            if pk == variant.pk or (exercise == variant.version.exercise_id and _asked(question) == asked)
        ]
        if times:
            found[variant.pk] = min(times)
    return found


def solutions_read(*, user: User) -> tuple[dict[int, datetime], dict[int, datetime]]:
    """When the user first saw a solution, wherever that was: of each exercise, and of each variant, by its id.

    One query.
    """
    drawn = Draw.objects.filter(user=user, solution_at__isnull=False).order_by()
    placed = Place.objects.filter(attempt__user=user, solution_at__isnull=False).order_by()
    code = ShownSolution.objects.filter(user=user).order_by()
    none = Value(None, output_field=BigIntegerField())
    exercises: dict[int, datetime] = {}
    variants: dict[int, datetime] = {}
    for exercise, variant, at in drawn.values_list("exercise", "variant", "solution_at").union(
        placed.values_list("item__exercise", "variant", "solution_at"),
        code.values_list("exercise", none, "shown_at"),
    ):
        if at is not None:
            exercises[exercise] = min(at, exercises.get(exercise, at))
            if variant is not None:
                variants[variant] = min(at, variants.get(variant, at))
    return exercises, variants


def _asked(question: dict[str, object]) -> dict[str, object]:
    """A stored question without its worked steps: a slip mended in those makes it no other question."""
    return {name: value for name, value in question.items() if name != "steps"}
