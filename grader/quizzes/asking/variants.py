"""Variants: drawn ahead by workers, and given to people in an order of their own that repeats nothing."""

from __future__ import annotations

import hashlib
import logging
import time
from collections.abc import Sequence

from django.db import IntegrityError, transaction
from django.db.models import Count, Exists, F, OuterRef, QuerySet
from kombu.exceptions import OperationalError

from grader import celery
from grader.accounts.models import User
from grader.catalog.models import Exercise, ExerciseVersion, Kind
from grader.catalog.selectors import bundle_of
from grader.courses.models import Assignment
from grader.errors import NotFound
from grader.grading.questions import Drawn, fixed
from grader.quizzes.errors import NotReady
from grader.quizzes.models import Draw, Place, Variant

log = logging.getLogger(__name__)

DRAW_VARIANTS = "grader.quizzes.draw_variants"
AHEAD = 200  # variants kept of a version that draws them
PATIENCE = 30.0  # seconds a worker is given to draw a version's first variants before it is asked again
LOW = 20  # unseen variants left to somebody below which more are drawn

_asked_until: dict[int, float] = {}  # by version, in this process


def variants_prepare(*, version: ExerciseVersion) -> None:
    """See that ``version`` has variants: a fixed question's one at once, drawn ones by a worker after the commit."""
    only = fixed(bundle_of(version=version))
    if only is not None:
        variants_store(version=version, drawn=[only])
        return
    there = Variant.objects.filter(version=version).count()
    if there < AHEAD:
        transaction.on_commit(lambda: _ask_for(version, there))


def variants_prepare_all() -> None:
    """The same for the current version of every question, of what most assignments ask first."""
    for version in _current():
        variants_prepare(version=version)


def variants_stock() -> int:
    """See that every question that has been published has variants before anybody can meet it; how many had none.

    Every worker asks every few seconds, so a message that was lost costs no more than that. What its author's code
    cannot draw is left until there is another version: staff find what was wrong with the exercise.
    """
    without = _current().exclude(Exists(Variant.objects.filter(version=OuterRef("pk"))))
    rows = list(without.exclude(preparation__fault__gt=""))
    for version in rows:
        if time.monotonic() >= _asked_until.get(version.pk, 0.0):
            _asked_until[version.pk] = time.monotonic() + PATIENCE
            variants_prepare(version=version)
    return len(rows)


def _current() -> QuerySet[ExerciseVersion]:
    """The current versions of questions: workers draw in this order, and practice can wait longer than a course."""
    rows = ExerciseVersion.objects.filter(exercise__kind=Kind.QUESTION, exercise__current=F("pk"))
    return rows.annotate(asked=Count("exercise__placements")).order_by("-asked", "pk")


def variants_store(*, version: ExerciseVersion, drawn: list[Drawn]) -> int:
    """Store what was drawn; a number that is stored already stays as it is. How many are new."""
    rows = [
        Variant(version=version, number=one.number, question=one.question, parameters=one.parameters) for one in drawn
    ]
    before = Variant.objects.filter(version=version).count()
    Variant.objects.bulk_create(rows, ignore_conflicts=True)
    return Variant.objects.filter(version=version).count() - before


def variants_judging(pairs: Sequence[tuple[Variant, int]]) -> dict[tuple[int, int], Variant]:
    """For each variant that was asked and the version that judged its answer: that version's drawing of the same.

    By the ids of both, and only where that version is another one. One query, none where no answer was graded again.
    """
    moved = {(asked.pk, version): asked.number for asked, version in pairs if asked.version_id != version}
    if not moved:
        return {}
    rows = Variant.objects.filter(version__in={version for _, version in moved}, number__in=set(moved.values()))
    found = {(row.version_id, row.number): row for row in rows}
    return {key: found[key[1], number] for key, number in moved.items() if (key[1], number) in found}


def variant_next(*, user: User, version: ExerciseVersion) -> Variant:
    """A variant that ``user`` has not met, the next in an order of their own; when all were met, the longest ago.

    Raises NotReady while there is none, and asks a worker for some.
    """
    return Variant.objects.get(pk=variants_next(user_id=user.pk, versions=[version])[version.pk])


def variants_next(*, user_id: int, versions: Sequence[ExerciseVersion]) -> dict[int, int]:
    """The same for several questions: ids of variants by version's id, in three queries, one where nothing is drawn."""
    wanted = [version.pk for version in versions]
    numbers: dict[int, list[tuple[int, int]]] = {}
    for version_id, number, pk in Variant.objects.filter(version__in=wanted).values_list("version", "number", "pk"):
        numbers.setdefault(version_id, []).append((number, pk))
    met = _met(user_id, [pk for pk in wanted if len(numbers.get(pk, ())) > 1])
    chosen = {}
    for version in versions:
        there = numbers.get(version.pk, [])
        seen = met.get(version.pk, {})
        if not there or (len(there) > 1 and len(there) - len(seen) < LOW):
            _ask_for(version, len(there))
        if not there:
            raise NotReady
        order = [(seen.get(number, -1), _own_order(user_id, version, number), pk) for number, pk in there]
        chosen[version.pk] = min(order)[2]
    return chosen


def _met(user_id: int, versions: Sequence[int]) -> dict[int, dict[int, int]]:
    """When the user met which variant last, counted: version -> number -> count. Two queries, none for no version."""
    met: dict[int, dict[int, int]] = {}
    if not versions:
        return met
    fields = ("variant__version", "variant__number")
    placed = Place.objects.filter(attempt__user=user_id, variant__version__in=versions)
    drawn = Draw.objects.filter(user=user_id, variant__version__in=versions)
    times = [*placed.values_list("attempt__started_at", *fields), *drawn.values_list("created_at", *fields)]
    for when, (_, version_id, number) in enumerate(sorted(times)):
        met.setdefault(version_id, {})[number] = when
    return met


def draw_current(*, user: User, exercise: Exercise, assignment: Assignment | None) -> Draw:
    """The variant that is ``user``'s now; the first is given at the first look. Raises NotReady."""
    draw = _draws(user, exercise, assignment).order_by("-turn").first()
    if draw is not None and draw.variant.version_id == exercise.current_id:
        draw.exercise, draw.assignment = exercise, assignment  # so that reading them costs no query
        return draw
    return draw_next(user=user, exercise=exercise, assignment=assignment)


def draw_next(*, user: User, exercise: Exercise, assignment: Assignment | None) -> Draw:
    """Give ``user`` another variant. Raises NotReady."""
    version = exercise.current
    if version is None:
        raise NotFound
    variant = variant_next(user=user, version=version)
    last = _draws(user, exercise, assignment).order_by("-turn").first()
    try:
        with transaction.atomic():
            return Draw.objects.create(
                user=user,
                exercise=exercise,
                assignment=assignment,
                variant=variant,
                turn=last.turn + 1 if last else 0,
            )
    except IntegrityError:  # another tab was first: its variant is the one
        return _draws(user, exercise, assignment).order_by("-turn")[0]


def draw_get(*, user: User, exercise: Exercise, assignment: Assignment | None, pk: str) -> Draw:
    """One of the user's drawings, as a page named it. Raises NotFound."""
    rows = _draws(user, exercise, assignment).select_related("variant__version", "exercise", "assignment")
    draw = rows.filter(pk=pk).first() if pk.isascii() and pk.isdigit() and len(pk) < 19 else None
    if draw is None:
        raise NotFound
    return draw


def _draws(user: User, exercise: Exercise, assignment: Assignment | None) -> QuerySet[Draw]:
    rows = Draw.objects.filter(user=user, exercise=exercise, assignment=assignment)
    return rows.select_related("variant__version")


def _own_order(user_id: int, version: ExerciseVersion, number: int) -> bytes:
    """Sorts the variants differently for each person, the same at every look."""
    return hashlib.sha256(f"{user_id}:{version.hash}:{number}".encode()).digest()


def _ask_for(version: ExerciseVersion, there: int) -> None:
    """Have a worker draw more than the ``there`` that it has: asked twice before one does, they are drawn once."""
    try:
        celery.send(DRAW_VARIANTS, version.pk, there, queue="bulk")
    except (OperationalError, OSError):
        log.exception("The broker took no task; variants are asked for again at the next look")
