"""A folder of exercises: one bad exercise never hides the others."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.content.library import exercise_folders, load_library
from grader.content.scaffold.exercise import new_exercise
from tests.content.folders import found, write


def add(root: Path, topic: str, slug: str, old: str = "", new: str = "") -> None:
    files = dict(new_exercise(slug, topic))
    text = files["exercise.toml"].decode()
    assert old in text
    files["exercise.toml"] = text.replace(old, new).encode()
    write(root / topic / slug, files)


def test_finds_exercises_by_topic_and_slug(tmp_path: Path) -> None:
    add(tmp_path, "linear", "one")
    add(tmp_path, "convolution", "two")
    (tmp_path / "linear" / "notes").mkdir()
    assert [folder.name for folder in exercise_folders(tmp_path)] == ["two", "one"]
    library = load_library(tmp_path)
    assert set(library.bundles) == {"one", "two"}
    assert library.problems == ()


def test_prerequisites_may_build_on_each_other(tmp_path: Path) -> None:
    add(tmp_path, "linear", "one")
    add(tmp_path, "linear", "two", "prerequisites = []", "prerequisites = ['one']")
    add(tmp_path, "linear", "three", "prerequisites = []", "prerequisites = ['one', 'two']")
    assert load_library(tmp_path).problems == ()


@pytest.mark.parametrize(
    ("topic", "slug", "old", "new", "expected"),
    [
        ("linear", "two", "format = 1", "format = ", ("linear/two/exercise.toml", 1, "toml-syntax")),
        ("linear", "two", '"linear"', '"pooling"', ("linear/two/exercise.toml", 4, "wrong-topic")),
        ("pooling", "one", "", "", ("pooling/one/exercise.toml", None, "slug-taken")),
        ("linear", "two", "[]", "['three']", ("linear/two/exercise.toml", 7, "unknown-prerequisite")),
        ("linear", "two", "[]", "['two']", ("linear/two/exercise.toml", None, "circular-prerequisites")),
    ],
)
def test_says_what_is_wrong_and_keeps_the_rest(
    tmp_path: Path, topic: str, slug: str, old: str, new: str, expected: tuple[str, int | None, str]
) -> None:
    add(tmp_path, "linear", "one")
    if old == "[]":
        old, new = "prerequisites = []", f"prerequisites = {new}"
    add(tmp_path, topic, slug, old, new)
    library = load_library(tmp_path)
    assert found(library.problems) == {expected}
    assert library.bundles["one"].spec.topic == "linear"


def test_a_circle_of_several_is_told(tmp_path: Path) -> None:
    add(tmp_path, "linear", "one", "prerequisites = []", "prerequisites = ['two']")
    add(tmp_path, "linear", "two", "prerequisites = []", "prerequisites = ['one']")
    (problem,) = load_library(tmp_path).problems
    assert "one -> two -> one" in problem.message or "two -> one -> two" in problem.message
