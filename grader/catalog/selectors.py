"""What is read about exercises. Each takes the viewer, and finds only what they may see."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.cache import cache
from django.db.models import BooleanField, Count, ExpressionWrapper, Q, QuerySet
from django.utils.translation import get_language

from grader.accounts.models import User
from grader.catalog.errors import NotYetOpen
from grader.catalog.hints import WrittenHint, written_hints
from grader.catalog.models import AssignmentExercise, Candidate, Exercise, ExerciseVersion, Kind, as_asked
from grader.catalog.stands_in import in_its_language
from grader.catalog.sync import LIBRARY
from grader.catalog.withheld import withheld_from
from grader.content.bundle import Bundle
from grader.courses.access import Readable, readable_in, unreadable
from grader.courses.models import Assignment, Mode
from grader.courses.rules import Viewer
from grader.courses.schedule import Phase
from grader.courses.selectors import AssignmentView, assignment_get, assignment_lists, assignment_view, course_list
from grader.errors import NotFound
from grader.grading.check.types import Fault
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
    hints: tuple[WrittenHint, ...]  # all of them: who may read which is submissions.help's to say


def item_list(*, view: AssignmentView) -> tuple[AssignmentExercise, ...]:
    """The assignment's exercises that the viewer may read now, in order; what is not theirs to read is left out.

    None before it opens; in a quiz what an attempt of theirs asks, as long as the rules show it; in practice nothing
    that is still asked of them elsewhere.
    """
    return item_lists(views=[view])[view.assignment.pk]


def item_lists(*, views: Sequence[AssignmentView]) -> dict[int, tuple[AssignmentExercise, ...]]:
    """The same for several assignments of one viewer, by the assignment's id, in as many queries."""
    readable = readable_in(views)
    asked = {view.assignment.pk: view for view in views if readable[view.assignment.pk] != frozenset()}
    found: dict[int, list[AssignmentExercise]] = {view.assignment.pk: [] for view in views}
    withheld = _withheld(list(asked.values()))
    rows = AssignmentExercise.objects.filter(assignment__in=asked).select_related("exercise")
    for item in rows if asked else ():
        view = asked[item.assignment_id]
        item.assignment = view.assignment
        as_asked(item)
        if _may_read(view, item, readable[item.assignment_id], withheld):
            found[item.assignment_id].append(item)
    return {pk: tuple(items) for pk, items in found.items()}


def item_get(*, viewer: Viewer, course_slug: str, assignment_slug: str, exercise_slug: str) -> ItemView:
    """The exercise at this address. Four queries.

    Raises NotFound for what the viewer may not see, NotYetOpen to a student who comes before the assignment opens.
    """
    view = assignment_get(viewer=viewer, course_slug=course_slug, slug=assignment_slug)
    return _item(view, AssignmentExercise.objects.filter(exercise__slug=exercise_slug))


def item_of(*, viewer: Viewer, assignment: Assignment, exercise: Exercise) -> ItemView:
    """``exercise`` in ``assignment`` as the viewer finds it. Three queries. Raises as ``item_get`` does."""
    view = assignment_view(viewer=viewer, assignment=assignment)
    return _item(view, AssignmentExercise.objects.filter(exercise=exercise))


@dataclass(frozen=True, slots=True)
class RefusedContent:
    """What stands in an exercise's folder and is not published: and what is wrong with it."""

    exercise: Exercise
    problems: tuple[Fault, ...]


def refused_in(*, view: AssignmentView) -> tuple[RefusedContent, ...]:
    """Exercises of the assignment whose newest content was refused, for its teachers; nothing for all others.

    Students have the last version that was good. Two queries.
    """
    if not view.teaches:
        return ()
    items = {item.exercise.slug: item.exercise for item in item_list(view=view) if item.exercise.course_id is None}
    rows = Candidate.objects.filter(slug__in=items).exclude(problems=[]).only("slug", "problems")
    return tuple(
        RefusedContent(items[row.slug], tuple(Fault.from_json(problem) for problem in row.problems)) for row in rows
    )


def exercise_list(*, viewer: Viewer) -> tuple[Exercise, ...]:
    """The exercises the viewer may read in any of their courses, each once, by topic and difficulty.

    What is a course's own is found in its assignments alone. Teachers of any course see what is listed too, but for
    what another course still asks of them as its student. A fixed number of queries.
    """
    if not isinstance(viewer, User):
        return ()
    courses = course_list(viewer=viewer)
    views = [view for some in assignment_lists(viewer=viewer, courses=courses).values() for view in some]
    rows = {item.exercise_id: item.exercise for items in item_lists(views=views).values() for item in items}
    if any(course.teaches for course in courses):
        withheld = withheld_from(user=viewer)
        listed = Exercise.objects.filter(listed=True)
        rows |= {exercise.pk: exercise for exercise in listed if exercise.pk not in withheld}
    found = [exercise for exercise in rows.values() if exercise.current_id is not None]
    return tuple(sorted(found, key=lambda exercise: (exercise.topic, exercise.difficulty, exercise.slug)))


def exercises_with(*, words: str, among: Collection[int]) -> frozenset[int]:
    """Ids of those of the exercises, whom the viewer may read, whose title, tags or statement hold every word.

    In whichever language. One query.
    """
    rows = Exercise.objects.filter(pk__in=among)
    for word in words.casefold().split():
        rows = rows.filter(search__words__contains=word)
    return frozenset(rows.order_by().values_list("pk", flat=True))


def exercise_page(*, exercise: Exercise, language: str | None = None) -> ExercisePage:
    """The statement and starter of the exercise's current version, in ``language`` (default: that of the moment).

    Rendered once for each version and language: no query when it is in the cache, one when not.
    """
    language = language or get_language() or "en"
    key = f"exercise-page:7:{exercise.current_id}:{language}"
    page = cache.get(key)
    if page is None:
        # here: workers read bundles from this module, and no pages
        from grader.catalog.symbols import explained
        from grader.content.rendering.markdown import render_markdown

        version = _current(exercise)
        bundle = bundle_of(version=version)
        page = ExercisePage(
            version=version.hash,
            statement=in_its_language(
                explained(
                    render_markdown(bundle.statement(language), figures=bundle.files),
                    spec=bundle.spec,
                    language=language,
                ),
                languages=bundle.spec.languages,
                language=language,
            ),
            starter=bundle.text("starter.py") if exercise.kind == Kind.CODE else "",
            spec=version.spec,
            hints=written_hints(bundle=bundle, language=language) if exercise.kind == Kind.CODE else (),
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
    noted: bool  # it has a Preparation that says all there is to say
    tried: bool  # its mutants were

    def __str__(self) -> str:
        return f"{self.slug}@{self.hash[:12]}"


def code_in_use() -> list[CodeInUse]:
    """What is asked of every code exercise, its current version and those that assignments are pinned to: those that
    more assignments ask for first, then the newest.

    One query.
    """
    pinned = AssignmentExercise.objects.exclude(pinned=None).values("pinned")
    rows = (
        ExerciseVersion.objects.filter(Q(pk__in=Exercise.objects.values("current")) | Q(pk__in=pinned))
        .filter(exercise__kind=Kind.CODE)
        .annotate(
            asked=Count("exercise__placements"),
            noted=ExpressionWrapper(Q(preparation__starts__isnull=False), BooleanField()),
        )
        .order_by("-asked", "-pk")
        .values_list(
            "pk",
            "exercise__slug",
            "hash",
            "spec__code__arrays",
            "spec__code__device",
            "noted",
            "proof__caught",
        )
    )
    return [CodeInUse(*row[:-2], noted=row[-2], tried=row[-1] is not None) for row in rows]


def version_for(*, assignment: Assignment | None, exercise: Exercise) -> int | None:
    """The id of the version that ``assignment`` asks of ``exercise``: the one it is pinned to, else what is published.

    Where there is no assignment, or the exercise is in it no more, what is published. One query at most.
    """
    if assignment is None:
        return exercise.current_id
    pins = AssignmentExercise.objects.filter(assignment=assignment, exercise=exercise).values_list("pinned", flat=True)
    return pins.first() or exercise.current_id


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


def _item(view: AssignmentView, rows: QuerySet[AssignmentExercise]) -> ItemView:
    if view.phase is Phase.BEFORE and not view.teaches:
        raise NotYetOpen(opens_at=view.schedule.opens_at)
    item = rows.filter(assignment=view.assignment).select_related("exercise").first()
    if item is None:
        raise NotFound
    item.assignment = view.assignment
    as_asked(item)
    if not _may_read(view, item, readable_in([view])[view.assignment.pk], _withheld([view])):
        raise unreadable(view, item.exercise_id)
    return ItemView(view, item)


def _may_read(view: AssignmentView, item: AssignmentExercise, readable: Readable, withheld: Collection[int]) -> bool:
    if readable is not None and item.exercise_id not in readable:
        return False
    if view.assignment.mode != Mode.PRACTICE or view.teaches:
        return True
    listed = item.exercise.listed or view.assignment.course.slug != LIBRARY
    return listed and item.exercise_id not in withheld


def _withheld(views: Sequence[AssignmentView]) -> frozenset[int]:
    """What practice keeps back from the views' viewer; no query where none of them is practice."""
    practice = [view for view in views if view.assignment.mode == Mode.PRACTICE and not view.teaches]
    return withheld_from(user=practice[0].user) if practice else frozenset()
