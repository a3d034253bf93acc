"""Students' part of the API: exercises to take home, drafts, waiting, history, marks."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client

from grader.catalog.models import ExerciseVersion
from grader.catalog.selectors import bundle_of
from grader.grading.author.cache import Cache
from grader.grading.handing_out import visible_cases
from grader.sandbox.client import Jails
from grader.submissions.handout.services import cases_store
from grader.submissions.models import SubmissionKind, VisibleCases
from grader.submissions.runs import waiting
from tests.school import SOURCE, School, finish, report

EXERCISE = "/api/courses/cnn/assignments/week-1/exercises/corr2d"


@pytest.fixture
def student(school: School) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(school.cast.student)
    return client


def test_an_exercise_to_take_home(school: School, student: Client) -> None:
    found = student.get(EXERCISE).json()
    assert found["entry"] == ["corr2d"]
    assert found["statement"].startswith("A convolutional layer slides")
    assert "def corr2d(X, K):" in found["starter"]
    assert list(found["figures"]) == ["figures/window.svg"]
    assert found["url"] == "http://testserver/courses/cnn/week-1/corr2d/"
    assert found["cases"] is None  # no worker has computed them
    text = str(found)
    for hidden in ("How many positions can the kernel", "tall image, wide kernel", "flipped_kernel"):
        assert hidden not in text


@pytest.mark.jail
def test_its_visible_cases_come_with_what_is_expected(
    school: School, student: Client, jails: Jails, tmp_path: Path
) -> None:
    version = ExerciseVersion.objects.get()
    found = visible_cases(bundle_of(version=version), jails=jails, cache=Cache(tmp_path))
    cases_store(version=version, cases=list(found))
    cases = student.get(EXERCISE).json()["cases"]
    assert [case["name"] for case in cases] == [
        "one pixel, one weight",
        "the worked example",
        "kernel as large as the image",
        "a row of pixels, a difference kernel",
        "wide image, tall kernel",
    ]
    worked = cases[1]
    [step] = worked["steps"]
    assert (step["call"], step["args"][1]["data"], step["args"][1]["shape"]) == ("corr2d", [0.0, 1.0, 2.0, 3.0], [2, 2])
    assert worked["expected"][0]["data"] == [19.0, 25.0, 37.0, 43.0]
    cases_store(version=version, cases=[])
    assert len(VisibleCases.objects.get().cases) == 5  # the first stays


def test_a_draft_is_kept_and_a_newer_one_is_not_written_over(school: School, student: Client) -> None:
    assert student.get(f"{EXERCISE}/draft").status_code == 404
    kept = student.put(f"{EXERCISE}/draft", {"source": "a = 1\n", "based_on": ""}, "application/json").json()
    assert (kept["stored"], kept["source"]) == (True, "a = 1\n")
    late = student.put(f"{EXERCISE}/draft", {"source": "b = 1\n", "based_on": "old"}, "application/json").json()
    assert (late["stored"], late["source"]) == (False, "a = 1\n")
    assert student.get(EXERCISE).json()["draft"] == "a = 1\n"


def test_the_same_key_is_the_same_submission(school: School, student: Client) -> None:
    where = {"course": "cnn", "assignment": "week-1", "exercise": "corr2d", "source": SOURCE}
    ids = {
        student.post("/api/submissions", where, "application/json", headers={"idempotency-key": key}).json()["id"]
        for key in ("monday", "monday", "tuesday")
    }
    assert len(ids) == 2


@pytest.mark.django_db(transaction=True)
def test_waiting_ends_with_the_verdict(school: School, student: Client) -> None:
    sent = school.submit()
    address = f"/api/submissions/{sent.public_id}"

    def grade() -> None:
        time.sleep(0.3)
        finish(sent, report(4, 10))
        connection.close()

    worker = threading.Thread(target=grade)
    began = time.monotonic()
    worker.start()
    answer = student.get(f"{address}?wait=15").json()
    worker.join()
    assert (answer["state"], answer["points"]) == ("finished", 4)
    assert time.monotonic() - began < 10


def test_waiting_has_an_end_and_few_may_wait(school: School, student: Client) -> None:
    address = f"/api/submissions/{school.submit().public_id}"
    assert student.get(f"{address}?wait=0.1").json()["state"] == "queued"
    taken = [waiting._LONG.acquire(blocking=False) for _ in range(waiting.MOST_LONG)]
    began = time.monotonic()
    try:
        assert student.get(f"{address}?wait=20").json()["state"] == "queued"
    finally:
        for _ in filter(None, taken):
            waiting._LONG.release()
    assert all(taken)
    assert time.monotonic() - began < 10
    assert student.get(f"{address}?wait=21").status_code == 422


def test_history_mark_and_overviews(school: School, student: Client) -> None:
    school.graded(report(4, 10))
    school.submit(kind="trial")
    assert [row["kind"] for row in student.get(f"{EXERCISE}/submissions").json()] == ["trial", "submission"]
    [only] = student.get(f"{EXERCISE}/submissions?kind=submission").json()
    assert only["points"] == 4
    assert student.get(f"{EXERCISE}/mark").json()["points"] == "4.00"
    one = student.get("/api/courses/cnn/assignments/week-1").json()
    assert (one["earned"], one["max_points"]) == ("4.00", "10.00")
    assert [(row["mark"], row["progress"], row["submissions"]) for row in one["exercises"]] == [("4.00", "partly", 1)]
    [row] = student.get("/api/courses/cnn/marks").json()
    assert (row["slug"], row["earned"], row["exercises"]) == ("week-1", "4.00", [])
    assert student.get(f"/api/submissions/{only['id']}/source").json() == SOURCE


def test_who_am_i(school: School, student: Client) -> None:
    found = student.get("/api/me").json()
    assert (found["user_name"], found["scopes"]) == ("student", ["read", "submit", "teach", "manage"])


def test_a_history_is_of_the_kind_that_is_asked_for(school: School, student: Client) -> None:
    """However much else came after it, and window by window."""
    handed_in = school.submit()
    trials = [school.submit(kind=SubmissionKind.TRIAL, source=f"x = {n}\n") for n in range(2)]

    def ids(query: str) -> list[str]:
        return [row["id"] for row in student.get(f"{EXERCISE}/submissions?{query}").json()]

    assert ids("kind=submission&limit=1") == [str(handed_in.public_id)]
    assert ids("limit=1&from=1") == [str(trials[0].public_id)]
