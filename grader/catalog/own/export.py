"""An exercise as the folder it is, byte for byte."""

from __future__ import annotations

from grader.catalog.models import ExerciseVersion
from grader.catalog.selectors import bundle_of
from grader.config import config


def folder_of(*, version: ExerciseVersion) -> dict[str, bytes]:
    """The version's files; modules of reference/ that are the site's own today stay out, as they do of a folder."""
    found = dict(bundle_of(version=version).files)
    for path in [path for path in found if path.startswith("reference/")]:
        site = config.reference_dir / path.removeprefix("reference/")
        if site.is_file() and site.read_bytes() == found[path]:
            del found[path]
    return found
