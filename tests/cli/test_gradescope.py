"""Gradescope: an autograder that grades there, and results.json both ways."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from grader.cli.exercises import load
from grader.cli.gradescope.autograder import autograder_of
from grader.cli.gradescope.results import report_of, results_of
from grader.grading.author.cache import Cache
from grader.grading.handing_out import plain_cases
from grader.grading.report.report import CaseReport, Report, redact
from grader.judge.verdict import Verdict
from grader.judge.words.sentences import Sentence
from grader.sandbox.client import Jails
from tests.school import CORR2D

ACCEPTED = next(iter(sorted((CORR2D / "accepted").glob("*.py")))).read_text()
WRONG = ACCEPTED.replace("def corr2d(X, K):", "def corr2d(X, K):\n    K = K[::-1, ::-1]", 1)


@pytest.fixture(scope="module")
def packed(jails: Jails, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    bundle = load(CORR2D)
    cases = plain_cases(bundle, jails=jails, cache=Cache(tmp_path_factory.mktemp("cache")), visible_only=False)
    made = autograder_of(bundle, cases, versions={"numpy": "2.4.6"})
    assert made == autograder_of(bundle, cases, versions={"numpy": "2.4.6"})
    return made


def graded(packed: bytes, folder: Path, **files: str) -> dict[str, Any]:
    """As Gradescope does: unpack, put the submission in its place, run, read results.json."""
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        archive.extractall(folder / "source")
    (folder / "submission").mkdir()
    for name, text in files.items():
        (folder / "submission" / f"{name}.py").write_text(text)
    environment = {**os.environ, "AUTOGRADER": str(folder)}
    subprocess.run([sys.executable, str(folder / "source" / "grade.py")], env=environment, check=True, timeout=120)
    return dict(json.loads((folder / "results" / "results.json").read_text()))


@pytest.mark.jail
@pytest.mark.parametrize(
    ("source", "score", "said"),
    [
        (ACCEPTED, 11, ""),
        (WRONG, 2, ""),
        ("def corr2d(X, K:\n", 0, "SyntaxError"),
        ("import scipy.signal\n" + ACCEPTED, 0, "without scipy.signal"),
        ("import os\nos._exit(0)\n", 0, "ended before all cases were run"),
    ],
    ids=["right", "flipped", "no Python", "not allowed", "ends itself"],
)
def test_it_grades_there(packed: bytes, tmp_path: Path, source: str, score: float, said: str) -> None:
    results = graded(packed, tmp_path, solution=source)
    assert results["score"] == score, results
    assert said in results["output"]
    by_name = {test["name"]: test for test in results["tests"]}
    if said == "":
        assert by_name["drawn for you"]["max_score"] == 0  # drawn for each submission: not judged there
        assert by_name["whole numbers"]["visibility"] == "after_published"
        assert by_name["whole numbers"]["output"] == ""


@pytest.mark.jail
def test_it_says_what_is_lost_and_its_scripts_can_be_run(packed: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        readme = archive.read("README.md").decode()
        assert "There is no jail." in readme
        assert "- drawn for you" in readme
        assert "5 visible and 5 hidden" in readme
        assert archive.getinfo("run_autograder").external_attr >> 16 & 0o111
        assert b"numpy==2.4.6" in archive.read("setup.sh")


def test_it_is_tried_as_the_page_says(packed: bytes, tmp_path: Path) -> None:
    """From the unpacked folder, with a place that is named from there."""
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        archive.extractall(tmp_path)
    (tmp_path / "somewhere" / "submission").mkdir(parents=True)
    (tmp_path / "somewhere" / "submission" / "solution.py").write_text(ACCEPTED)
    environment = {**os.environ, "AUTOGRADER": "somewhere"}
    subprocess.run([sys.executable, "grade.py"], cwd=tmp_path, env=environment, check=True, timeout=120)
    results = json.loads((tmp_path / "somewhere" / "results" / "results.json").read_text())
    assert (results["score"], results["output"]) == (11, "")


def test_one_file_is_handed_in(packed: bytes, tmp_path: Path) -> None:
    results = graded(packed, tmp_path, a="x = 1", b="y = 1")
    assert results["output"] == "Hand in one Python file; there are 2."


REPORT = Report(
    verdict=Verdict.PARTIAL,
    points=3.0,
    max_points=10.0,
    cases=(
        CaseReport("small", Verdict.PASSED, 3, 3, visible=True),
        CaseReport("big", Verdict.TIMEOUT, 0, 7, visible=False, call="f(secret)"),
    ),
    sentences=(Sentence(text={"en": "One case is right."}),),
    misconceptions=("flipped",),
    version="abc",
    seed=7,
    seconds=1.5,
)


def test_results_go_there_and_come_back() -> None:
    results = json.loads(json.dumps(results_of(REPORT)))
    assert (results["score"], results["tests"][1]["visibility"]) == (3.0, "after_published")
    back = report_of(results)
    assert (back.verdict, back.points, back.max_points, back.misconceptions) == (
        Verdict.PARTIAL,
        3.0,
        10.0,
        ("flipped",),
    )
    assert [(case.name, case.verdict, case.visible) for case in back.cases] == [
        ("small", Verdict.PASSED, True),
        ("big", Verdict.TIMEOUT, False),
    ]
    assert back.sentences[0].text == {"en": "One case is right."}


def test_what_a_student_may_not_see_stays_out() -> None:
    assert "secret" in json.dumps(results_of(REPORT))
    assert "secret" not in json.dumps(results_of(redact(REPORT, audience="student", after_deadline=False)))


def test_results_of_others_are_read() -> None:
    report = report_of({"tests": [{"score": 1, "max_score": 2}, {"name": "b", "score": 2, "max_score": 2}]})
    assert (report.verdict, report.points, report.max_points) == (Verdict.PARTIAL, 3.0, 4.0)
    assert [case.verdict for case in report.cases] == [Verdict.PARTIAL, Verdict.PASSED]


def test_a_file_that_was_not_run_has_passed_nothing() -> None:
    """No tests, no points: that is what grade.py writes of a file that ends itself."""
    report = report_of({"score": 0, "output": "Your code ended before all cases were run.", "tests": []})
    assert (report.verdict, report.points) == (Verdict.WRONG, 0.0)


@pytest.mark.parametrize(
    "results", [{"tests": 3}, {"tests": ["x"]}, {"score": "many"}, {"score": float("nan")}, {"tests": [{"score": []}]}]
)
def test_what_is_none_is_refused(results: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"results\.json"):
        report_of(results)
