"""The library as it stands: every exercise loads, reads well in both languages, and its pages render."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from grader.content.library import exercise_folders, load_library
from grader.content.lint import lint
from grader.content.loader import load_folder
from tests.content.folders import EXERCISES, REFERENCE

FOLDERS = exercise_folders(EXERCISES)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_an_exercise_has_nothing_to_put_right(folder: Path) -> None:
    assert "\n".join(map(str, lint(load_folder(folder, REFERENCE)))) == ""


def test_they_fit_together() -> None:
    library = load_library(EXERCISES, REFERENCE)
    assert "\n".join(map(str, library.problems)) == ""
    assert {"corr2d", "max-pool-backward", "conv-output-shape"} <= set(library.bundles)


def test_nothing_harder_comes_first() -> None:
    specs = {slug: bundle.spec for slug, bundle in load_library(EXERCISES, REFERENCE).bundles.items()}
    upside_down = [
        f"{slug} ({spec.difficulty}) needs {first} ({specs[first].difficulty})"
        for slug, spec in specs.items()
        for first in spec.prerequisites
        if specs[first].difficulty > spec.difficulty
    ]
    assert upside_down == []


def test_every_reference_is_used() -> None:
    public = {
        f"{path.stem}.{node.name}"
        for path in REFERENCE.glob("*.py")
        for node in ast.parse(path.read_text()).body
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_")
    }
    used, cases = set(), ""
    for bundle in load_library(EXERCISES, REFERENCE).bundles.values():
        if bundle.spec.code:
            used |= set(bundle.spec.code.reference)
            cases += bundle.text("cases.py")
    assert {name for name in public - used if f'"{name}"' not in cases} == set()


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_student_who_is_stuck_has_two_hints_that_cost_nothing(folder: Path) -> None:
    hints = load_folder(folder, REFERENCE).spec.hints
    assert len(hints) >= 2
    assert [hint.cost for hint in hints] == [0] * len(hints)
    for language in ("en", "zh-hans"):
        assert len({hint.text[language] for hint in hints}) == len(hints)
