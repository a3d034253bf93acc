"""The visible cases while one types: run once, for the one who types, and only where nobody waits."""

from __future__ import annotations

from http import HTTPStatus
from pathlib import Path

import pytest
from django.test import Client

from grader.courses.models import Mode
from grader.grading.judges.pool import Judges
from grader.sandbox.client import Jails
from grader.submissions.experiments.live import MOST_A_MINUTE
from grader.submissions.experiments.running import experiment_run
from grader.submissions.experiments.selectors import experiment_latest
from grader.submissions.models import Experiment, GradingRun, RunState, Submission
from tests.school import SOURCE, School
from tests.web.html import Pages, css, read

FORM = {"source": SOURCE}


@pytest.fixture
def address(pages: Pages) -> str:
    return f"{pages.exercise}live/"


def test_each_visible_case_has_a_dot_and_nothing_is_kept_of_the_run(
    student: Client, school: School, address: str, jails: Jails, tmp_path: Path
) -> None:
    run = student.post(address, FORM).json()["run"]
    row = Experiment.objects.get(public_id=run)
    with Judges(jails=jails, folder=tmp_path) as judges:
        experiment_run(pk=row.pk, judges=judges)
    dots = student.get(address, {"run": run}).json()["dots"]
    assert [dot["tone"] for dot in dots] == ["bad"] * 5
    assert dots[1]["name"] == "the worked example"
    row.refresh_from_db()
    assert "got" not in str(row.report)
    assert not Submission.objects.exists()
    assert experiment_latest(user=school.cast.student, exercise=school.exercise, assignment=school.assignment) is None


def test_one_at_a_time_and_so_many_a_minute(student: Client, address: str) -> None:
    assert "run" in student.post(address, FORM).json()
    assert student.post(address, FORM).json() == {}
    Experiment.objects.update(state=RunState.FINISHED)
    first = Experiment.objects.get()
    Experiment.objects.bulk_create(
        Experiment(
            user=first.user, exercise=first.exercise, version=first.version, source="", state=RunState.FINISHED, case=""
        )
        for _ in range(MOST_A_MINUTE)
    )
    assert student.post(address, FORM).json() == {}


def test_whoever_waits_for_a_result_comes_first(student: Client, school: School, address: str) -> None:
    school.submit(user=school.cast.other)
    assert student.post(address, FORM).json() == {}
    GradingRun.objects.update(state=RunState.SUPERSEDED)
    assert "run" in student.post(address, FORM).json()


def test_a_busy_host_leaves_it(student: Client, address: str, jails: Jails, tmp_path: Path) -> None:
    run = student.post(address, FORM).json()["run"]
    Experiment.objects.update(created_at="2020-01-01T00:00Z")
    with Judges(jails=jails, folder=tmp_path) as judges:
        experiment_run(pk=Experiment.objects.get().pk, judges=judges)
    assert student.get(address, {"run": run}).json() == {}


def test_the_dots_are_their_own_persons(student: Client, school: School, address: str, sign_in) -> None:  # type: ignore[no-untyped-def]
    run = student.post(address, FORM).json()["run"]
    assert sign_in(school.cast.other).get(address, {"run": run}).status_code == HTTPStatus.NOT_FOUND
    assert student.get(address, {"run": "none"}).status_code == HTTPStatus.NOT_FOUND


def test_a_page_has_them_but_in_a_quiz(student: Client, school: School, pages: Pages, address: str) -> None:
    assert css(read(student.get(pages.exercise)), "#live-dots")
    school.assignment.mode = Mode.QUIZ
    school.assignment.save()
    assert student.post(address, FORM).status_code in (HTTPStatus.NOT_FOUND, HTTPStatus.FORBIDDEN)
    assert not Experiment.objects.exists()
