"""The client's own sentences: each in both languages, and in the reader's."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from grader.gradebook.selectors import Progress
from tests.client.conftest import CLIENT

from tensorgrade import report  # isort: skip
from tensorgrade.chinese import SENTENCES  # isort: skip
from tensorgrade.words import language, say  # isort: skip

SPOKEN_BY_NAME = {"submit", "run", "queued", "running", "expected", "yours"}  # said of a variable
PHASES = {"open", "late"}  # in which an assignment takes submissions


def said() -> Iterator[str]:
    """Every sentence that the code says, as it stands there."""
    for path in (CLIENT / "tensorgrade").rglob("*.py"):
        tree = ast.parse(path.read_text())
        assigned = [node for node in ast.walk(tree) if isinstance(node, ast.Assign)]
        by_name: dict[str, list[str]] = {}
        for one in assigned:
            if isinstance(one.targets[0], ast.Name) and isinstance(one.value, ast.Constant):
                by_name.setdefault(one.targets[0].id, []).append(one.value.value)
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "say":
                [sentence] = node.args
                if isinstance(sentence, ast.Constant):
                    yield sentence.value
                elif isinstance(sentence, ast.Name):
                    yield from by_name.get(sentence.id, [])


def test_each_sentence_is_there_in_chinese_and_no_other() -> None:
    verdicts = {words for _sign, _colour, words in report.VERDICTS.values()}
    assert set(said()) | verdicts | SPOKEN_BY_NAME | PHASES | {*Progress} == set(SENTENCES)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_its_facts_are_the_same(sentence: str) -> None:
    facts = re.findall(r"{\w*}", sentence)
    assert set(re.findall(r"{\w*}", SENTENCES[sentence])) == set(facts)


@pytest.mark.parametrize(("value", "expected"), [("zh_CN.UTF-8", "zh-hans"), ("en_GB.UTF-8", "en"), ("C.UTF-8", "en")])
def test_the_language_is_that_of_the_environment(monkeypatch: pytest.MonkeyPatch, value: str, expected: str) -> None:
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", value)
    assert language() == expected
    assert say("no due date") == ("没有截止时间" if expected == "zh-hans" else "no due date")


def test_chinese_stands_in_columns_and_without_marks_of_code() -> None:
    right = {"verdict": "passed", "visible": True, "points": 1, "max_points": 2}
    lines = [
        *report.case_lines({**right, "title": "the worked example"}, width=80, opened=False),
        *report.case_lines({**right, "title": "例题（一个像素）"}, width=80, opened=False),
    ]
    assert lines[0].index("1/2") == lines[1].index("1/2") + len("例题（一个像素）")
    found = {"withheld": False, "state": "finished", "verdict": "wrong", "points": 0, "max_points": 0, "kind": "trial"}
    said = {"messages": ["卷积核按原样使用：`X[i, j]`。"], "traceback": "", "cases": [], "stdout": ""}
    assert "  卷积核按原样使用：X[i, j]。" in report.report_lines({**found, "exercise": "f", "report": said})


def test_a_command_speaks_it(tmp_path: Path) -> None:
    environment = {
        "PYTHONPATH": str(CLIENT),
        "LANG": "zh_CN.UTF-8",
        "PYTHONUTF8": "1",
        "TENSORGRADE_CONFIG": str(tmp_path),
    }
    done = subprocess.run(
        [sys.executable, "-m", "tensorgrade", "submit"], cwd=tmp_path, env=environment, capture_output=True, text=True
    )
    assert (done.returncode, "此文件夹不属于任何练习" in done.stderr) == (2, True), done.stderr
