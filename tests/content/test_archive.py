"""Archives that strangers made: what is taken, and the reason for everything that is not."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
from collections.abc import Callable

import pytest

from grader.content.archive import MOST_ENTRIES, ArchiveError, read_zip, rooted, safe_path, write_zip
from grader.content.loader import BUNDLE_LIMIT, FILE_LIMIT
from grader.content.scaffold.exercise import new_exercise

FILES = dict(new_exercise("relu", "neurons"))


def zipped(entries: list[tuple[str | zipfile.ZipInfo, bytes]]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries:
            archive.writestr(name, content)
    return target.getvalue()


def link(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name)
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    return entry


def lying_about_its_size() -> bytes:
    """A bomb: 64 MiB of zeros whose entry says that it has ten bytes."""
    data = bytearray(zipped([("exercise.toml", bytes(64 << 20))]))
    at = data.rindex(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", 10)
    return bytes(data)


def marked_as_encrypted() -> bytes:
    data = bytearray(zipped([("exercise.toml", b"x")]))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.rindex(mark) + offset
        data[at] |= 1
    return bytes(data)


@pytest.mark.parametrize("around", ["", "relu/"])
def test_a_folder_comes_back_byte_for_byte(around: str) -> None:
    entries: list[tuple[str | zipfile.ZipInfo, bytes]] = [(around + path, data) for path, data in FILES.items()]
    junk: list[tuple[str | zipfile.ZipInfo, bytes]] = [
        (around + ".DS_Store", b"\0"),
        ("__MACOSX/._relu", b"\0"),
        (around + "accepted/__pycache__/loop.cpython-311.pyc", b"\0"),
    ]
    assert read_zip(zipped(entries + junk)) == FILES
    assert read_zip(write_zip("relu", FILES)) == FILES
    assert write_zip("relu", FILES) == write_zip("relu", dict(reversed(FILES.items())))


@pytest.mark.parametrize(
    ("code", "make"),
    [
        ("broken", lambda: b"PK\x03\x04 no archive"),
        ("broken", lambda: b""),
        ("broken", lambda: zipped([("exercise.toml", b"a" * 5000)])[:-40]),
        ("broken", lambda: lying_about_its_size()),
        ("encrypted", marked_as_encrypted),
        ("path", lambda: zipped([("../exercise.toml", b"")])),
        ("path", lambda: zipped([("relu/../../etc/passwd", b"")])),
        ("path", lambda: zipped([("/etc/passwd", b"")])),
        ("path", lambda: zipped([("C:\\exercise.toml", b"")])),
        ("path", lambda: zipped([("a\nb", b"")])),
        ("path", lambda: zipped([("exercise.toml", b""), ("a" * 130, b"")])),
        ("link", lambda: zipped([("exercise.toml", b""), (link("starter.py"), b"/etc/passwd")])),
        ("file-too-large", lambda: zipped([("exercise.toml", bytes(FILE_LIMIT + 1))])),
        ("too-large", lambda: zipped([(f"accepted/a{n}.py", bytes(FILE_LIMIT)) for n in range(12)])),
        ("too-many", lambda: zipped([(f"f{n}", b"") for n in range(MOST_ENTRIES + 1)])),
        ("too-many", lambda: zipped([("exercise.toml", b""), *((f"f{n}", b"") for n in range(300))])),
        ("no-exercise", lambda: zipped([("readme.md", b"hello")])),
        ("no-exercise", lambda: zipped([])),
    ],
)
def test_what_is_wrong_is_said(code: str, make: Callable[[], bytes]) -> None:
    with pytest.raises(ArchiveError) as refused:
        read_zip(make())
    assert refused.value.code == code


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_one_name_twice() -> None:
    with pytest.raises(ArchiveError) as refused:
        read_zip(zipped([("exercise.toml", b"1"), ("exercise.toml", b"2")]))
    assert refused.value.code == "twice"


def test_a_dragged_folder_has_the_same_bounds() -> None:
    assert rooted({f"relu/{path}": data for path, data in FILES.items()}) == FILES
    assert safe_path(".git/config") is None
    with pytest.raises(ArchiveError):
        rooted({"exercise.toml": bytes(FILE_LIMIT + 1)})
    with pytest.raises(ArchiveError):
        rooted({"exercise.toml": b"", **{f"a{n}": bytes(FILE_LIMIT) for n in range(BUNDLE_LIMIT // FILE_LIMIT + 1)}})
