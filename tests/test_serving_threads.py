"""Requests get few threads at a time, the same ones, and more only beside what takes long."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import CancelledError, Future

import pytest

from grader.serving import threads as request_threads
from grader.serving.threads import AT_ONCE, MOST, RequestThreads, rest
from tests.waiting import wait_for


class Requests:
    """Requests that go on until they are let go."""

    def __init__(self, threads: RequestThreads) -> None:
        self.threads = threads
        self.let_go = threading.Event()
        self.begun: list[int] = []  # the threads, a request each
        self._lock = threading.Lock()

    def send(self, *, rests: bool = False) -> Future[None]:
        def work() -> None:
            if rests:
                rest()
            with self._lock:
                self.begun.append(threading.get_ident())
            assert self.let_go.wait(60)

        return self.threads.submit(work)

    def begun_are(self, number: int) -> None:
        wait_for(lambda: len(self.begun) == number, what=f"{number} requests under way")


@pytest.fixture
def threads() -> Iterator[RequestThreads]:
    threads = RequestThreads()
    yield threads
    threads.close()


@pytest.fixture
def requests(threads: RequestThreads) -> Iterator[Requests]:
    requests = Requests(threads)
    yield requests
    requests.let_go.set()


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(request_threads, "PATIENCE", 1e9)


def test_a_request_waits_while_as_many_as_may_are_answered(requests: Requests, patient: None) -> None:
    sent = [requests.send() for _ in range(AT_ONCE + 1)]
    requests.begun_are(AT_ONCE)
    assert requests.threads.look(), "none waits"
    assert not sent[-1].running()
    requests.let_go.set()
    for request in sent:
        request.result(60)
    assert not requests.threads.look()


def test_another_begins_beside_what_takes_long(requests: Requests, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(AT_ONCE + 1):
        requests.send()
    requests.begun_are(AT_ONCE)
    monkeypatch.setattr(request_threads, "PATIENCE", 0.0)
    assert not requests.threads.look()
    requests.begun_are(AT_ONCE + 1)


def test_another_begins_beside_what_sleeps_until_something_is_ready(requests: Requests, patient: None) -> None:
    for _ in range(AT_ONCE):
        requests.send(rests=True)
    requests.begun_are(AT_ONCE)
    requests.send()
    requests.begun_are(AT_ONCE + 1)


def test_no_more_than_most_begin_however_long_they_take(requests: Requests, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(request_threads, "PATIENCE", 0.0)
    sent = [requests.send() for _ in range(MOST + 1)]
    requests.begun_are(MOST)
    assert requests.threads.look()
    assert not sent[-1].running()


def test_the_thread_that_was_used_last_answers_next(threads: RequestThreads, patient: None) -> None:
    requests = Requests(threads)
    both = [requests.send() for _ in range(AT_ONCE)]
    requests.begun_are(AT_ONCE)
    requests.let_go.set()
    for request in both:
        request.result(60)
    wait_for(lambda: not threads._busy, what="idle threads")
    used = []
    for _ in range(5):
        used.append(threads.submit(threading.get_ident).result(60))
        wait_for(lambda: not threads._busy, what="idle threads")
    assert len(set(used)) == 1


def test_what_a_request_raises_reaches_whoever_asks_and_the_thread_goes_on(threads: RequestThreads) -> None:
    def fails() -> None:
        raise LookupError("not there")

    with pytest.raises(LookupError, match="not there"):
        threads.submit(fails).result(60)
    assert threads.submit(lambda: 3).result(60) == 3


def test_what_was_cancelled_before_its_turn_is_not_done(requests: Requests, patient: None) -> None:
    sent = [requests.send() for _ in range(AT_ONCE + 2)]
    requests.begun_are(AT_ONCE)
    assert sent[AT_ONCE].cancel()
    requests.let_go.set()
    sent[-1].result(60)
    assert len(requests.begun) == AT_ONCE + 1


def test_closing_cancels_what_waits_and_lets_the_rest_end(requests: Requests, patient: None) -> None:
    sent = [requests.send() for _ in range(AT_ONCE + 1)]
    requests.begun_are(AT_ONCE)
    requests.threads.close()
    with pytest.raises(CancelledError):
        sent[-1].result(60)
    requests.let_go.set()
    for request in sent[:-1]:
        request.result(60)
