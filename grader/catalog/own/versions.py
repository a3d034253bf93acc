"""The versions of an exercise that students have had, and what a change means for those who handed in.

Which version an assignment asks: the one it is pinned to, else what is published now (``as_asked``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q

from grader.accounts.models import User
from grader.catalog.models import AssignmentExercise, Exercise, ExerciseVersion, Publication
from grader.catalog.selectors import bundle_of
from grader.catalog.withheld import withheld_from
from grader.content.changes.files import FileChange, files_changed
from grader.content.changes.parts import Part, parts_changed
from grader.courses.rules import Viewer
from grader.courses.selectors import CourseView
from grader.errors import NotFound


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One publication of a version: when, by whom, what they said and signed."""

    publication: Publication
    current: bool
    changed: tuple[Part, ...]  # against the publication before


@dataclass(frozen=True, slots=True)
class Difference:
    """What ``after`` changes of ``before``."""

    before: ExerciseVersion
    after: ExerciseVersion
    parts: tuple[Part, ...]
    files: tuple[FileChange, ...]


def library_versioned(*, viewer: Viewer, view: CourseView, slug: str) -> Exercise:
    """The library's exercise, for instructors of a course who compare versions: a listed one, or one that it asks for.

    Raises NotFound for all else, and for what another course still asks of them as its student.
    """
    rows = Exercise.objects.filter(course=None, slug=slug).exclude(current=None)
    found = rows.filter(Q(listed=True) | Q(placements__assignment__course=view.course)).first()
    withheld = withheld_from(user=viewer) if isinstance(viewer, User) else frozenset()
    if found is None or found.pk in withheld:
        raise NotFound
    return found


def version_rows(*, exercise: Exercise) -> tuple[VersionRow, ...]:
    """What was published, the newest first. One query, and the bundles."""
    rows = list(Publication.objects.filter(exercise=exercise).select_related("version", "by").order_by("-pk"))
    found = []
    for number, row in enumerate(rows):
        before = rows[number + 1] if number + 1 < len(rows) else None
        changed = parts_changed(bundle_of(version=before.version), bundle_of(version=row.version)) if before else ()
        found.append(VersionRow(row, row.version_id == exercise.current_id and number == 0, changed))
    return tuple(found)


def difference_of(*, exercise: Exercise, before: str, after: str) -> Difference:
    """Two versions of the exercise, by the beginnings of their hashes. Raises NotFound for one that it has not."""
    old, new = _named(exercise, before), _named(exercise, after)
    first, second = bundle_of(version=old), bundle_of(version=new)
    return Difference(old, new, parts_changed(first, second), tuple(files_changed(first.files, second.files)))


def parts_since(*, before: ExerciseVersion, after: ExerciseVersion) -> tuple[Part, ...]:
    """Which parts of an exercise ``after`` changes."""
    return parts_changed(bundle_of(version=before), bundle_of(version=after))


def versions_to_pin(*, items: Sequence[AssignmentExercise]) -> dict[int, tuple[Publication, ...]]:
    """By exercise, what an assignment may be pinned to: each version once, the newest first. One query."""
    rows = Publication.objects.filter(exercise__in=[item.exercise_id for item in items]).order_by("-pk")
    found: dict[int, dict[int, Publication]] = {}
    for row in rows.select_related("version").defer("version__bundle", "version__spec"):
        found.setdefault(row.exercise_id, {}).setdefault(row.version_id, row)
    return {pk: tuple(versions.values()) for pk, versions in found.items()}


def pinned_to(*, exercise: Exercise, name: str) -> ExerciseVersion | None:
    """The version that a form names by the beginning of its hash; None for none. Raises NotFound for no version."""
    return _named(exercise, name) if name else None


def _named(exercise: Exercise, name: str) -> ExerciseVersion:
    if len(name) < 8:
        raise NotFound
    version = ExerciseVersion.objects.filter(exercise=exercise, hash__startswith=name).first()
    if version is None:
        raise NotFound
    return version
