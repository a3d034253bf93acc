"""Packages as their systems' documentation has them, with what real ones hold beside plain tests."""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path

import pytest

from tests.cli.commands import Ended, run

ACTIVATION = '''import numpy as np


def leaky(X, a=0.1):
    """Leaky ReLU."""
    if a < 0:
        raise ValueError("a must not be negative")
    return np.where(X > 0, X, a * X)


def slope(X, a=0.1):
    return np.where(X > 0, 1.0, a)
'''


def cell(kind: str, source: str, **nbgrader: object) -> dict[str, object]:
    metadata = {"nbgrader": {"schema_version": 3, **nbgrader}} if nbgrader else {}
    held: dict[str, object] = {"cell_type": kind, "metadata": metadata, "source": source.splitlines(keepends=True)}
    return held if kind != "code" else {**held, "execution_count": None, "outputs": []}


NBGRADER = [
    cell("markdown", "# Activations\n\nWrite `leaky(X, a)` and `slope(X, a)`.\n"),
    cell("code", "%matplotlib inline\nimport matplotlib.pyplot as plt\nimport numpy as np\n"),
    cell(
        "code",
        "def leaky(X, a=0.1):\n    ### BEGIN SOLUTION\n    if a < 0:\n        raise ValueError('a')\n"
        "    return np.where(X > 0, X, a * X)\n    ### END SOLUTION\n",
        grade=False,
        grade_id="leaky",
        solution=True,
    ),
    cell("code", "leaky(np.array([-1.0]))\n"),
    cell(
        "code",
        '"""Check leaky on a few numbers"""\nassert np.allclose(leaky(np.array([-1.0, 2.0])), [-0.1, 2.0])\n'
        "assert np.allclose(leaky(np.array([3.0]), 0.5), [3.0])\n### BEGIN HIDDEN TESTS\n"
        "assert np.allclose(leaky(np.array([-4.0]), 0.5), [-2.0])\n### END HIDDEN TESTS\n",
        grade=True,
        grade_id="leaky_right",
        points=3,
        solution=False,
    ),
    cell(
        "code",
        '"""Check that a negative slope is refused"""\ntry:\n    leaky(np.ones(2), -1)\nexcept ValueError:\n    pass\n'
        "else:\n    raise AssertionError('did not raise')\n",
        grade=True,
        grade_id="leaky_refuses",
        points=1,
        solution=False,
    ),
    cell(
        "code",
        "from nose.tools import assert_raises\nassert_raises(ValueError, leaky, np.ones(2), -1)\n",
        grade=True,
        grade_id="leaky_raises",
        points=1,
        solution=False,
    ),
    cell(
        "code",
        "def slope(X, a=0.1):\n    return np.where(X > 0, 1.0, a)\n",
        grade_id="slope",
        solution=True,
        grade=False,
    ),
    cell(
        "code",
        "assert slope(np.ones(2)).shape == (2,)\n",
        grade=True,
        grade_id="slope_shape",
        points=0.5,
        solution=False,
    ),
    cell("markdown", "The answer is that units die.\n", grade=True, grade_id="why", points=2, solution=True),
]

OTTER = [
    cell("raw", "# ASSIGNMENT CONFIG\ngenerate: true\n"),
    cell("code", "import otter\ngrader = otter.Notebook()\nimport numpy as np\n"),
    cell("raw", "# BEGIN QUESTION\nname: q1\npoints: 4\n"),
    cell("markdown", "**Question 1.** Write `leaky(X, a)`.\n"),
    cell("raw", "# BEGIN SOLUTION\n"),
    cell(
        "code",
        'def leaky(X, a=0.1):\n    """ # BEGIN PROMPT\n    Y = ...\n    """ # END PROMPT\n'
        "    Y = np.where(X > 0, X, a * X)  # SOLUTION\n    return Y\n",
    ),
    cell("raw", "# END SOLUTION\n"),
    cell("raw", "# BEGIN TESTS\n"),
    cell(
        "code",
        "def test_positive(leaky):\n    assert np.allclose(leaky(np.array([2.0])), 2)\n"
        "    assert np.allclose(leaky(np.array([5.0])), 5)\n\ntest_positive(leaky)  # IGNORE\n",
    ),
    cell(
        "code",
        '""" # BEGIN TEST CONFIG\npoints: 2\nhidden: true\n""" # END TEST CONFIG\n'
        "X = np.array([-1.0, 3.0])\nleaky(X, 0.5)\n",
    ),
    cell("raw", "# END TESTS\n"),
    cell("raw", "# END QUESTION\n"),
    cell("raw", "# BEGIN QUESTION\nname: q2\nmanual: true\n"),
    cell("markdown", "**Question 2.** Why does it leak?\n"),
    cell("raw", "# BEGIN PROMPT\n"),
    cell("markdown", "_Type here._\n"),
    cell("raw", "# END PROMPT\n"),
    cell("raw", "# BEGIN SOLUTION\n"),
    cell("markdown", "**SOLUTION:** so that units do not die.\n"),
    cell("raw", "# END SOLUTION\n"),
    cell("raw", "# END QUESTION\n"),
]

GRADESCOPE = '''import unittest
import numpy as np
from gradescope_utils.autograder_utils.decorators import number, visibility, weight
import activation
from activation import slope as derivative


class TestActivation(unittest.TestCase):
    a = 0.25

    def setUp(self):
        self.X = np.array([-2.0, 3.0])

    @weight(2)
    @number("1.1")
    def test_values(self):
        """Leaky ReLU of two numbers"""
        val = activation.leaky(self.X, self.a)
        np.testing.assert_allclose(val, [-0.5, 3.0])

    @weight(3)
    @visibility("after_published")
    def test_slope(self):
        """Slope on both sides"""
        self.assertEqual(derivative(self.X)[0], 0.1)
        self.assertEqual(derivative(np.array([7.0]))[0], 1.0)

    @weight(1)
    def test_negative(self):
        """A negative slope is refused"""
        with self.assertRaises(ValueError):
            activation.leaky(self.X, -1)


@weight(1)
def test_of_pytest():
    assert activation.leaky(np.zeros(1))[0] == 0
'''

PRAIRIE = """from code_feedback import Feedback
from pl_helpers import name, points
from pl_unit_test import PLTestCase
import numpy as np


class Test(PLTestCase):
    @points(2)
    @name("leaky of ones")
    def test_0(self):
        X = np.ones(3)
        got = Feedback.call_user(self.st.leaky, X, 0.5)
        if Feedback.check_numpy_array_allclose("leaky", self.ref.leaky(X, 0.5), got):
            Feedback.set_score(1)
        else:
            Feedback.set_score(0)

    @points(1)
    @name("variable x")
    def test_1(self):
        Feedback.check_scalar("x", self.ref.x, self.st.x)

    @points(1)
    @name("refuses")
    def test_2(self):
        with self.assertRaises(ValueError):
            self.st.leaky(np.ones(3), -1)
"""
PAGE = """<pl-question-panel><p>Write <code>leaky</code>.</p>
<pl-file-editor file-name="user_code.py" source-file-name="tests/initial_code.py"></pl-file-editor></pl-question-panel>
<pl-submission-panel><p>Your results</p><pl-external-grader-results></pl-external-grader-results></pl-submission-panel>
<pl-answer-panel><p>np.where(X > 0, X, a * X)</p></pl-answer-panel>"""

DEEP_ML = {
    "meta.json": '{"id": "1", "title": "Leaky ReLU", "difficulty": "medium", "category": "Deep Learning"}',
    "description.md": "Write a function that applies leaky ReLU.",
    "example.json": '{"input": "leaky(-1)", "output": "-0.1", "reasoning": "It is negative."}',
    "learn.md": "Long.",
    "solution.py": ACTIVATION,
    "tests.json": json.dumps(
        [
            {"test": "print(leaky(np.array([-1.0, 1.0])))", "expected_output": "[-0.1 1.]"},
            {"test": "print(round(float(leaky(np.array([2.0]), a=0.3)[0]), 6))", "expected_output": "2.0"},
            {"test": "y = leaky(np.ones(2))\nprint(slope(y))", "expected_output": "[1. 1.]"},
        ]
    ),
}

CODE_RUNNER = f"""<?xml version="1.0" encoding="UTF-8"?>
<quiz><question type="category"><category><text>Top</text></category></question>
<question type="coderunner"><name><text>Leaky</text></name>
<questiontext format="html"><text><![CDATA[<p>Write <code>leaky(X, a)</code>.</p>]]></text></questiontext>
<coderunnertype>python3_w_input</coderunnertype><template>{{{{ STUDENT_ANSWER }}}}</template>
<answer><![CDATA[{ACTIVATION}]]></answer><testcases>
<testcase testtype="0" useasexample="1" hiderestiffail="0" mark="1.0000000"><testcode><text>import numpy as np
print(leaky(np.array([1.0])))</text></testcode><stdin><text></text></stdin><expected><text>[1.]</text></expected>
<extra><text></text></extra><display><text>SHOW</text></display></testcase>
<testcase testtype="0" useasexample="0" hiderestiffail="0" mark="2.0000000"><testcode><text>try:
    leaky(1, -1)
except ValueError as e:
    print(e)</text></testcode><stdin><text></text></stdin><expected><text>a must not be negative</text></expected>
<extra><text></text></extra><display><text>HIDE</text></display></testcase></testcases></question>
<question type="coderunner"><name><text>Greeting</text></name><questiontext><text>Say hello.</text></questiontext>
<coderunnertype>python3</coderunnertype><answer>def greet(name):
    print("Hello", name)
</answer><testcases><testcase mark="1"><testcode><text>greet("Ada")</text></testcode><display><text>SHOW</text>
</display></testcase></testcases></question></quiz>"""


def take_over(source: Path, into: Path, *more: str) -> Ended:
    made = run("import_exercises", source, "neurons", "--into", into, *more)
    assert made.code == 0, made.said
    return made


def packages(folder: Path) -> dict[str, tuple[Path, str]]:
    """By system: the package and the slug of what becomes of it."""
    for name, cells in (("nbgrader_activations", NBGRADER), ("otter_activations", OTTER)):
        notebook = {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
        (folder / f"{name}.ipynb").write_text(json.dumps(notebook))
    with zipfile.ZipFile(folder / "autograder.zip", "w") as archive:
        archive.writestr("setup.sh", "#!/bin/bash\npip3 install -r requirements.txt\n")
        archive.writestr("run_autograder", "#!/bin/bash\npython3 run_tests.py\n")
        archive.writestr("run_tests.py", "import unittest\n")
        archive.writestr("tests/test_activation.py", GRADESCOPE)
        archive.writestr("solution/activation.py", ACTIVATION)
        archive.writestr("data/big.csv", "1,2\n" * 200_000)
    (folder / "prairie" / "tests").mkdir(parents=True)
    (folder / "prairie" / "info.json").write_text('{"uuid": "1", "title": "Leaky by PrairieLearn", "type": "v3"}')
    (folder / "prairie" / "question.html").write_text(PAGE)
    for name, text in (("test.py", PRAIRIE), ("ans.py", f"{ACTIVATION}\nx = 3\n"), ("setup_code.py", "x = 1\n")):
        (folder / "prairie" / "tests" / name).write_text(text)
    (folder / "1_leaky").mkdir()
    for name, text in DEEP_ML.items():
        (folder / "1_leaky" / name).write_text(text)
    (folder / "quiz.xml").write_text(CODE_RUNNER)
    return {
        "nbgrader": (folder / "nbgrader_activations.ipynb", "nbgrader-activations"),
        "otter": (folder / "otter_activations.ipynb", "otter-activations"),
        "gradescope": (folder / "autograder.zip", "autograder"),
        "prairielearn": (folder / "prairie", "leaky-by-prairielearn"),
        "deep-ml": (folder / "1_leaky", "leaky-relu"),
        "coderunner": (folder / "quiz.xml", "leaky"),
    }


@pytest.mark.jail
def test_each_package_becomes_a_folder_whose_reference_and_starter_hold(tmp_path: Path) -> None:
    for system, (source, slug) in packages(tmp_path).items():
        take_over(source, tmp_path / "into")
        checked = run("check_exercise", tmp_path / "into" / "neurons" / slug, "--json", "--no-mutants")
        faults = json.loads(checked.out)["faults"]
        assert {fault["rule"] for fault in faults} <= {"lint"}, (system, faults)


CASES = {"nbgrader": 4, "otter": 3, "gradescope": 4, "prairielearn": 1, "deep-ml": 3, "coderunner": 1}
SAID = {
    "nbgrader": [
        "Check that a negative slope is refused expects an exception (ValueError)",
        "test 4 expects an exception (ValueError)",
        "a written answer is left out",
        "the import of matplotlib.pyplot is left out",
    ],
    "otter": ["a written answer is left out"],
    "gradescope": ["A negative slope is refused expects an exception (ValueError)"],
    "prairielearn": [
        "variable x has no plain call",
        "refuses expects an exception (ValueError)",
        "the numbers that setup_code.py gives are not carried over",
    ],
    "deep-ml": ["test 3 takes an argument, y, from what is not carried over", "the text about the theory is left out"],
    "coderunner": ["test 2 expects an exception (ValueError)", "greet returns nothing"],
}


@pytest.mark.parametrize("system", sorted(CASES))
def test_what_is_carried_over_and_what_is_said_not_to_be(system: str, tmp_path: Path) -> None:
    source, slug = packages(tmp_path)[system]
    made = take_over(source, tmp_path / "into")
    cases = (tmp_path / "into" / "neurons" / slug / "cases.py").read_text()
    assert cases.count("yield dict") == CASES[system], cases
    for sentence in SAID[system]:
        assert sentence in made.out, (sentence, made.out)


def text_of(tmp_path: Path, system: str, name: str) -> str:
    source, slug = packages(tmp_path)[system]
    take_over(source, tmp_path / "into")
    return (tmp_path / "into" / "neurons" / slug / name).read_text()


def test_points_of_a_test_are_those_of_its_cases_together(tmp_path: Path) -> None:
    cases = text_of(tmp_path, "nbgrader", "cases.py")
    worth = [float(one) for one in re.findall(r"points=([0-9.]+)", cases)]
    assert worth == [0.75, 0.75, 1.5, 0.5], "3 points: half of them for what is shown, half for what is hidden"
    assert cases.count('group="Check leaky on a few numbers"') == 2
    (tmp_path / "o").mkdir()
    otter = text_of(tmp_path / "o", "otter", "cases.py")
    assert [float(one) for one in re.findall(r"points=([0-9.]+)", otter)] == [2.0]
    assert otter.count("visible=False") == 1


@pytest.mark.parametrize("system", ["nbgrader", "otter", "prairielearn"])
def test_no_answer_comes_into_the_statement(system: str, tmp_path: Path) -> None:
    statement = text_of(tmp_path, system, "statement.md")
    for word in ("units", "SOLUTION", "np.where", "Your results", "Type here"):
        assert word not in statement
    assert "leaky" in statement


def archive_of(**files: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name.replace("__", "/"), data)
    return held.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.zip", b"PK", "cannot be read as a ZIP"),
        ("a.zip", archive_of(readme=b"x"), "no test_"),
        ("a.zip", archive_of(**{"tests__test_a.py": b"x = 1"}), "--reference"),
        ("a.zip", archive_of(**{"..__test_a.py": b"x"}), "leads elsewhere"),
        ("a.zip", archive_of(**{"test_a.py": b"#" * (1 << 20)}), "larger than 256 KB"),
        ("a.zip", archive_of(**{"test_a.py": b"\xff", "solution__a.py": b"x"}), "not UTF-8"),
        ("a.zip", archive_of(**{"test_a.py": b"def f(", "solution__a.py": b"def f(): pass"}), "not Python"),
        ("a.ipynb", b'{"cells": [{"cell_type": "code", "source": "def f(:"}]}', "Not every"),
        (
            "a.ipynb",
            b'{"cells": [1, {"cell_type": "code", "metadata": 3, "source": "def f(a): return a"}]}',
            "Not every",
        ),
    ],
)
def test_what_is_broken_or_hostile_gets_a_sentence(tmp_path: Path, name: str, data: bytes, said: str) -> None:
    (tmp_path / name).write_bytes(data)
    ended = run("import_exercises", tmp_path / name, "scaling", "--into", tmp_path / "into")
    assert ended.code == 1, ended.said
    assert said in ended.said
    assert not (tmp_path / "into").exists()
