"""What is refused to authors: each with its sentence and status."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from grader.content.archive import ArchiveError
from grader.errors import Refused

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


class BadSlug(Refused):
    """Facts: ``slug``."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY
    code = "bad-slug"
    sentence = _("“%(slug)s” cannot be an address: use small letters, digits and single hyphens, 64 at most.")


class SlugTaken(Refused):
    """Facts: ``slug``."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY
    code = "slug-taken"
    sentence = _("There is an exercise “%(slug)s” already, in this course or in the library: choose another address.")


class ExerciseRemoved(Refused):
    """Facts: ``name`` of who did, ``slug``."""

    status = HTTPStatus.GONE
    code = "exercise-removed"
    sentence = _("%(name)s has removed the exercise “%(slug)s”: nothing of it can be opened or saved any more.")


class NotSavedAnyMore(ExerciseRemoved):
    """The same, to an editor that goes on holding what was typed."""

    sentence = _(
        "%(name)s has removed the exercise “%(slug)s”: nothing of it can be saved any more. What you typed still "
        "stands here, and in this browser: copy what you want to keep."
    )


class BadPath(Refused):
    """Facts: ``path``."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY
    code = "bad-path"
    sentence = _(
        "“%(path)s” is not the name of a file of an exercise. There are exercise.toml, statement.md, starter.py, "
        "cases.py and reference.py, or question.py, and files below accepted/, misconceptions/, cheats/, support/ and "
        "figures/, in small letters."
    )


class FileThere(Refused):
    """Facts: ``path``."""

    status = HTTPStatus.CONFLICT
    code = "file-there"
    sentence = _("There is a file “%(path)s” already.")


class FileNeeded(Refused):
    """Facts: ``path``."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY
    code = "file-needed"
    sentence = _("Every exercise has the file “%(path)s”: it stays, and keeps its name.")


class FileChanged(Refused):
    """Facts: ``path``."""

    status = HTTPStatus.CONFLICT
    code = "file-changed"
    sentence = _("Somebody has saved “%(path)s” since you opened it: look at it again first.")


class TextTooBig(Refused):
    """Facts: ``path``, ``limit`` in KiB."""

    status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    code = "file-too-large"
    sentence = _("“%(path)s” would be larger than %(limit)s KB.")


class DraftTooBig(Refused):
    """Facts: ``limit`` in MiB."""

    status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    code = "bundle-too-large"
    sentence = _("All files of an exercise together have %(limit)s MB at most.")


class NotText(Refused):
    """Facts: ``path``, ``line`` of the first byte that is none."""

    status = HTTPStatus.UNSUPPORTED_MEDIA_TYPE
    code = "not-utf8"
    sentence = _(
        "“%(path)s” is not UTF-8 text: line %(line)s holds bytes that cannot be read. Save it as UTF-8, then send it "
        "again."
    )


class NotReadable(Refused):
    """The draft cannot be checked or tried: its format is not right yet."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY
    code = "not-readable"
    sentence = _("The exercise cannot be read as it is: mend what stands beside its files first.")


class BadArchive(Refused):
    """An upload that is no exercise folder; its facts are the error's."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY
    code = "bad-archive"

    def __init__(self, error: ArchiveError) -> None:
        self.sentence = ARCHIVES.get(error.code, ARCHIVES["broken"])
        super().__init__(**error.facts)
        self.code = f"archive-{error.code}"
        if error.code in ("too-large", "file-too-large", "too-many"):
            self.status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE


ARCHIVES: dict[str, _StrPromise] = {
    "broken": _("This file cannot be read as a ZIP archive. Make it again, and send it once more."),
    "too-many": _("There are %(count)s files in it; an exercise has %(limit)s at most."),
    "too-large": _("Unpacked, it is larger than %(limit)s MB, and no exercise may be."),
    "file-too-large": _("“%(path)s” in it is larger than %(limit)s KB."),
    "link": _("“%(path)s” in it is a link to another file; put the file itself in its place."),
    "encrypted": _("“%(path)s” in it is encrypted: make the archive without a password."),
    "twice": _("“%(path)s” stands in it twice."),
    "path": _("“%(path)s” in it cannot be a file of an exercise: its name leads elsewhere, or holds odd characters."),
    "no-exercise": _("There is no exercise.toml in it: send the folder that holds one, with everything beside it."),
}
