"""An exercise folder as a ZIP file, read as something that a stranger made, and written the same way every time."""

from __future__ import annotations

import io
import re
import stat
import zipfile
import zlib
from collections.abc import Callable, Mapping
from pathlib import PurePosixPath
from typing import Final

from grader.content.loader import BUNDLE_LIMIT, FILE_LIMIT
from grader.content.spec.exercise import SPEC_FILE

MOST_ENTRIES: Final = 400  # of the archive, folders and what is passed over included
MOST_FILES: Final = 200
LONGEST_PATH: Final = 120
_PLAIN: Final = re.compile(r"[^\x00-\x1f\x7f\\:]+")
_PASSED_OVER: Final = frozenset({"__MACOSX", "__pycache__", "Thumbs.db"})
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)


class ArchiveError(ValueError):
    """What was sent is no exercise folder that could be taken. ``code`` is a stable slug, ``facts`` its particulars."""

    def __init__(self, code: str, **facts: object) -> None:
        self.code, self.facts = code, facts
        super().__init__(f"{code} {facts}")


def files_in(data: bytes, *, wanted: Callable[[str], bool] = lambda _path: True) -> dict[str, bytes]:
    """The ``wanted`` files of any ZIP archive by their paths, unpacked no further than a bundle may hold.

    Raises ArchiveError.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _members(archive, wanted)
    except ArchiveError:
        raise
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, RuntimeError, OSError, ValueError) as error:
        raise ArchiveError("broken", why=str(error)[:200]) from None


def read_zip(data: bytes) -> dict[str, bytes]:
    """The files of an exercise folder in a ZIP archive, by their path from the folder on.

    A single folder around everything is taken off; hidden files and what systems leave behind are passed over. Nothing
    is written anywhere and no more is unpacked than a bundle may hold. Raises ArchiveError.
    """
    return rooted(files_in(data))


def _members(archive: zipfile.ZipFile, wanted: Callable[[str], bool]) -> dict[str, bytes]:
    entries = archive.infolist()
    if len(entries) > MOST_ENTRIES:
        raise ArchiveError("too-many", count=len(entries), limit=MOST_FILES)
    files: dict[str, bytes] = {}
    room = BUNDLE_LIMIT
    for entry in entries:
        if entry.is_dir():
            continue
        path = safe_path(entry.filename)
        if path is None or not wanted(path):
            continue
        if stat.S_ISLNK(entry.external_attr >> 16):
            raise ArchiveError("link", path=path)
        if entry.flag_bits & 1:
            raise ArchiveError("encrypted", path=path)
        if path in files:
            raise ArchiveError("twice", path=path)
        if entry.file_size > FILE_LIMIT:
            raise ArchiveError("file-too-large", path=path, limit=FILE_LIMIT >> 10)
        with archive.open(entry) as stream:
            content = stream.read(FILE_LIMIT + 1)  # what an entry says of its size need not be true
        if len(content) > FILE_LIMIT:
            raise ArchiveError("file-too-large", path=path, limit=FILE_LIMIT >> 10)
        room -= len(content)
        if room < 0:
            raise ArchiveError("too-large", limit=BUNDLE_LIMIT >> 20)
        files[path] = content
    return files


def rooted(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """``files`` without the one folder around them all, within the bounds of a bundle. Raises ArchiveError."""
    found = dict(files)
    tops = {path.partition("/")[0] for path in found}
    if SPEC_FILE not in found and len(tops) == 1 and all("/" in path for path in found):
        found = {path.partition("/")[2]: content for path, content in found.items()}
    if SPEC_FILE not in found:
        raise ArchiveError("no-exercise")
    if len(found) > MOST_FILES:
        raise ArchiveError("too-many", count=len(found), limit=MOST_FILES)
    for path, content in found.items():
        if len(path) > LONGEST_PATH:
            raise ArchiveError("path", path=path[:LONGEST_PATH])
        if len(content) > FILE_LIMIT:
            raise ArchiveError("file-too-large", path=path, limit=FILE_LIMIT >> 10)
    if sum(map(len, found.values())) > BUNDLE_LIMIT:
        raise ArchiveError("too-large", limit=BUNDLE_LIMIT >> 20)
    return found


def safe_path(name: str) -> str | None:
    """``name`` as a path within a folder; None for what is passed over. Raises ArchiveError for one that leads out."""
    if not name or len(name) > 4 * LONGEST_PATH or not _PLAIN.fullmatch(name):
        raise ArchiveError("path", path=ascii(name[:LONGEST_PATH])[1:-1])
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or not path.parts:
        raise ArchiveError("path", path=name[:LONGEST_PATH])
    if any(part.startswith(".") or part in _PASSED_OVER for part in path.parts):
        return None
    return path.as_posix()


def write_zip(folder: str, files: Mapping[str, bytes]) -> bytes:
    """``files`` below ``folder`` as a ZIP archive; the same files give the same bytes."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(files):
            entry = zipfile.ZipInfo(f"{folder}/{path}", _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = (stat.S_IFREG | 0o644) << 16
            archive.writestr(entry, files[path])
    return target.getvalue()
