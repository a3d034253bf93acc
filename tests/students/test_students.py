"""The functions of a well-known CNN course, as students write them: right ones, wrong ones, and old ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import cache as once

import pytest

from grader.content.bundle import Bundle
from grader.content.loader import load_folder
from grader.grading.author.cache import Cache
from grader.grading.pipeline import grade
from grader.grading.report.report import Report
from grader.judge.verdict import Verdict
from grader.sandbox.client import Jails
from tests.judge.say import english
from tests.students.files import HERE, UNNAMED, Solution, exercises, solutions

Graded = Callable[[Solution], Report]
FAILED = {Verdict.WRONG, Verdict.PARTIAL, Verdict.ERROR}


@once
def bundle(slug: str) -> Bundle:
    return load_folder(HERE / "course" / slug)


@pytest.fixture(scope="session")
def graded(jails: Jails, tmp_path_factory: pytest.TempPathFactory) -> Graded:
    """The report of a student's file, as a worker makes it; the misconceptions of an exercise run once."""
    cache = Cache(tmp_path_factory.mktemp("students"))

    def run(solution: Solution) -> Report:
        return grade(bundle(solution.exercise), solution.path.read_bytes(), seed=11, jails=jails, cache=cache)

    return run


def each(expected: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("solution", solutions(expected), ids=lambda solution: solution.name)


def explained(report: Report) -> str:
    """Why a case failed, for whoever reads a failing test."""
    cases = [f"{case.name}: {english(case.sentences)}" for case in report.cases if case.sentences]
    return "\n".join([report.staff, *english(report.sentences), *cases])


@pytest.mark.jail
@each("right")
def test_a_right_solution_gets_full_marks(solution: Solution, graded: Graded) -> None:
    report = graded(solution)

    assert report.verdict is Verdict.PASSED, explained(report)
    assert report.points == report.max_points > 0


@pytest.mark.jail
@each("wrong")
def test_a_wrong_solution_is_caught_and_told_its_own_mistake(solution: Solution, graded: Graded) -> None:
    report = graded(solution)

    assert report.verdict in FAILED, explained(report)
    assert report.points < report.max_points
    names = () if solution.detail == UNNAMED else tuple(solution.detail.split())
    assert report.misconceptions == names, explained(report)
    said = bundle(solution.exercise).misconceptions()
    assert [dict(sentence.text) for sentence in report.sentences if sentence.text] == [said[name] for name in names]


@pytest.mark.jail
@each("old")
def test_an_old_solution_is_told_its_age_and_nothing_else(solution: Solution, graded: Graded) -> None:
    report = graded(solution)

    assert report.verdict in (Verdict.ERROR, Verdict.INVALID, Verdict.PARTIAL), explained(report)
    assert report.misconceptions == ()
    failing = [english(case.sentences) for case in report.cases if case.verdict is not Verdict.PASSED]
    shared = english(report.sentences)
    for said in failing or [[]]:
        assert solution.detail in (*said[1:2], *shared[1:2]), explained(report)


def test_so_many_are_right_wrong_and_named() -> None:
    """What the others prove file by file, as figures: no file is lost without notice."""
    right, wrong, old = (Counter(one.exercise for one in solutions(said)) for said in ("right", "wrong", "old"))
    named = {(one.exercise, one.detail) for one in solutions("wrong") if one.detail != UNNAMED}

    assert right.keys() == wrong.keys() == set(exercises())
    assert min(right.values()) >= 3
    assert min(wrong.values()) >= 4
    assert right.total() >= 26
    assert wrong.total() >= 86
    assert old.total() >= 13
    assert len(named) >= 78
