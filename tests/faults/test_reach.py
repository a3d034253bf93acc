"""A worker that reaches nothing ends for its supervisor to start it anew; one that reaches something goes on."""

from __future__ import annotations

import os
import time
from http import HTTPStatus

import pytest

from tests.faults.stack import Stack
from tests.waiting import wait_for

pytestmark = [pytest.mark.services, pytest.mark.jail, pytest.mark.slow]
GIVE_UP = 1.5


def test_a_worker_that_reaches_neither_database_nor_broker_ends(stack: Stack) -> None:
    stack.web()
    assert stack.submit(0)[0] == HTTPStatus.FOUND
    worker = stack.worker(GIVE_UP_SECONDS=str(GIVE_UP))
    stack.all_graded(1)
    stack.postgres.stop()
    wait_for(lambda: "The database is away" in worker.said, what="a worker that has noticed")
    patient = time.monotonic() + 2 * GIVE_UP
    wait_for(lambda: time.monotonic() > patient, what="twice the time after which it would end")
    assert worker.process.poll() is None
    stack.redis.stop()
    assert worker.process.wait(30) == os.EX_TEMPFAIL
    assert "Neither database nor broker were reached" in worker.said
