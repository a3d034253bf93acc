"""Running one's code on an input of one's own: from the page through a worker's part to what is shown."""

from __future__ import annotations

from http import HTTPStatus
from pathlib import Path

import pytest
from django.core.cache import cache
from django.test import Client

from grader.catalog.services import preparation_store
from grader.courses.models import Mode
from grader.grading.judges.pool import Judges
from grader.sandbox.client import Jails
from grader.submissions.experiments.running import experiment_run
from grader.submissions.experiments.selectors import shown_in
from grader.submissions.models import Draft, Experiment, RunState
from tests.school import SOURCE, School, report
from tests.web.html import Pages, css, one, read, text
from tests.web.reports import failing

FRAGMENT = {"HX-Request": "true"}
START = {
    "name": "the worked example",
    "title": {"en": "the worked example"},
    "call": "corr2d(X, K)",
    "arguments": [
        {"name": "X", "text": "[[1, 2, 3]]", "dtype": "float64", "library": "numpy"},
        {"name": "K", "text": "[[1]]", "dtype": "float64", "library": "numpy"},
    ],
    "compared": True,
}


@pytest.fixture
def prepared(school: School) -> School:
    cache.clear()
    preparation_store(version_id=school.exercise.current_id, fault="", starts=[START])
    return school


def _form(**more: str) -> dict[str, str]:
    return {"source": SOURCE, "own-case": START["name"], "own-arg-X": "[[1, 2], [3, 4]]", **more}  # type: ignore[dict-item]


def test_a_page_has_no_panel_while_no_worker_has_looked(student: Client, pages: Pages, school: School) -> None:
    assert not css(read(student.get(pages.exercise)), "#own")


def test_an_input_is_run_shown_and_kept(
    student: Client, pages: Pages, prepared: School, jails: Jails, tmp_path: Path
) -> None:
    sent = student.post(f"{pages.exercise}own/", _form(**{"own-scratch": "X.shape"}), headers=FRAGMENT)
    assert "Running your code" in text(read(sent))
    row = Experiment.objects.get()
    with Judges(jails=jails, folder=tmp_path) as judges:
        experiment_run(pk=row.pk, judges=judges)
        experiment_run(pk=row.pk, judges=judges)  # a second message finds nothing to do
    row.refresh_from_db()
    assert (row.state, row.tries) == (RunState.FINISHED, 1)
    shown = read(student.get(f"{pages.exercise}own/", {"run": str(row.public_id)}, headers=FRAGMENT))
    assert "The same as the reference" in text(shown)
    assert "(2, 2)" in text(shown)
    page = read(student.get(pages.exercise))
    assert one(page, "textarea[name=own-arg-X]").text.strip() == "[[1, 2], [3, 4]]"
    assert "The same as the reference" in text(one(page, "#own"))


def test_what_cannot_be_read_is_said_at_its_place_and_stays(student: Client, pages: Pages, prepared: School) -> None:
    form = _form(**{"own-arg-X": "[[1, 2], [3]]", "own-scratch": "X ="})
    for headers in (FRAGMENT, {}):
        page = read(student.post(f"{pages.exercise}own/", form, headers=headers), HTTPStatus.UNPROCESSABLE_ENTITY)
        assert one(page, "textarea[name=own-arg-X]").text.strip() == "[[1, 2], [3]]"
        assert "all need the same" in text(one(page, "#own-1-problem"))
        assert "Line 1" in text(one(page, "#own-scratch-problem"))
    assert one(page, "textarea[name=source]").text.strip() == SOURCE.strip()
    assert not Experiment.objects.exists()


def test_without_scripts_the_editor_is_kept_and_the_result_waited_for(
    student: Client, pages: Pages, prepared: School
) -> None:
    response = student.post(f"{pages.exercise}own/", _form(revision=""))
    assert response["Location"] == f"{pages.exercise}#own"
    assert Draft.objects.get().source == SOURCE
    page = read(student.get(pages.exercise))
    assert one(page, "#own").get("open") is not None
    assert page.xpath("//noscript/meta[@http-equiv='refresh']")


def test_a_result_is_its_own_persons(student: Client, pages: Pages, prepared: School, sign_in) -> None:  # type: ignore[no-untyped-def]
    student.post(f"{pages.exercise}own/", _form(), headers=FRAGMENT)
    address = f"{pages.exercise}own/?run={Experiment.objects.get().public_id}"
    for person in (prepared.cast.other, prepared.cast.instructor):
        assert sign_in(person).get(address, headers=FRAGMENT).status_code == HTTPStatus.NOT_FOUND
    assert student.get(address, headers=FRAGMENT).status_code == HTTPStatus.OK


def test_a_newer_one_replaces_what_waits_and_few_are_kept(student: Client, pages: Pages, prepared: School) -> None:
    for _ in range(3):
        student.post(f"{pages.exercise}own/", _form(), headers=FRAGMENT)
    assert list(Experiment.objects.values_list("state", flat=True)) == ["queued", "superseded", "superseded"]
    Experiment.objects.update(created_at="2020-01-01T00:00Z")
    student.post(f"{pages.exercise}own/", _form(), headers=FRAGMENT)
    assert Experiment.objects.count() == 1


def test_so_many_in_a_minute_and_no_more(student: Client, pages: Pages, prepared: School, configured) -> None:  # type: ignore[no-untyped-def]
    configured(max_per_minute=2)
    codes = [student.post(f"{pages.exercise}own/", _form(), headers=FRAGMENT).status_code for _ in range(3)]
    assert codes == [200, 200, HTTPStatus.TOO_MANY_REQUESTS]


def test_a_quiz_shows_the_references_result_only_where_the_exercise_says_so(prepared: School, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    shown = shown_in(exercise=prepared.exercise, assignment=prepared.assignment)
    assert (shown.allowed, shown.reference) == (True, True)
    prepared.assignment.mode = Mode.QUIZ
    shown = shown_in(exercise=prepared.exercise, assignment=prepared.assignment)
    assert (shown.allowed, shown.reference) == (True, False)


def test_each_visible_case_of_a_result_leads_there(student: Client, pages: Pages, prepared: School) -> None:
    run = prepared.graded(report(0, 2, cases=(failing(START["name"]), failing("another"))))  # type: ignore[arg-type]
    page = read(student.get(f"{pages.submission(run.submission)}result/"))
    [link] = page.xpath("//a[@data-own]")
    assert link.get("href") == f"{pages.exercise}?own=the%20worked%20example#own"
    chosen = read(student.get(f"{pages.exercise}own/", {"case": "the worked example"}, headers=FRAGMENT))
    assert one(chosen, "textarea[name=own-arg-X]").text.strip() == "[[1, 2, 3]]"
