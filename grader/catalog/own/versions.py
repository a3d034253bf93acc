"""The versions of a course's own exercise that students have had, and what a change means for those who handed in.

Which version an assignment asks: the one it is pinned to, else what is published now (``as_asked``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from grader.catalog.models import AssignmentExercise, Exercise, ExerciseVersion, Publication
from grader.catalog.selectors import bundle_of
from grader.content.changes import FileChange, Part, files_changed, parts_changed
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
    return Difference(old, new, parts_changed(first, second), tuple(files_changed(first, second)))


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
