"""Requests that wait for a result: together they never keep all of a web process's threads."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from grader.serving.threads import MOST
from grader.submissions.runs.waiting import MOST_LONG, MOST_WAITING, wait_a_moment, wait_for
from tests.waiting import wait_for as come_true


class Results:
    """Results that are not there until they are let go, and how many waits have begun to look for theirs."""

    def __init__(self) -> None:
        self.there = threading.Event()
        self.looks: set[int] = set()

    def ready(self, mine: int) -> Callable[[], bool]:
        def look() -> bool:
            self.looks.add(mine)
            return self.there.is_set()

        return look


@pytest.fixture
def results() -> Iterator[Results]:
    results = Results()
    yield results
    results.there.set()


def test_three_threads_are_left_to_who_wait_for_nothing(results: Results, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("grader.submissions.runs.waiting.MOMENT", 60.0)
    assert MOST_WAITING == MOST - 3
    with ThreadPoolExecutor(MOST_WAITING) as pool:
        waits = [pool.submit(wait_a_moment, results.ready(number)) for number in range(MOST_WAITING)]
        come_true(lambda: len(results.looks) == MOST_WAITING, what="as many waits as may be")
        assert not wait_a_moment(lambda: True), "it waited although no thread was left for it"
        assert not wait_for(lambda: False, seconds=60)
        results.there.set()
        assert all(wait.result() for wait in waits)
    assert wait_a_moment(lambda: True)


def test_a_page_has_its_turn_beside_programs_that_wait_long(results: Results) -> None:
    with ThreadPoolExecutor(MOST_LONG) as pool:
        waits = [pool.submit(wait_for, results.ready(number), seconds=25) for number in range(MOST_LONG)]
        come_true(lambda: len(results.looks) == MOST_LONG, what="programs that wait")
        assert not wait_for(lambda: False, seconds=25)
        assert wait_a_moment(lambda: True)
        results.there.set()
        assert all(wait.result() for wait in waits)


def test_what_is_ready_waits_for_nobody(results: Results) -> None:
    assert wait_for(lambda: True, seconds=0)
    assert not wait_for(lambda: False, seconds=0)
