"""``manage.py check_exercise``: what an author reads, and what CI reads."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.commands import run

pytestmark = pytest.mark.jail


def test_json_for_ci(folder: Callable[..., Path]) -> None:
    ended = run("check_exercise", folder(), "--json")

    assert ended.code == 1  # no accepted solutions, for one
    result = json.loads(ended.out)
    assert result["slug"] == "sum"
    assert result["ok"] is False
    assert {"rule", "file", "line", "message", "detail"} == set(result["faults"][0])
    assert (result["mutation"]["caught"], result["mutation"]["total"]) == (1, 1)


def test_format_errors_come_with_file_and_line(folder: Callable[..., Path]) -> None:
    place = folder()
    toml = place / "exercise.toml"
    toml.write_text(toml.read_text().replace("difficulty = 1", "dificulty = 1"))

    ended = run("check_exercise", place)

    assert ended.code == 1
    assert "exercise.toml:6" in ended.out
    assert "dificulty" in ended.out


def test_survivors_are_printed_as_diffs(folder: Callable[..., Path]) -> None:
    cases = "def cases(rng):\n    yield dict(name='zero', args=(1, 0))\n"

    ended = run("check_exercise", folder(cases=cases))

    assert "survives: return a + b -> return a - b" in ended.out
    assert "-    return a + b" in ended.out
    assert "+    return a - b" in ended.out


def test_mutants_may_be_left_out(folder: Callable[..., Path]) -> None:
    ended = run("check_exercise", folder(), "--json", "--no-mutants")

    assert json.loads(ended.out)["mutation"] is None


def test_a_folder_of_exercises_is_checked_one_by_one(folder: Callable[..., Path]) -> None:
    library = folder().parent.parent

    lines = run("check_exercise", library, "--json", "--no-mutants").out.splitlines()

    assert [json.loads(line)["slug"] for line in lines] == ["sum"]


def test_what_is_not_there_is_bad_usage() -> None:
    ended = run("check_exercise", "no-such-exercise")

    assert ended.code == 2
    assert "no-such-exercise" in ended.said
