"""The walls of the house."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
PURE = ["values", "judge", "questions", "sandbox", "content", "grading"]


def run(*command: str) -> str:
    done = subprocess.run([sys.executable, *command], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def web_process(empty_database: Path) -> dict[str, Any]:
    """What a web process that opened every page had to say, see there."""
    return dict(json.loads(run("-W", "error", "-m", "tests.web_process", str(empty_database)).splitlines()[-1]))


def test_imports_go_one_way() -> None:
    said = run("-c", "from importlinter.cli import lint_imports_command; lint_imports_command()", "--no-cache")
    assert "0 broken" in said


def test_no_page_of_the_web_process_fails(web_process: dict[str, Any]) -> None:
    statuses = web_process["statuses"]
    assert len(statuses) > 20
    assert {what: status for what, status in statuses.items() if status >= 500} == {}
    opened = [what for what, status in statuses.items() if status == 200]
    for page in ("/", "/courses/cnn/", "/courses/cnn/week-1/", "/courses/cnn/week-1/corr2d/", "/api/courses"):
        assert f"student {page}" in opened


@pytest.mark.parametrize("module", ["torch", "grader.submissions.working.worker", "grader.sandbox.client"])
def test_the_web_process_never_imports(module: str, web_process: dict[str, Any]) -> None:
    assert module not in web_process["modules"]


@pytest.mark.parametrize("room", PURE)
def test_a_pure_room_stands_without_django_celery_and_torch(room: str) -> None:
    program = f"""
import importlib, pkgutil, sys
room = importlib.import_module("grader.{room}")
for module in pkgutil.walk_packages(getattr(room, "__path__", []), "grader.{room}."):
    if ".inside." not in module.name:  # runs in jails, beside numpy and torch
        importlib.import_module(module.name)
print(sorted({{"django", "celery", "torch"}} & set(sys.modules)))
"""
    assert run("-c", program).strip() == "[]"


def test_doors_neither_query_nor_open_transactions() -> None:
    """Pages and the API ask selectors and services: a rule about who sees what has no place to hide in a view."""
    found = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for room in ("web", "api", "lti/views", "sso/views")
        for path in (ROOT / "grader" / room).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if (isinstance(node, ast.ImportFrom) and (node.module or "").startswith("django.db"))
        or (isinstance(node, ast.Attribute) and node.attr in {"objects", "select_for_update", "atomic"})
    ]
    assert found == []


def test_the_time_is_the_databases() -> None:
    """What machines compare with one another is never read from one machine's own clock."""
    found = [
        str(path.relative_to(ROOT))
        for path in (ROOT / "grader").rglob("*.py")
        if re.search(r"timezone\.now\(\)|datetime\.now\(|utcnow\(", path.read_text())
    ]
    assert found == ["grader/clock.py"]


def test_no_file_is_longer_than_people_read() -> None:
    long = {
        str(path.relative_to(ROOT)): lines
        for path in [*(ROOT / "grader").rglob("*.py"), *(ROOT / "reference").glob("*.py")]
        if (lines := len(path.read_text().splitlines())) > 500
    }
    assert long == {}
