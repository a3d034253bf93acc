"""A course's own exercise brought in line with a folder that somebody keeps elsewhere, in git for one."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from grader.accounts.models import User
from grader.catalog.models import CopyWhy, DraftFile, Exercise
from grader.catalog.own.drafts import draft_create, file_add, file_remove, file_save, text_of
from grader.catalog.own.errors import BadArchive
from grader.catalog.own.folders.copies import copy_keep
from grader.catalog.selectors import bundle_of
from grader.content.archive import ArchiveError, read_zip
from grader.content.spec.exercise import SPEC_FILE
from grader.courses.models import Course


@dataclass(frozen=True, slots=True)
class Uploaded:
    """What came of it: whether the exercise is new, and the files that were changed and taken out."""

    exercise: Exercise
    new: bool
    changed: tuple[str, ...]
    removed: tuple[str, ...]


@transaction.atomic
def folder_upload(*, course: Course, slug: str, archive: bytes, by: User) -> Uploaded:
    """Make the draft of the course's exercise ``slug`` what the ZIP archive holds; begin it where there is none.

    What students get stays until the draft is published. The same folder again changes nothing. Raises BadArchive and
    what saving a file of a draft raises; then nothing is changed.
    """
    try:
        files = read_zip(archive)
    except ArchiveError as error:
        raise BadArchive(error) from None
    exercise = Exercise.objects.filter(course=course, slug=slug).first()
    if exercise is None:
        made = draft_create(course=course, slug=slug, files=files, by=by)
        return Uploaded(made, True, tuple(sorted(files)), ())
    texts = {path: text_of(path, data) for path, data in files.items()}
    copy_keep(exercise=exercise, why=CopyWhy.UPLOAD, files=files, by=by)
    # Saving its first file lays the draft out, where none was begun.
    before = file_save(exercise=exercise, path=SPEC_FILE, text=_now(exercise), based_on=None, by=by)
    there = {file.path: file for file in DraftFile.objects.filter(exercise=before.file.exercise_id)}
    removed = sorted(path for path in there if path not in texts and not path.startswith("reference/"))
    for path in removed:
        file_remove(exercise=exercise, path=path, based_on=there[path].revision)
    changed = sorted(path for path, text in texts.items() if path not in there or there[path].text != text)
    for path in changed:
        if path in there:
            file_save(exercise=exercise, path=path, text=texts[path], based_on=None, by=by)
        else:
            file_add(exercise=exercise, path=path, text=texts[path], by=by)
    return Uploaded(exercise, False, tuple(changed), tuple(removed))


def _now(exercise: Exercise) -> str:
    """exercise.toml as it stands in the draft, else in what students get."""
    file = DraftFile.objects.filter(exercise=exercise, path=SPEC_FILE).first()
    if file is not None:
        return file.text
    assert exercise.current is not None
    return bundle_of(version=exercise.current).text(SPEC_FILE)
