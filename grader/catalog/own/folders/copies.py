"""Whole folders beside a draft: what was sent to take its place is looked at first, and what stood there is kept.

The site's own reference modules, which a draft may hold since it began as a copy, stay where a folder has none of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Final

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from grader import clock
from grader.accounts.models import User
from grader.catalog.models import CopyWhy, DraftCopy, Exercise
from grader.catalog.own.drafts import files_replace, text_of, texts_check
from grader.catalog.own.selectors import exercise_locked, files_of
from grader.content.bundle import content_hash
from grader.content.changes.files import FileChange, files_changed
from grader.errors import NotFound, Refused

KEPT: Final = 20  # earlier drafts of an exercise


class DraftChanged(Refused):
    """The draft is another one than the page compared."""

    status = HTTPStatus.CONFLICT
    code = "draft-changed"
    sentence = _("Somebody has changed the draft meanwhile: look at what would change now.")


@dataclass(frozen=True, slots=True)
class Compared:
    """What taking a folder would change of the draft as it is now, whose content has the hash ``base``."""

    copy: DraftCopy
    base: str
    files: tuple[FileChange, ...]


@transaction.atomic
def copy_send(*, exercise: Exercise, files: Mapping[str, bytes], by: User) -> DraftCopy:
    """Lay a folder beside the draft, to be compared with it; one a person.

    Raises NotText, TextTooBig, DraftTooBig, ExerciseRemoved.
    """
    texts = {path: text_of(path, data) for path, data in files.items()}
    texts_check(texts)
    exercise_locked(exercise=exercise)
    DraftCopy.objects.filter(exercise=exercise, why=CopyWhy.SENT, by=by).delete()
    return DraftCopy.objects.create(exercise=exercise, why=CopyWhy.SENT, files=texts, by=by, at=clock.now())


@transaction.atomic
def copy_keep(*, exercise: Exercise, why: CopyWhy, files: Mapping[str, bytes], by: User | None) -> None:
    """Keep the draft as it stands, before ``files`` takes its place. The same twice is kept once.

    Raises ExerciseRemoved.
    """
    exercise_locked(exercise=exercise)
    now = _draft(exercise)
    texts = {path: data.decode() for path, data in now.items()}
    if not any(texts.values()) or dict(files) == now:
        return
    earlier = DraftCopy.objects.filter(exercise=exercise).exclude(why=CopyWhy.SENT).order_by("-pk")
    newest = earlier.first()
    if newest is None or newest.files != texts:
        DraftCopy.objects.create(exercise=exercise, why=why, files=texts, by=by, at=clock.now())
    DraftCopy.objects.filter(pk__in=list(earlier.values_list("pk", flat=True)[KEPT:])).delete()


@transaction.atomic
def copy_take(*, exercise: Exercise, copy: DraftCopy, base: str, by: User) -> None:
    """Make the copy the draft, as it was compared with the one of hash ``base``; the draft that was is kept.

    Raises DraftChanged where the draft is another one by now, ExerciseRemoved.
    """
    exercise_locked(exercise=exercise)
    if content_hash(_draft(exercise)) != base:
        raise DraftChanged
    files = _whole(copy, _draft(exercise))
    sent = copy.why == CopyWhy.SENT
    copy_keep(exercise=exercise, why=CopyWhy.UPLOAD if sent else CopyWhy.BACK, files=files, by=by)
    files_replace(exercise=exercise, files=files, by=by)
    if sent:
        copy.delete()


def copy_get(*, exercise: Exercise, name: str) -> DraftCopy:
    """The copy of that number, of an exercise whose draft may be read. Raises NotFound. One query."""
    found = DraftCopy.objects.filter(exercise=exercise, pk=int(name)) if name.isdecimal() and len(name) < 18 else None
    copy = found.select_related("by").first() if found is not None else None
    if copy is None:
        raise NotFound
    return copy


def copies_of(*, exercise: Exercise) -> Sequence[DraftCopy]:
    """The earlier drafts that are kept, the newest first. One query."""
    rows = DraftCopy.objects.filter(exercise=exercise).exclude(why=CopyWhy.SENT)
    return list(rows.select_related("by").defer("files")[:KEPT])


def compared(*, copy: DraftCopy, draft: Mapping[str, bytes]) -> Compared:
    """What taking the copy would change of ``draft``."""
    return Compared(copy, content_hash(draft), tuple(files_changed(draft, _whole(copy, draft))))


def _draft(exercise: Exercise) -> dict[str, bytes]:
    return {file.path: file.text.encode() for file in files_of(exercise=exercise)}


def _whole(copy: DraftCopy, draft: Mapping[str, bytes]) -> dict[str, bytes]:
    files = {path: str(text).encode() for path, text in copy.files.items()}
    if not any(path.startswith("reference/") for path in files):
        files |= {path: data for path, data in draft.items() if path.startswith("reference/")}
    return files
