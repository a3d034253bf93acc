"""An exercise as the folder it is, byte for byte."""

from __future__ import annotations

from grader.catalog.models import ExerciseVersion
from grader.catalog.selectors import bundle_of
from grader.config import config
from grader.errors import NotFound

SHORTEST = 6  # characters of a hash


def exported(*, slug: str, course: str, wanted: str) -> ExerciseVersion:
    """The version that a command names: the current one, or the one whose hash begins so. Raises NotFound."""
    rows = ExerciseVersion.objects.filter(exercise__slug=slug)
    rows = rows.filter(exercise__course__slug=course) if course else rows.filter(exercise__course=None)
    if wanted:
        found = list(rows.filter(hash__startswith=wanted)[:2]) if len(wanted) >= SHORTEST else []
    else:
        found = [row for row in rows.select_related("exercise") if row.pk == row.exercise.current_id]
    if len(found) != 1:
        raise NotFound
    return found[0]


def folder_of(*, version: ExerciseVersion) -> dict[str, bytes]:
    """The version's files; modules of reference/ that are the site's own today stay out, as they do of a folder."""
    found = dict(bundle_of(version=version).files)
    for path in [path for path in found if path.startswith("reference/")]:
        site = config.reference_dir / path.removeprefix("reference/")
        if site.is_file() and site.read_bytes() == found[path]:
            del found[path]
    return found
