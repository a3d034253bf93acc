"""The first page's example: anybody runs it in the same jail, so many times a minute, where the service lets them."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from pathlib import Path

import pytest
from django.core.cache import cache
from django.test import Client

from grader.catalog.models import AssignmentExercise
from grader.catalog.services import exercise_store, preparation_store
from grader.grading.judges.pool import Judges
from grader.sandbox.client import Jails
from grader.submissions.experiments.running import experiment_run
from grader.submissions.experiments.services import MOST_OF_ADDRESS
from grader.submissions.models import Experiment
from tests.school import SOURCE, School, corr2d
from tests.web.html import css, one, read, text
from tests.web.test_own_input import START

FRAGMENT = {"HX-Request": "true"}
TYPED = {"source": SOURCE, "own-arg-X": "[[1, 2], [3, 4]]", "own-arg-K": "[[1]]"}


@pytest.fixture
def anybody(school: School, configured: Callable[..., None]) -> Client:
    """A browser nobody is signed in with, where the service lets people try."""
    configured(try_open=True)
    cache.clear()
    type(school.exercise).objects.update(listed=True)
    preparation_store(version_id=school.exercise.current_id, fault="", starts=[START])
    return Client(headers={"accept-language": "en"}, REMOTE_ADDR="192.0.2.7")


def test_what_somebody_without_an_account_types_is_run_and_told(anybody: Client, jails: Jails, tmp_path: Path) -> None:
    page = read(anybody.get("/"))
    assert "K[::-1, ::-1]" in one(page, "#try-source").text
    sent = anybody.post("/try/", TYPED)
    row = Experiment.objects.get()
    assert (sent.status_code, sent["Location"]) == (HTTPStatus.FOUND, f"/?run={row.public_id}#try")
    assert (row.user, row.address, row.assignment) == (None, "192.0.2.7", None)
    assert "Running your code" in text(read(anybody.get(sent["Location"])))
    with Judges(jails=jails, folder=tmp_path) as judges:
        experiment_run(pk=row.pk, judges=judges)
    page = read(anybody.get(sent["Location"]))
    assert "The same as the reference" in text(one(page, "#try-result"))
    assert one(page, "#try-X").text.strip() == "[[1, 2], [3, 4]]"
    assert text(one(page, "#try").xpath(".//h2")[0]) == "Result", "whose parts are headings of the third level"
    fragment = anybody.get("/try/", {"run": str(row.public_id)}, headers=FRAGMENT)
    assert "The same as the reference" in text(read(fragment))


def test_what_cannot_be_read_is_said_and_stays(anybody: Client) -> None:
    response = anybody.post("/try/", {**TYPED, "own-arg-X": "[[1, 2"})
    page = read(response, HTTPStatus.UNPROCESSABLE_ENTITY)
    assert one(page, "#try-X").text.strip() == "[[1, 2"
    assert "never closed" in text(one(page, ".problem"))
    assert not Experiment.objects.exists()


def test_an_address_runs_so_many_a_minute(anybody: Client) -> None:
    for _ in range(MOST_OF_ADDRESS):
        assert anybody.post("/try/", TYPED).status_code == HTTPStatus.FOUND
    response = anybody.post("/try/", TYPED)
    page = read(response, HTTPStatus.TOO_MANY_REQUESTS)
    assert one(page, "#try-source").text.strip() == SOURCE.strip()
    assert anybody.post("/try/", TYPED, REMOTE_ADDR="198.51.100.9").status_code == HTTPStatus.FOUND


def test_it_is_off_unless_it_is_turned_on(anybody: Client, configured: Callable[..., None]) -> None:
    anybody.post("/try/", TYPED)
    run = str(Experiment.objects.get().public_id)
    configured(try_open=None)
    assert not css(read(anybody.get("/", {"run": run})), "#try")
    assert anybody.post("/try/", TYPED).status_code == HTTPStatus.NOT_FOUND
    assert anybody.get("/try/", {"run": run}).status_code == HTTPStatus.NOT_FOUND


def test_nobody_reads_a_persons_own_run_by_it(anybody: Client, school: School) -> None:
    row = Experiment.objects.create(
        user=school.cast.student, exercise=school.exercise, version_id=school.exercise.current_id, case="x", source="x"
    )
    for run in (str(row.public_id), "nonsense"):
        assert anybody.get("/try/", {"run": run}).status_code == HTTPStatus.NOT_FOUND


def test_it_is_closed_while_a_quiz_asks_for_the_exercise(anybody: Client, school: School) -> None:
    """Nobody can tell who it is: in a quiz the reference's result is shown to none of its students."""
    anybody.post("/try/", TYPED)
    run = str(Experiment.objects.get().public_id)
    type(school.assignment).objects.update(mode="quiz")
    assert anybody.post("/try/", TYPED).status_code == HTTPStatus.NOT_FOUND
    assert anybody.get("/try/", {"run": run}).status_code == HTTPStatus.NOT_FOUND
    assert not css(read(anybody.get("/")), "#try")
    type(school.assignment).objects.update(published=False)
    assert anybody.post("/try/", TYPED).status_code == HTTPStatus.FOUND


def test_it_is_closed_while_a_quiz_asks_for_a_courses_copy_of_it(anybody: Client, school: School) -> None:
    copy = exercise_store(slug="ours", bundle=corr2d(), course=school.cast.course).exercise
    type(copy).objects.filter(pk=copy.pk).update(copied_from=school.exercise)
    AssignmentExercise.objects.filter(assignment=school.assignment).update(exercise=copy)
    type(school.assignment).objects.update(mode="quiz")
    assert anybody.post("/try/", TYPED).status_code == HTTPStatus.NOT_FOUND
