"""Packages as their systems' documentation has them, with what real ones hold beside plain tests."""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path

import pytest

from tests.cli.commands import Ended, run
from tests.cli.foreign.notebooks import NBGRADER, OTTER
from tests.cli.foreign.suites import ACTIVATION, CODE_RUNNER, DEEP_ML, GRADESCOPE, PAGE, PRAIRIE


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
