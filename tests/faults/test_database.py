"""The database is away, cut off or restarted: people are told at once, programs too, and nothing is lost."""

from __future__ import annotations

import json
import time
from http import HTTPStatus

import pytest

from tests.faults.stack import QUICK, SLOW, Stack
from tests.waiting import wait_for

pytestmark = [pytest.mark.services, pytest.mark.slow]
AWAY = HTTPStatus.SERVICE_UNAVAILABLE


def test_a_database_that_is_away_is_said_at_once_and_as_each_can_read_it(stack: Stack) -> None:
    stack.web()
    assert stack.ask("GET", "/")[0] == HTTPStatus.OK
    stack.postgres.stop()
    try:
        for path, headers in (("/", {}), ("/courses/load/", {}), ("/", {"HX-Request": "true"})):
            begun = time.monotonic()
            status, said, body = stack.ask("GET", path, **headers)
            assert (status, int(said["retry-after"]) > 0) == (AWAY, True)
            assert "database" in body
            assert time.monotonic() - begun < 4
        for path, headers, key in (("/api/courses", {}, "message"), ("/", {"Accept": "application/json"}, "sentence")):
            status, said, body = stack.ask("GET", path, **headers)
            assert (status, said["content-type"], "retry-after" in said) == (AWAY, "application/json", True)
            assert "database" in json.loads(body)[key]
    finally:
        stack.postgres.start()
    assert stack.ask("GET", "/")[0] == HTTPStatus.OK


def test_after_a_restart_no_request_fails(stack: Stack) -> None:
    """Each thread has a connection that is broken, and statements that were prepared on it."""
    stack.web()
    for number in range(40):
        assert stack.ask("GET", "/courses/load/homework/sum/", number % 5)[0] == HTTPStatus.OK
    stack.postgres.stop()
    stack.postgres.start()
    for number in range(40):
        assert stack.ask("GET", "/courses/load/homework/sum/", number % 5)[0] == HTTPStatus.OK


@pytest.mark.jail
def test_a_grading_that_ends_while_the_database_is_away_is_kept(stack: Stack) -> None:
    """Its lease runs out meanwhile, and it is stored all the same, not graded again."""
    stack.web()
    worker = stack.worker()
    assert stack.submit(0, SLOW.format(seconds=1.5))[0] == HTTPStatus.FOUND
    wait_for(lambda: stack.runs()[0]["state"] == "running", what="the claim")
    stack.postgres.stop()
    try:
        wait_for(lambda: "could not be stored" in worker.said, what="a result that cannot be stored")
        lapsed = time.monotonic() + float(QUICK["LEASE_SECONDS"])
        wait_for(lambda: time.monotonic() > lapsed, what="the end of its lease")
    finally:
        stack.postgres.start()
    [run] = stack.all_graded(1)
    assert (run["verdict"], run["tries"]) == ("passed", 1)
    assert stack.submit(1)[0] == HTTPStatus.FOUND
    assert stack.all_graded(2)[1]["verdict"] == "passed"
