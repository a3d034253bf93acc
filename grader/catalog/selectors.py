"""What is read about exercises. Each takes the viewer, and finds only what they may see."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.cache import cache
from django.db.models import Count, QuerySet
from django.utils.translation import get_language

from grader.accounts.models import User
from grader.catalog.errors import NotYetOpen
from grader.catalog.models import AssignmentExercise, Exercise, ExerciseVersion, Kind
from grader.catalog.sync import withheld_from
from grader.content.bundle import Bundle
from grader.courses.models import Assignment, Course, Mode
from grader.courses.rules import TEACHING, Viewer
from grader.courses.schedule import Phase
from grader.courses.selectors import AssignmentView, assignment_get, assignment_view
from grader.errors import NotFound
from grader.sandbox.types import Arrays, Device

BUNDLES_KEPT = 200
_bundles: dict[tuple[int, str], Bundle] = {}


@dataclass(frozen=True, slots=True)
class ItemView:
    """An exercise in its assignment, as the viewer finds it."""

    assignment: AssignmentView
    item: AssignmentExercise

    @property
    def exercise(self) -> Exercise:
        return self.item.exercise


@dataclass(frozen=True, slots=True)
class ExercisePage:
    """What the page of a code exercise shows, in one language."""

    version: str  # content hash
    statement: str  # safe HTML
    starter: str  # the source the editor opens with
    spec: Mapping[str, Any]  # the parsed exercise.toml


def item_list(*, view: AssignmentView) -> tuple[AssignmentExercise, ...]:
    """The assignment's exercises in order; none to a student before it opens. One query."""
    if view.phase is Phase.BEFORE and not view.teaches:
        return ()
    return tuple(AssignmentExercise.objects.filter(assignment=view.assignment).select_related("exercise"))


def item_get(*, viewer: Viewer, course_slug: str, assignment_slug: str, exercise_slug: str) -> ItemView:
    """The exercise at this address. Four queries.

    Raises NotFound for what the viewer may not see, NotYetOpen to a student who comes before the assignment opens.
    """
    view = assignment_get(viewer=viewer, course_slug=course_slug, slug=assignment_slug)
    return _item(viewer, view, AssignmentExercise.objects.filter(exercise__slug=exercise_slug))


def item_of(*, viewer: Viewer, assignment: Assignment, exercise: Exercise) -> ItemView:
    """``exercise`` in ``assignment`` as the viewer finds it. Three queries. Raises as ``item_get`` does."""
    view = assignment_view(viewer=viewer, assignment=assignment)
    return _item(viewer, view, AssignmentExercise.objects.filter(exercise=exercise))


def exercise_list(*, viewer: Viewer) -> tuple[Exercise, ...]:
    """The exercises of the viewer's courses, each once, by topic and difficulty. One query.

    Teachers of any course see the whole library; students what is in a published assignment.
    """
    if not isinstance(viewer, User):
        return ()
    rows: QuerySet[Exercise] = Exercise.objects.exclude(current=None)
    if not Course.objects.filter(enrolments__user=viewer, enrolments__role__in=TEACHING).exists():
        rows = rows.filter(
            placements__assignment__published=True, placements__assignment__course__enrolments__user=viewer
        ).distinct()
    return tuple(rows)


def exercise_page(*, exercise: Exercise, language: str | None = None) -> ExercisePage:
    """The statement and starter of the exercise's current version, in ``language`` (default: that of the moment).

    Rendered once for each version and language: no query when it is in the cache, one when not.
    """
    language = language or get_language() or "en"
    key = f"exercise-page:3:{exercise.current_id}:{language}"
    page = cache.get(key)
    if page is None:
        from grader.content.rendering.markdown import (
            render_markdown,  # here: workers read bundles from this module, and no pages
        )

        version = _current(exercise)
        bundle = bundle_of(version=version)
        page = ExercisePage(
            version=version.hash,
            statement=render_markdown(bundle.statement(language), figures=bundle.files),
            starter=bundle.text("starter.py") if exercise.kind == Kind.CODE else "",
            spec=version.spec,
        )
        cache.set(key, page, timeout=None)
    return page  # type: ignore[no-any-return]


def places_in_use() -> set[tuple[Arrays, Device]]:
    """Which arrays on which devices the library's code works with. One query."""
    specs = ExerciseVersion.objects.filter(pk__in=Exercise.objects.values("current")).values_list("spec", flat=True)
    return {(spec["code"]["arrays"], spec["code"]["device"]) for spec in specs if spec.get("code")}


@dataclass(frozen=True, slots=True)
class CodeInUse:
    """The current version of a code exercise, without its files."""

    version: int
    slug: str
    hash: str
    arrays: str
    device: str
    noted: bool  # it has a Preparation

    def __str__(self) -> str:
        return f"{self.slug}@{self.hash[:12]}"


def code_in_use() -> list[CodeInUse]:
    """The current version of every code exercise: those that more assignments ask for first, then the newest.

    One query.
    """
    rows = (
        ExerciseVersion.objects.filter(exercise__kind=Kind.CODE, pk__in=Exercise.objects.values("current"))
        .annotate(asked=Count("exercise__placements"))
        .order_by("-asked", "-pk")
        .values_list("pk", "exercise__slug", "hash", "spec__code__arrays", "spec__code__device", "preparation")
    )
    return [CodeInUse(*row[:-1], noted=row[-1] is not None) for row in rows]


def bundle_of(*, version: ExerciseVersion) -> Bundle:
    """The version's files and settings. Versions never change, so a process reads each one once, if it fits."""
    key = (version.pk, version.hash)
    bundle = _bundles.get(key)
    if bundle is None:
        bundle = Bundle.from_json(version.bundle)
        if len(_bundles) >= BUNDLES_KEPT:
            _bundles.clear()
        _bundles[key] = bundle
    return bundle


def _current(exercise: Exercise) -> ExerciseVersion:
    if exercise.current_id is None:
        raise NotFound
    return ExerciseVersion.objects.defer("bundle").get(pk=exercise.current_id)


def _item(viewer: Viewer, view: AssignmentView, rows: QuerySet[AssignmentExercise]) -> ItemView:
    if view.phase is Phase.BEFORE and not view.teaches:
        raise NotYetOpen(opens_at=view.schedule.opens_at)
    item = rows.filter(assignment=view.assignment).select_related("exercise").first()
    if item is None:
        raise NotFound
    withheld = (
        withheld_from(user=viewer)
        if view.assignment.mode == Mode.PRACTICE and isinstance(viewer, User)
        else frozenset[int]()
    )
    if item.exercise_id in withheld:
        raise NotFound
    return ItemView(view, item)
