"""From a folder to a stored version."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import IntegrityError

from grader.catalog.models import Exercise, ExerciseVersion
from grader.catalog.selectors import bundle_of
from grader.catalog.services import exercise_sync
from grader.content.problems import ContentError
from tests.school import CORR2D

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(CORR2D, tmp_path / "convolution" / "corr2d"))


def test_a_folder_becomes_an_exercise_with_a_version() -> None:
    synced = exercise_sync(folder=CORR2D)
    assert synced.changed
    exercise = Exercise.objects.get(slug="corr2d")
    assert exercise.current == synced.version
    assert (exercise.kind, exercise.topic) == ("code", "convolution")
    assert set(exercise.title) == {"en", "zh-hans"}
    bundle = bundle_of(version=ExerciseVersion.objects.get())
    assert bundle.hash == synced.version.hash
    assert bundle.files["starter.py"] == (CORR2D / "starter.py").read_bytes()


def test_the_same_content_makes_no_second_version(folder: Path) -> None:
    first = exercise_sync(folder=CORR2D)
    again = exercise_sync(folder=folder)
    assert not again.changed
    assert again.version == first.version


def test_other_content_makes_a_version_and_the_old_one_stays(folder: Path) -> None:
    old = exercise_sync(folder=folder).version
    with (folder / "starter.py").open("a") as file:
        file.write("\n# Start here.\n")
    new = exercise_sync(folder=folder)
    assert new.changed
    assert new.exercise.current == new.version
    assert bundle_of(version=old).files != bundle_of(version=new.version).files


def test_going_back_makes_the_old_version_current_again(folder: Path) -> None:
    old = exercise_sync(folder=CORR2D).version
    (folder / "starter.py").write_text("def corr2d(X, K):\n    ...\n")
    exercise_sync(folder=folder)
    back = exercise_sync(folder=CORR2D)
    assert not back.changed
    assert back.exercise.current == old
    assert ExerciseVersion.objects.count() == 2


def test_a_broken_folder_stores_nothing(folder: Path) -> None:
    (folder / "exercise.toml").write_text("format = 1\n")
    with pytest.raises(ContentError):
        exercise_sync(folder=folder)
    assert not Exercise.objects.exists()


def test_a_version_is_never_changed() -> None:
    version = exercise_sync(folder=CORR2D).version
    with pytest.raises(TypeError, match="never changed"):
        version.save()
    with pytest.raises(IntegrityError):
        ExerciseVersion.objects.create(exercise=version.exercise, hash=version.hash, spec={}, bundle="")


def test_the_librarys_are_listed_and_a_courses_own_are_not(folder: Path, tmp_path: Path) -> None:
    assert exercise_sync(folder=CORR2D).exercise.listed
    assert not exercise_sync(folder=folder).exercise.listed  # another folder took the name: it is the course's now
    (folder / "exercise.toml").write_text(
        (folder / "exercise.toml").read_text().replace("format = 1", "format = 1\nlisted = true")
    )
    assert exercise_sync(folder=folder).exercise.listed


def test_a_link_in_the_library_is_the_librarys(folder: Path, tmp_path: Path, configured: Callable[..., None]) -> None:
    library = tmp_path / "library"
    (library / "convolution").mkdir(parents=True)
    (library / "convolution" / "corr2d").symlink_to(folder)
    (tmp_path / "link").symlink_to(library)
    for root in (library, tmp_path / "link"):
        configured(exercises_dir=root)
        Exercise.objects.all().update(listed=False)
        assert exercise_sync(folder=root / "convolution" / "corr2d").exercise.listed
