"""What the client does by itself: its imports, its syntax, its memory, its maps, its local judge."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import click
import numpy as np
import pytest

from tests.client.conftest import CLIENT

from tensorgrade import local_runner, project, report, settings  # isort: skip
from tensorgrade.problems import Problem  # isort: skip

SOURCES = sorted((CLIENT / "tensorgrade").rglob("*.py"))


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_it_is_python_3_9(path: Path) -> None:
    tree = ast.parse(path.read_text(), feature_version=(3, 9))
    future = any(isinstance(node, ast.ImportFrom) and node.module == "__future__" for node in tree.body)
    assert future or "|" not in path.read_text()
    assert not any(isinstance(node, ast.Match) for node in ast.walk(tree))


def test_help_imports_neither_httpx_nor_numpy() -> None:
    program = (
        "import sys, tensorgrade.main; print([m for m in ('httpx', 'rich', 'numpy', 'torch') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], env={"PYTHONPATH": str(CLIENT)}, capture_output=True, text=True
    )
    assert done.stdout == "[]\n", done.stderr


def test_a_folder_remembers_where_it_came_from(tmp_path: Path) -> None:
    made = project.Project(tmp_path, "https://x.edu", "cnn", "week-1", "corr2d", "abc")
    project.write(made)
    (tmp_path / "deep").mkdir()
    assert project.find(tmp_path / "deep") == made
    (tmp_path / project.NAME).write_text('url = "https://x.edu"\n')
    with pytest.raises(Problem, match="does not say course, assignment, exercise"):
        project.find(tmp_path)


def test_unchanged_code_keeps_its_key_until_it_is_acknowledged(tmp_path: Path) -> None:
    made = project.Project(tmp_path, "https://x.edu", "cnn", "week-1", "corr2d", "")
    first = project.token_for(made, "a = 1", "submission")
    assert project.token_for(made, "a = 1", "submission") == first
    assert project.token_for(made, "a = 1", "trial") != first
    again = project.token_for(made, "a = 1", "submission")
    project.acknowledged(made)
    assert project.token_for(made, "a = 1", "submission") != again


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("cnn/week-1/corr2d", (None, "cnn", "week-1", "corr2d")),
        ("cnn/week-1", (None, "cnn", "week-1", None)),
        ("https://x.edu/courses/cnn/week-1/corr2d/?n=1#result", ("https://x.edu", "cnn", "week-1", "corr2d")),
    ],
)
def test_an_exercise_is_named_by_words_or_by_its_page(text: str, place: tuple[Any, ...]) -> None:
    assert project.parse_place(text) == place


def test_a_damaged_memory_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(settings.FOLDER, str(tmp_path))
    (tmp_path / "services.json").write_text("{")
    with pytest.raises(Problem, match="Remove it and sign in again"):
        settings.service_url()


def plain(array: np.ndarray[Any, Any]) -> dict[str, Any]:
    return {"array": "numpy", "dtype": str(array.dtype), "shape": list(array.shape), "data": array.ravel().tolist()}


def case(expected: Any, *args: Any, call: str = "f", **more: Any) -> dict[str, Any]:
    step = {"op": "call", "call": call, "on": None, "args": list(args), "kwargs": {}, "judged": True}
    head = {"name": "one", "call": f"{call}(x)", "check": "value", "why": "", "rtol": None, "atol": None}
    return {**head, "steps": [step], "expected": [expected], **more}


def judge(source: str, *cases: dict[str, Any]) -> dict[str, Any]:
    given = {
        "entry": ["f"],
        "arrays": "numpy",
        "rtol": None,
        "atol": None,
        "precision": "float64",
        "cases": list(cases),
    }
    found = local_runner.report(source, json.loads(json.dumps(given)))
    return {**found, "cases": found["report"]["cases"]}


TWO = plain(np.array([1.0, 2.0]))


@pytest.mark.parametrize(
    ("source", "expected", "verdict"),
    [
        ("def f(x): return x * 2", plain(np.array([2.0, 4.0])), "passed"),
        ("def f(x): return x * 2 + 1e-12", plain(np.array([2.0, 4.0])), "passed"),
        ("def f(x): return x * 2 + 1e-3", plain(np.array([2.0, 4.0])), "wrong"),
        ("def f(x): return (x * 2)[None]", plain(np.array([2.0, 4.0])), "wrong"),
        ("def f(x): return x * float('nan')", plain(np.array([2.0, 4.0])), "wrong"),
        ("def f(x): return None", plain(np.array([2.0, 4.0])), "wrong"),
        ("def f(x): return x, 3", {"tuple": [TWO, 3]}, "passed"),
        ("def f(x): return x, 4", {"tuple": [TWO, 3]}, "wrong"),
        ("def f(x): raise ValueError('no')", TWO, "error"),
        ("def g(x): return x", TWO, "error"),
        ("def f(x) return x", TWO, "error"),
        ("def f(x): return {'a': 1}", {"dict": [["a", 1]]}, "passed"),
    ],
)
def test_the_local_judge(source: str, expected: Any, verdict: str) -> None:
    assert judge(source, case(expected, TWO))["verdict"] == verdict


def test_the_local_judge_says_where_and_draws_it() -> None:
    [found] = judge("def f(x): x = x.copy(); x[1] += 1; return x", case(TWO, TWO))["cases"]
    assert found["messages"] == ["1 of 2 values are not right; the furthest off is at [1]: 3 instead of 2."]
    assert (found["worst"], found["difference"]["cells"]) == ([1], [[0.0, 1.0]])


def test_what_cannot_be_judged_at_home_is_left_to_the_service() -> None:
    found = judge(
        "def f(x): return x", case(TWO, TWO), {**case(TWO, TWO), "steps": None, "expected": None, "why": "fresh"}
    )
    assert [one["verdict"] for one in found["cases"]] == ["passed", "skipped"]
    assert found["verdict"] == "passed"


def test_a_map_marks_the_worst_and_colours_by_size() -> None:
    value = {"cells": [[0.0, 5.0], [10.0, "nan"]], "origin": [2, 0]}
    rows = list(report.drawn(value, (0.0, 10.0), [3, 0], False, 80))
    assert [click.unstyle(row) for row in rows] == ["   0    5 ", " [10] nan "]
    assert f"48;5;{report.GREYS[0]}" in rows[0]
    assert f"48;5;{report.GREYS[-1]}" in rows[1]
