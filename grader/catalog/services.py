"""What is written about exercises."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.models import Max

from grader import clock
from grader.catalog.models import (
    AssignmentExercise,
    Exercise,
    ExerciseVersion,
    Preparation,
    Publication,
    SearchText,
    placeable,
)
from grader.catalog.signals import exercise_published
from grader.config import config
from grader.content.bundle import Bundle
from grader.content.loader import load_folder
from grader.courses.models import Assignment, Course


@dataclass(frozen=True, slots=True)
class Synced:
    """What came of storing a bundle: ``changed`` when it made a new version."""

    exercise: Exercise
    version: ExerciseVersion
    changed: bool


def exercise_sync(*, folder: Path) -> Synced:
    """Store the exercise in ``folder``: a new version if its content differs from all stored ones, else the old one.

    The folder's name is the exercise's slug. What lies in EXERCISES_DIR is the library's, and listed where it does not
    say otherwise. Raises ContentError with every problem found in the folder.
    """
    bundle = load_folder(folder, config.reference_dir)
    return exercise_store(slug=folder.name, bundle=bundle, listed=in_library(folder=folder))


def in_library(*, folder: Path) -> bool:
    """Whether the folder lies in EXERCISES_DIR, be it by a link."""
    here = config.exercises_dir.absolute()
    return folder.absolute().is_relative_to(here) or folder.resolve().is_relative_to(here.resolve())


@transaction.atomic
def exercise_store(*, slug: str, bundle: Bundle, listed: bool = False, course: Course | None = None) -> Synced:
    """Make ``bundle`` the current version of the exercise ``slug``, storing what is not stored yet.

    It is not checked here: what an author wrote goes through ``publishing``. ``listed``: practice may show it, where
    its exercise.toml says nothing about that. ``course``: whose own it is (None: the library's); such a one is never
    listed.
    """
    exercise = _described(slug, bundle, listed, course)
    exercise.save()
    version, changed = _version_of(exercise, bundle)
    SearchText.objects.update_or_create(exercise=exercise, defaults={"words": _words(slug, bundle)})
    if exercise.current_id != version.pk:
        exercise.current = version
        exercise.save(update_fields=["current"])
        Publication.objects.create(exercise=exercise, version=version, at=clock.now())
        exercise_published.send(sender=Exercise, version=version)
    return Synced(exercise, version, changed)


@transaction.atomic
def version_store(*, slug: str, bundle: Bundle, listed: bool = False, course: Course | None = None) -> ExerciseVersion:
    """Store ``bundle`` as a version of the exercise ``slug``, and leave what students get as it is."""
    exercise = Exercise.objects.select_for_update().filter(slug=slug, course=course).first()
    if exercise is None:
        exercise = _described(slug, bundle, listed, course)
        exercise.save()
    return _version_of(exercise, bundle)[0]


def _described(slug: str, bundle: Bundle, listed: bool, course: Course | None) -> Exercise:
    """The exercise, or a new one, with what exercise.toml says of it."""
    spec = bundle.spec
    found = Exercise.objects.select_for_update().filter(slug=slug, course=course).first()
    exercise = found or Exercise(slug=slug, course=course)
    exercise.kind = spec.kind
    exercise.topic = spec.topic
    exercise.title = dict(spec.title)
    exercise.difficulty = spec.difficulty
    exercise.minutes = spec.minutes
    exercise.listed = course is None and (listed if spec.listed is None else spec.listed)
    exercise.full_clean()
    return exercise


def _words(slug: str, bundle: Bundle) -> str:
    """What a search finds the exercise by: nothing of its solutions and cases is in it."""
    spec = bundle.spec
    statements = (bundle.statement(language) for language in spec.languages)
    return "\n".join((slug, *spec.title.values(), *spec.tags, *statements)).casefold()


def _version_of(exercise: Exercise, bundle: Bundle) -> tuple[ExerciseVersion, bool]:
    """The exercise's version of that content, and whether it is new."""
    version = ExerciseVersion.objects.filter(exercise=exercise, hash=bundle.hash).first()
    if version is not None:
        return version, False
    version = ExerciseVersion(
        exercise=exercise, hash=bundle.hash, spec=bundle.spec.model_dump(mode="json"), bundle=bundle.to_json()
    )
    version.save()
    return version, True


def preparation_store(
    *,
    version_id: int,
    fault: str,
    starts: Sequence[Mapping[str, Any]] = (),
    took: Mapping[str, float] | None = None,
) -> None:
    """Note that the version is prepared; ``fault`` is what staff should know of its author's code, or "".

    ``starts``: its visible cases as ``grading.experiments.cases`` gives them. ``took``: seconds of each accepted
    solution's calls, by its name; None leaves them as they are.
    """
    found: dict[str, Any] = {"fault": fault, "starts": list(starts)}
    if took is not None:
        found["took"] = dict(took)
    Preparation.objects.update_or_create(version_id=version_id, defaults=found)


def assignment_add(
    *, assignment: Assignment, exercise: Exercise, points: Decimal = Decimal(10), position: int | None = None
) -> AssignmentExercise:
    """Ask for ``exercise`` in ``assignment``, at its end unless ``position`` says where; or change what it is worth.

    Raises ValidationError for what ``placeable`` refuses.
    """
    placeable(assignment=assignment, exercise=exercise)
    if position is None:
        last = AssignmentExercise.objects.filter(assignment=assignment).aggregate(last=Max("position"))["last"]
        position = 0 if last is None else last + 1
    item, _ = AssignmentExercise.objects.update_or_create(
        assignment=assignment,
        exercise=exercise,
        defaults={"points": points},
        create_defaults={"points": points, "position": position},
    )
    return item
