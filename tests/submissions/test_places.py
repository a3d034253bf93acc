"""Places: so many at once, more beside what takes long, and those beyond SLOTS not for anybody."""

from __future__ import annotations

import threading
from contextlib import ExitStack

import pytest

from grader.submissions.working import places
from grader.submissions.working.places import Places, most
from tests.waiting import wait_for


class Clock:
    now = 100.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(places, "time", clock)
    return clock


def test_as_many_at_once_as_slots_and_another_when_one_takes_long(clock: Clock) -> None:
    mine = Places(2)
    with ExitStack() as held:
        assert [held.enter_context(mine.one()) for _ in range(2)] == [True, True]
        assert not mine.roomy()
        assert mine._pause() == places.PATIENCE
        clock.now += places.PATIENCE
        assert not mine._pause()
        assert held.enter_context(mine.one()) is False
    assert mine.roomy()


def test_there_is_an_end_to_it(clock: Clock) -> None:
    mine = Places(1)
    with ExitStack() as held:
        for _ in range(most(1)):
            held.enter_context(mine.one())
            clock.now += 1.0
        assert mine._pause() is None


def test_a_host_without_memory_begins_nothing_beside_what_takes_long(
    clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = Places(1)
    monkeypatch.setattr(places, "FREE_MEMORY", 1.01)
    with ExitStack() as held:
        held.enter_context(mine.one())
        clock.now += 2 * places.PATIENCE
        assert mine._pause() is None
        monkeypatch.setattr(places, "FREE_MEMORY", 0.0)
        assert mine._pause() == 0
    assert mine.roomy()


def test_whoever_leaves_makes_room_for_one_who_waits() -> None:
    mine, entered = Places(1), threading.Event()
    places_held = ExitStack()
    for _ in range(most(1)):
        places_held.enter_context(mine.one())

    def enter() -> None:
        with mine.one():
            entered.set()

    waiting = threading.Thread(target=enter)
    waiting.start()
    wait_for(lambda: mine.crowded("bulk"), what="the one who waits")
    assert not entered.is_set()
    places_held.close()
    assert entered.wait(10)
    waiting.join()
    assert not mine.crowded("bulk")


def test_what_was_left_to_those_who_waited_is_told_when_none_of_them_waits(clock: Clock) -> None:
    mine, entered, leave = Places(1), threading.Event(), threading.Event()

    def grade() -> None:
        with mine.one():
            entered.set()
            assert leave.wait(10)

    with mine.one():
        waiting = threading.Thread(target=grade)
        waiting.start()
        wait_for(lambda: mine.crowded("interactive"), what="the one who waits")
        assert mine.forsaken() == frozenset()
    assert entered.wait(10)
    assert mine.forsaken() == {"interactive"}
    assert mine.forsaken() == frozenset()
    leave.set()
    waiting.join()


def test_who_waits_for_a_place_of_another_kind_grades_nothing(clock: Clock) -> None:
    mine = Places(1)

    def work() -> None:
        with mine.one(grades=False):
            pass

    with mine.one():
        waiting = threading.Thread(target=work)
        waiting.start()
        assert not mine.crowded("interactive")
    waiting.join()
