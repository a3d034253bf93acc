"""One machine's wrong clock ends nobody's quiz, steals no run, and is said."""

from __future__ import annotations

from http import HTTPStatus

import pytest

from tests.faults.stack import SLOW, Stack
from tests.waiting import wait_for

pytestmark = [pytest.mark.services, pytest.mark.jail, pytest.mark.slow]
AHEAD = {"DJANGO_SETTINGS_MODULE": "tests.faults.wrong_clock", "AHEAD": "600"}


def begin_quiz(stack: Stack, student: int) -> str:
    """Start an attempt; its address."""
    status, headers, _ = stack.ask("POST", "/quizzes/load/quiz/start/", student, {})
    assert status == HTTPStatus.FOUND
    return headers["location"]


def test_a_worker_whose_clock_is_ahead_ends_no_attempt_and_takes_no_run(stack: Stack) -> None:
    stack.web()
    right = stack.worker()
    address = begin_quiz(stack, 0)
    assert stack.submit(1, SLOW.format(seconds=4))[0] == HTTPStatus.FOUND
    wait_for(lambda: stack.runs()[0]["state"] == "running", what="work in hand")
    wrong = stack.worker("wrong", **AHEAD)
    wait_for(lambda: "s ahead of the database's" in wrong.said, what="a word of the clock")
    for student in range(2, 6):
        assert stack.submit(student)[0] == HTTPStatus.FOUND
    runs = stack.all_graded(5)
    assert {(run["verdict"], run["tries"]) for run in runs} == {("passed", 1)}
    assert len({run["claimed_by"] for run in runs}) >= 1
    assert "clock" not in right.said
    status, _, page = stack.ask("POST", f"{address}places/0/", 0, {"q1-answer": "5", "tab": "a", "revision": "0"})
    assert status == HTTPStatus.OK, page
    assert stack.rows("SELECT finished_at FROM quizzes_attempt") == [{"finished_at": None}]


def test_a_web_server_whose_clock_is_behind_counts_by_the_databases(stack: Stack) -> None:
    stack.web(**{**AHEAD, "AHEAD": "-600"})
    begin_quiz(stack, 0)
    assert stack.submit(1)[0] == HTTPStatus.FOUND
    [row] = stack.rows(
        "SELECT extract(epoch FROM clock_timestamp() - s.created_at) AS submitted,"
        " extract(epoch FROM clock_timestamp() - a.started_at) AS begun,"
        " extract(epoch FROM a.ends_at - a.started_at) AS lasts FROM submissions_submission s, quizzes_attempt a"
    )
    assert 0 <= row["submitted"] < 60
    assert 0 <= row["begun"] < 60
    assert row["lasts"] == 120
