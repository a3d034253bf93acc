"""``manage.py import_exercises``: tasks of other systems become folders that check_exercise judges."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from grader.content.loader import load_files
from grader.content.scaffold.foreign.folder import task_files
from grader.content.scaffold.foreign.tasks import Probe, Task
from tests.cli.commands import run

SOLUTION = "import numpy as np\n\ndef scale(X: np.ndarray, k=2):\n    return X * k\n"
DEEP_ML = {
    "title": "Scale an Array",
    "difficulty": "easy",
    "description": "Multiply every element.",
    "learn_section": "...",
    "solution": SOLUTION,
    "test_cases": [
        {"test": "print(scale(np.array([1.0, 2.0])))", "expected_output": "[2. 4.]"},
        {"test": "X = np.eye(2)\nX[0] = 3\nprint(np.round(scale(X, k=5), 2))", "expected_output": "..."},
        {"test": "print(scale(lambda: 1))", "expected_output": "..."},
        {"test": "for k in range(3): print(scale(np.ones(2), k))", "expected_output": "..."},
        {"test": "print('nothing'", "expected_output": ""},
    ],
}
CODE_RUNNER = f"""<?xml version="1.0"?><quiz><question type="coderunner"><name><text>Scale &amp; more</text></name>
<questiontext format="html"><text><![CDATA[<p>Write <code>scale</code>.</p><script>alert(1)</script>]]></text>
</questiontext><coderunnertype>python3</coderunnertype><answer><![CDATA[{SOLUTION}]]></answer><testcases>
<testcase mark="1.0"><testcode><text>print(scale(np.ones(3)))</text></testcode><display><text>SHOW</text>
</display></testcase>
<testcase mark="2.0"><testcode><text>print(scale(np.ones(3), 4))</text></testcode><display><text>HIDE</text>
</display></testcase>
</testcases></question></quiz>"""
NOTEBOOK = {
    "cells": [
        {"cell_type": "markdown", "source": ["# Scaling\n", "Write `scale(X, k)`."]},
        {
            "cell_type": "code",
            "metadata": {"nbgrader": {"solution": True}},
            "source": [
                "import numpy as np\n",
                "def scale(X, k=2):\n",
                "    ### BEGIN SOLUTION\n",
                "    return X * k\n",
                "    ### END SOLUTION\n",
            ],
        },
        {
            "cell_type": "code",
            "metadata": {"nbgrader": {"grade": True}},
            "source": "Y = np.arange(3.0)\nassert np.allclose(scale(Y), [0, 2, 4])\n### AUTOTEST scale(Y, 9)\n"
            "### BEGIN HIDDEN TESTS\nassert scale(2.0) == 4\n### END HIDDEN TESTS\n",
        },
    ]
}
PRAIRIE = """
from pl_unit_test import PLTestCase
from pl_helpers import name, points
import numpy as np
class Test(PLTestCase):
    @points(3)
    @name("scales ones")
    def test_0(self):
        X = np.ones(4)
        user_val = Feedback.call_user(self.st.scale, X, 3)
        Feedback.check_numpy_array_allclose("scale", self.ref.scale(X, 3), user_val)
"""
GRADESCOPE = """
import unittest
import numpy as np
from gradescope_utils.autograder_utils.decorators import weight, visibility
from solution import scale
class TestScale(unittest.TestCase):
    @weight(2)
    def test_ones(self):
        self.assertTrue(np.allclose(scale(np.ones(3)), 2))
    @weight(1)
    @visibility('after_due_date')
    def test_own(self):
        self.assertEqual(scale(self.value), 3)
        self.assertEqual(scale(7), 14)
"""


def sources(folder: Path) -> dict[str, tuple[str, ...]]:
    """One source of each system, and the arguments that take it over."""
    (folder / "deep.json").write_text(json.dumps(DEEP_ML))
    (folder / "quiz.xml").write_text(CODE_RUNNER)
    (folder / "scaling_book.ipynb").write_text(json.dumps(NOTEBOOK))
    (folder / "test_scale.py").write_text(GRADESCOPE)
    (folder / "solution.py").write_text(SOLUTION)
    (folder / "pl" / "tests").mkdir(parents=True)
    (folder / "pl" / "info.json").write_text('{"title": "Scale it"}')
    (folder / "pl" / "question.html").write_text("<p>Scale <b>everything</b>.</p>")
    (folder / "pl" / "tests" / "test.py").write_text(PRAIRIE)
    (folder / "pl" / "tests" / "ans.py").write_text(SOLUTION)
    return {
        "scale-an-array": (str(folder / "deep.json"),),
        "scale-more": (str(folder / "quiz.xml"),),
        "scaling-book": (str(folder / "scaling_book.ipynb"),),
        "scale": (str(folder / "test_scale.py"), "--reference", str(folder / "solution.py")),
        "scale-it": (str(folder / "pl"),),
    }


CASES = {"scale-an-array": 2, "scale-more": 2, "scaling-book": 3, "scale": 2, "scale-it": 1}


@pytest.mark.jail
def test_a_task_of_each_system_becomes_a_folder_whose_reference_and_starter_hold(tmp_path: Path) -> None:
    """What check_exercise still asks for is what no other system has."""
    for slug, (source, *more) in sources(tmp_path).items():
        made = run("import_exercises", source, "scaling", "--into", tmp_path / "into", *more)
        assert made.code == 0, made.said
        folder = tmp_path / "into" / "scaling" / slug
        checked = run("check_exercise", folder, "--json", "--no-mutants")
        faults = {fault["rule"] for fault in json.loads(checked.out)["faults"]}
        assert faults <= {"lint"}, (slug, checked.out)
        assert (folder / "cases.py").read_text().count("yield dict") == CASES[slug], slug


def test_what_cannot_be_carried_over_is_said(tmp_path: Path) -> None:
    wanted = sources(tmp_path)
    deep = run("import_exercises", *wanted["scale-an-array"], "scaling", "--into", tmp_path / "into")
    for note in (
        "the text about the theory is left out",
        "test 3 gives a function",
        "in a loop",
        "test 5 is not Python",
    ):
        assert note in deep.out, note
    suite = run("import_exercises", wanted["scale"][0], "scaling", "--into", tmp_path / "into", *wanted["scale"][1:])
    assert "test_own takes an argument from its test class" in suite.out
    cases = (tmp_path / "into" / "scaling" / "scale" / "cases.py").read_text()
    assert "visible=False" in cases
    assert "points=2" in cases
    code = run("import_exercises", *wanted["scale-more"], "scaling", "--into", tmp_path / "into")
    assert code.code == 0
    statement = (tmp_path / "into" / "scaling" / "scale-more" / "statement.md").read_text()
    assert "alert" not in statement
    assert "Write `scale`." in statement


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.json", b"{", "not JSON"),
        ("a.json", b"[]", "no built problem"),
        ("a.json", b"\xff", "not UTF-8"),
        ("a.xml", b"<!DOCTYPE q [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><quiz>&e;</quiz>", "document type"),
        ("a.xml", b"<quiz/>", "no CodeRunner question"),
        ("a.ipynb", b"{}", "no notebook"),
        ("a.py", b"x", "--reference"),
        ("a.txt", b"x", "none of"),
        ("a.json", b"[" * 100_000, "not JSON"),
    ],
)
def test_what_is_broken_or_hostile_gets_a_sentence(tmp_path: Path, name: str, data: bytes, said: str) -> None:
    (tmp_path / name).write_bytes(data)
    ended = run("import_exercises", tmp_path / name, "scaling", "--into", tmp_path / "into")
    assert ended.code == 1
    assert said in ended.said
    assert not (tmp_path / "into").exists()


def test_nothing_of_it_is_run(tmp_path: Path) -> None:
    """A test that would write a file is text; what was a name stays one."""
    hostile = f"open({str(tmp_path / 'x')!r}, 'w')\nprint(f(1))"
    task = Task('"; import os #', "Write `f`.", "def f(a):\n    return a\n", (Probe(hostile, name='a"b\nc'),))
    files = task_files(task, "scaling")
    assert load_files("one", files)
    assert not (tmp_path / "x").exists()
