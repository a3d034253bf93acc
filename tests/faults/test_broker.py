"""The broker is away, hangs or forgets: what was handed in is graded, people do not wait, and messages wake again."""

from __future__ import annotations

import signal
import statistics
import time
from http import HTTPStatus

import pytest
import redis

from tests.faults.stack import QUICK, SLOW, Stack
from tests.waiting import wait_for

pytestmark = [pytest.mark.services, pytest.mark.jail, pytest.mark.slow]
TAKEN = HTTPStatus.FOUND


def by_message(stack: Stack, student: int) -> bool:
    """Whether a submission begins so soon that only its message can have told of it."""
    assert stack.submit(student)[0] == TAKEN
    [*_, run] = stack.all_graded(len(stack.runs()))
    return bool((run["started_at"] - run["queued_at"]).total_seconds() < 1)


def test_a_broker_that_is_away_in_a_rush_stops_no_grading_and_wakes_again(stack: Stack) -> None:
    """The worker holds messages when it breaks: of what it grades, and of who waits for a slot beside that."""
    stack.web()
    worker = stack.worker()
    wait_for(lambda: by_message(stack, 0), what="a worker that hears")
    for student in range(1, 24):
        assert stack.submit(student, SLOW.format(seconds=0.4))[0] == TAKEN
    with redis.Redis.from_url(stack.redis.url) as client:
        held = 2 * int(QUICK["SLOTS"])
        wait_for(lambda: client.zcard("tensorgrade.unacked_index") >= held, what="a worker with all it can hold")
    stack.redis.stop(signal.SIGKILL)
    assert stack.submit(24)[0] == TAKEN
    runs = stack.all_graded(len(stack.runs()))
    assert {(run["verdict"], run["tries"]) for run in runs} == {("passed", 1)}
    wait_for(lambda: "Connection to broker lost" in worker.said, what="a worker that has noticed")
    stack.redis.start()
    wait_for(
        lambda: all(by_message(stack, student) for student in (25, 26, 27)),
        what="messages that wake the worker",
        seconds=90,
    )
    assert worker.process.poll() is None


@pytest.mark.parametrize("how", ["dead", "hung"])
def test_nobody_waits_for_a_broker_that_takes_nothing(stack: Stack, how: str) -> None:
    stack.web()
    up = [stack.submit(student)[1] for student in range(12)]
    if how == "dead":
        stack.redis.stop()
    else:
        stack.redis.pause()
    down = []
    for student in range(12):
        status, seconds = stack.submit(student, "x = 1\n")
        assert status == TAKEN
        down.append(seconds)
    assert statistics.median(down) <= 2 * statistics.median(up) + 0.05
    assert max(down) < 5  # who finds it out waits for one try


def test_without_any_broker_a_worker_finds_its_work_in_the_database(stack: Stack) -> None:
    stack.web()
    stack.redis.stop()
    for student in range(6):
        assert stack.submit(student)[0] == TAKEN
    begun = time.monotonic()
    stack.worker()
    assert {run["verdict"] for run in stack.all_graded(6)} == {"passed"}
    assert time.monotonic() - begun < 60


def test_what_fails_through_our_fault_holds_up_nobody(stack: Stack) -> None:
    """Six runs that cannot be graded stand before twelve that can: their later tries use up nobody's message."""
    stack.web()
    for student in range(18):
        assert stack.submit(student)[0] == TAKEN
    stack.rows(
        "INSERT INTO catalog_exerciseversion (exercise_id, hash, spec, bundle, created_at)"
        " SELECT exercise_id, 'broken', spec, 'no bundle', created_at FROM catalog_exerciseversion"
        " WHERE exercise_id = (SELECT id FROM catalog_exercise WHERE slug = 'sum') RETURNING id"
    )
    stack.rows(
        "UPDATE submissions_gradingrun SET version_id = (SELECT id FROM catalog_exerciseversion WHERE hash = 'broken')"
        " WHERE id IN (SELECT id FROM submissions_gradingrun ORDER BY id LIMIT 6) RETURNING id"
    )
    stack.worker()
    runs = stack.all_graded(18)
    broken, right = runs[:6], runs[6:]
    assert {(run["verdict"], run["tries"]) for run in broken} == {("internal", 3)}
    assert {(run["verdict"], run["tries"]) for run in right} == {("passed", 1)}
    first = min(run["started_at"] for run in right)
    assert max((run["finished_at"] - first).total_seconds() for run in right) < 10
    assert max(run["finished_at"] for run in right) < min(run["finished_at"] for run in broken)
