"""manage.py export_exercise: a folder comes back byte for byte."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from grader.catalog.services import exercise_store, exercise_sync
from grader.content.archive import read_zip
from grader.content.loader import load_files
from grader.content.scaffold.exercise import new_exercise
from grader.courses.models import Course
from tests.school import CORR2D

pytestmark = pytest.mark.django_db


def files_in(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_of_the_library_byte_for_byte(tmp_path: Path) -> None:
    folder = tmp_path / "given" / "corr2d"
    shutil.copytree(CORR2D, folder)
    statement = folder / "statement.md"
    statement.write_bytes(statement.read_bytes().replace(b"\n", b"\r\n"))
    version = exercise_sync(folder=folder).version
    call_command("export_exercise", "corr2d", into=tmp_path / "out")
    assert files_in(tmp_path / "out" / "corr2d") == files_in(folder)
    call_command("export_exercise", "corr2d", wanted=version.hash[:8], into=tmp_path, as_zip=True)
    assert read_zip((tmp_path / "corr2d.zip").read_bytes()) == files_in(folder)
    for more in ({"wanted": "ffffffff"}, {"wanted": "f"}, {"course": "cnn"}, {"into": tmp_path / "out"}):
        with pytest.raises(CommandError):
            call_command("export_exercise", "corr2d", **more)


def test_of_a_course(tmp_path: Path) -> None:
    files = dict(new_exercise("relu", "neurons"))
    course = Course.objects.create(slug="cnn", title={"en": "CNN"})
    exercise_store(slug="relu", bundle=load_files("relu", files), course=course)
    call_command("export_exercise", "relu", course="cnn", into=tmp_path)
    assert files_in(tmp_path / "relu") == files
    with pytest.raises(CommandError):
        call_command("export_exercise", "relu", into=tmp_path / "other")
