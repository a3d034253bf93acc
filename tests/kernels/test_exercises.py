"""The library's exercises about kernels hold what they promise, and what a student reads of a mistake."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client

from grader.catalog.services import assignment_add, exercise_sync
from grader.cli.exercises import load
from grader.content.library import exercise_folders
from grader.grading.author.cache import Cache
from grader.grading.check.exercise import check_exercise
from grader.grading.pipeline import grade
from grader.judge.verdict import Verdict
from grader.sandbox.bubblewrap import has_triton
from grader.sandbox.client import Jails
from tests.content.folders import EXERCISES
from tests.kernels.conftest import HEAD
from tests.require import need
from tests.school import School, finish

pytestmark = pytest.mark.jail

KERNELS = [folder for folder in exercise_folders(EXERCISES) if folder.parent.name == "kernels"]
MASK_FORGOTTEN = (EXERCISES / "kernels" / "vector-add" / "misconceptions" / "mask_forgotten.py").read_text()


@pytest.fixture
def triton_jails(shared_jails: Jails) -> Jails:
    need(has_triton(), "triton is not installed: make setup TRITON=1")
    return shared_jails


@pytest.mark.parametrize("folder", KERNELS, ids=lambda folder: folder.name)
def test_an_exercise_holds_what_it_promises(folder: Path, triton_jails: Jails, tmp_path: Path) -> None:
    result = check_exercise(load(folder), triton_jails, Cache(tmp_path), mutants=False)
    assert "\n".join(f"{fault} {fault.detail}" for fault in result.faults) == ""


@pytest.fixture
def vector_add(school: School, triton_jails: Jails, tmp_path: Path) -> Callable[[str], str]:
    """Hands a source in for ``vector-add``, grades it, and gives the page that its student sees."""
    folder = EXERCISES / "kernels" / "vector-add"
    exercise = exercise_sync(folder=folder).exercise
    assignment_add(assignment=school.assignment, exercise=exercise)
    school = School(school.cast, exercise, school.assignment, school.item)
    student = Client(headers={"accept-language": "en"})
    student.force_login(school.cast.student)

    def hand_in(source: str) -> str:
        sent = school.submit(source=source)
        finish(sent, grade(load(folder), source, seed=3, jails=triton_jails, cache=Cache(tmp_path)))
        return student.get(f"/submissions/{sent.public_id}/").content.decode()

    return hand_in


def test_a_forgotten_mask_on_the_page(vector_add: Callable[[str], str]) -> None:
    page = vector_add(MASK_FORGOTTEN)
    assert "program 0 loads element 3 of x_ptr, which has 3" in page
    assert "The elements of x_ptr go from 0 to 2; element 3 is beyond." in page
    assert "hand that mask to every" in page  # the misconception's own words


def test_a_sum_of_torch_s_on_the_page(vector_add: Callable[[str], str]) -> None:
    assert "The code uses torch.add, which this exercise does not allow" in vector_add("def add(x, y): return x + y\n")


def test_a_launch_that_hides_its_error_wins_nothing(triton_jails: Jails, tmp_path: Path) -> None:
    source = HEAD + (
        "@triton.jit\ndef add_kernel(x, y, out, B: tl.constexpr):\n    i = tl.program_id(0) * B + tl.arange(0, B)\n"
        "    tl.store(out + i, tl.load(x + i) + tl.load(y + i))\n"
        "def add(x, y):\n    out = torch.empty_like(x)\n    try: add_kernel[(1,)](x, y, out, B=4096)\n"
        "    except Exception: pass\n    return out\n"
    )
    report = grade(
        load(EXERCISES / "kernels" / "vector-add"), source, seed=3, jails=triton_jails, cache=Cache(tmp_path)
    )
    assert report.verdict is Verdict.WRONG
