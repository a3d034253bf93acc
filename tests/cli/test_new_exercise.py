"""``manage.py new_exercise``: a folder that passes its own check from its first minute."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.content.scaffold.exercise import KINDS
from tests.cli.commands import run


@pytest.mark.jail
@pytest.mark.parametrize("kind", KINDS)
def test_a_new_exercise_is_ready_as_it_is(tmp_path: Path, kind: str) -> None:
    made = run("new_exercise", "sums/my-first", "--kind", kind, "--into", tmp_path)

    assert made.code == 0
    assert str(tmp_path / "sums" / "my-first") in made.out
    checked = run("check_exercise", tmp_path / "sums" / "my-first")
    assert checked.code == 0, checked.out


def test_nothing_is_written_over(tmp_path: Path) -> None:
    run("new_exercise", "sums/mine", "--into", tmp_path)
    statement = tmp_path / "sums" / "mine" / "statement.md"
    statement.write_text("# My work\n")

    again = run("new_exercise", "sums/mine", "--into", tmp_path)

    assert again.code == 2
    assert statement.read_text() == "# My work\n"


@pytest.mark.parametrize("place", ["corr2d", "sums/", "Sums/mine", "sums/../mine", "/etc/passwd"])
def test_a_place_that_is_none_is_refused(tmp_path: Path, place: str) -> None:
    ended = run("new_exercise", place, "--into", tmp_path)

    assert ended.code == 2
    assert "TOPIC/SLUG" in ended.said
    assert list(tmp_path.glob("*/*/exercise.toml")) == []
