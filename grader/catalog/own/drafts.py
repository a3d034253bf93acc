"""A draft and its files: begun from a scaffold, a copy or an upload, and saved so that two authors lose nothing.

A save names the revision it is based on. Where somebody else has saved since, nothing is written, and both texts are
there to choose from.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction

from grader import clock
from grader.accounts.models import User
from grader.catalog.models import DraftFile, Exercise, ExerciseVersion
from grader.catalog.own.errors import (
    BadPath,
    BadSlug,
    DraftTooBig,
    FileChanged,
    FileNeeded,
    FileThere,
    NotText,
    SlugTaken,
    TextTooBig,
)
from grader.catalog.own.selectors import exercise_locked
from grader.catalog.selectors import bundle_of
from grader.content.archive import MOST_FILES
from grader.content.loader import BUNDLE_LIMIT, FILE_LIMIT, is_known_path
from grader.content.problems import ContentError
from grader.content.spec.exercise import SLUG_PATTERN, SPEC_FILE, parse_spec
from grader.courses.models import Course, Verb
from grader.courses.record.events import record

LONGEST_SLUG = 64
RESERVED = "new"  # the address under which one is begun


@dataclass(frozen=True, slots=True)
class Kept:
    """What came of a save: ``stored``, or not because ``file`` is newer than what it was based on."""

    file: DraftFile
    stored: bool


def check_slug(*, course: Course, slug: str) -> None:
    """Raises BadSlug, and SlugTaken where the course or the library has an exercise of that address."""
    if not re.fullmatch(SLUG_PATTERN, slug) or len(slug) > LONGEST_SLUG or slug == RESERVED:
        raise BadSlug(slug=slug[:LONGEST_SLUG])
    if Exercise.objects.filter(course=course, slug=slug).exists():
        raise SlugTaken(slug=slug)
    if Exercise.objects.filter(course=None, slug=slug).exists():
        raise SlugTaken(slug=slug)


@transaction.atomic
def draft_create(
    *, course: Course, slug: str, files: Mapping[str, bytes], by: User, source: Exercise | None = None
) -> Exercise:
    """A new exercise of the course's own with ``files`` as its draft; nobody but its authors sees it yet.

    ``source``: the exercise it is a copy of, which practice keeps back from whoever is asked for the copy.

    Raises BadSlug, SlugTaken, NotText, TextTooBig, DraftTooBig.
    """
    check_slug(course=course, slug=slug)
    texts = {path: text_of(path, data) for path, data in files.items()}
    texts_check(texts)
    exercise = Exercise(slug=slug, course=course, kind="code", topic="own", title={"en": slug})
    exercise.copied_from_id = source.original_id if source is not None else None
    _describe(exercise, texts.get(SPEC_FILE, ""))
    exercise.save()
    _write(exercise, texts, by)
    record(Verb.EXERCISE_BEGUN, course=course, actor=by, exercise=slug)
    return exercise


@transaction.atomic
def file_save(*, exercise: Exercise, path: str, text: str, based_on: int | None, by: User) -> Kept:
    """Store the file as it is in somebody's editor; ``based_on`` None writes over whatever is there.

    Line ends stay those the file has. Raises BadPath for a file that is not there, TextTooBig, DraftTooBig.
    """
    _lock(exercise)
    file = DraftFile.objects.select_for_update().filter(exercise=exercise, path=path).first()
    if file is None:
        raise BadPath(path=path[:120])
    text = with_line_ends(text, like=file.text)
    if text == file.text:
        return Kept(file, stored=True)
    if based_on is not None and based_on != file.revision:
        return Kept(file, stored=False)
    texts_check({**_texts(exercise), path: text})
    file.text, file.saved_by, file.saved_at = text, by, clock.now()
    file.revision += 1
    file.save()
    if path == SPEC_FILE:
        _describe(exercise, text, save=True)
    return Kept(file, stored=True)


@transaction.atomic
def file_add(*, exercise: Exercise, path: str, text: str, by: User) -> DraftFile:
    """A new file. Raises BadPath, FileThere, TextTooBig, DraftTooBig."""
    _lock(exercise)
    if not is_known_path(path) or len(path) > 120:
        raise BadPath(path=path[:120])
    texts = _texts(exercise)
    if path in texts:
        raise FileThere(path=path)
    texts_check({**texts, path: text})
    return DraftFile.objects.create(exercise=exercise, path=path, text=text, saved_by=by, saved_at=clock.now())


@transaction.atomic
def file_rename(*, exercise: Exercise, path: str, to: str) -> DraftFile:
    """Raises BadPath, FileNeeded, FileThere."""
    _lock(exercise)
    if path == SPEC_FILE:
        raise FileNeeded(path=path)
    file = DraftFile.objects.select_for_update().filter(exercise=exercise, path=path).first()
    if file is None or not is_known_path(to) or len(to) > 120:
        raise BadPath(path=to[:120])
    if DraftFile.objects.filter(exercise=exercise, path=to).exclude(pk=file.pk).exists():
        raise FileThere(path=to)
    file.path = to
    file.save(update_fields=["path"])
    return file


@transaction.atomic
def file_remove(*, exercise: Exercise, path: str, based_on: int) -> None:
    """Take a file out, unless somebody has saved it since. Raises FileNeeded, FileChanged, BadPath."""
    _lock(exercise)
    if path == SPEC_FILE:
        raise FileNeeded(path=path)
    file = DraftFile.objects.select_for_update().filter(exercise=exercise, path=path).first()
    if file is None:
        raise BadPath(path=path[:120])
    if file.revision != based_on:
        raise FileChanged(path=path)
    file.delete()


@transaction.atomic
def files_replace(*, exercise: Exercise, files: Mapping[str, bytes], by: User | None) -> None:
    """Make ``files`` the draft: files that are gone are removed, those that differ saved anew.

    Raises NotText, TextTooBig, DraftTooBig, and changes nothing then.
    """
    _lock(exercise)
    texts = {path: text_of(path, data) for path, data in files.items()}
    texts_check(texts)
    rows = {row.path: row for row in DraftFile.objects.select_for_update().filter(exercise=exercise)}
    DraftFile.objects.filter(exercise=exercise).exclude(path__in=list(texts)).delete()
    _write(exercise, {path: text for path, text in texts.items() if path not in rows}, by)
    for path, row in rows.items():
        if path in texts and texts[path] != row.text:
            row.text, row.saved_by, row.saved_at = texts[path], by, clock.now()
            row.revision += 1
            row.save()
    _describe(exercise, texts.get(SPEC_FILE, ""), save=True)


def text_of(path: str, data: bytes) -> str:
    """The text of a file that came as bytes. Raises TextTooBig, NotText."""
    if len(data) > FILE_LIMIT:
        raise TextTooBig(path=path, limit=FILE_LIMIT >> 10)
    try:
        at, text = data.find(b"\0"), data.decode()
    except UnicodeDecodeError as error:
        at = error.start
    if at >= 0:
        raise NotText(path=path, line=data.count(b"\n", 0, at) + 1)
    return text


def with_line_ends(text: str, *, like: str) -> str:
    r"""A form sends ``\r\n`` for every line end: ``text`` with those that ``like`` has, ``\n`` where it has none."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    ends = like.count("\n")
    return plain.replace("\n", "\r\n") if ends and like.count("\r\n") == ends else plain


def _lock(exercise: Exercise) -> None:
    """One author at a time; where no draft is begun, what students get is laid out to be changed.

    Raises ExerciseRemoved, as do all that change a draft.
    """
    locked = exercise_locked(exercise=exercise)
    if locked.current_id is not None and not DraftFile.objects.filter(exercise=exercise).exists():
        bundle = bundle_of(version=ExerciseVersion.objects.get(pk=locked.current_id))
        _write(exercise, {path: bundle.text(path) for path in bundle.files}, None)


def _texts(exercise: Exercise) -> dict[str, str]:
    return dict(DraftFile.objects.filter(exercise=exercise).values_list("path", "text"))


def texts_check(texts: Mapping[str, str]) -> None:
    """Raises TextTooBig, NotText, DraftTooBig for what cannot be the files of a draft."""
    sizes = {path: len(text.encode(errors="replace")) for path, text in texts.items()}
    for path, text in texts.items():
        if sizes[path] > FILE_LIMIT:
            raise TextTooBig(path=path, limit=FILE_LIMIT >> 10)
        if "\0" in text or not _is_unicode(text):
            raise NotText(path=path, line=text.partition("\0")[0].count("\n") + 1)
    if sum(sizes.values()) > BUNDLE_LIMIT or len(texts) > MOST_FILES:
        raise DraftTooBig(limit=BUNDLE_LIMIT >> 20)


def _is_unicode(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:  # a lone surrogate
        return False
    return True


def _write(exercise: Exercise, texts: Mapping[str, str], by: User | None) -> None:
    now = clock.now()
    DraftFile.objects.bulk_create(
        DraftFile(exercise=exercise, path=path, text=text, saved_by=by, saved_at=now)
        for path, text in sorted(texts.items())
    )


def _describe(exercise: Exercise, toml: str, *, save: bool = False) -> None:
    """Lists show a draft by what its exercise.toml says, once that can be read; of a published one, the version's."""
    if exercise.current_id is not None:
        return
    try:
        spec = parse_spec(toml)
    except (ContentError, RecursionError):
        return
    exercise.kind, exercise.topic, exercise.title = spec.kind, spec.topic, dict(spec.title)
    exercise.difficulty, exercise.minutes = spec.difficulty, spec.minutes
    if save:
        exercise.save(update_fields=["kind", "topic", "title", "difficulty", "minutes"])
