"""The threads that answer requests: few at a time, and the same ones for as long as they suffice.

Python runs one thread of a process at a time, so with more than a few, each only waits for its turn in the middle of a
request. And each has its own connection to the database, whose server keeps what it has prepared and looked up by
connection: a request on one that was used a moment ago costs less than on one that was not. So AT_ONCE requests are
answered at a time, by the threads that were used last. A request that takes longer than PATIENCE, or sleeps until
something is ready (``rest``), goes on but no longer counts: another begins beside it, up to MOST in all.

``python -m benchmarks.quiz`` prints what it is worth.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from queue import SimpleQueue
from typing import Any, Final

AT_ONCE: Final = 2
MOST: Final = 8
PATIENCE: Final = 0.04  # seconds: most requests take less

_of_this_thread = threading.local()


class _Thread:
    """One of the threads; ``begun`` is when its request began, on the monotonic clock, -inf once it does not count."""

    def __init__(self, threads: RequestThreads) -> None:
        self.inbox: SimpleQueue[tuple[Future[Any], Callable[[], Any]] | None] = SimpleQueue()
        self.begun = 0.0
        self.threads = threads


class RequestThreads:
    """A pool of threads. Thread-safe."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._waiting: deque[tuple[Future[Any], Callable[[], Any]]] = deque()
        self._idle: list[_Thread] = []  # the last used at the end
        self._busy: set[_Thread] = set()

    @property
    def waits(self) -> bool:
        """Whether something waits for a thread."""
        return bool(self._waiting)

    def submit(self, work: Callable[[], Any]) -> Future[Any]:
        """Do ``work`` in a thread as soon as one may begin; whoever submits calls ``look`` while any ``waits``."""
        future: Future[Any] = Future()
        with self._lock:
            self._waiting.append((future, work))
            self._begin()
        return future

    def look(self) -> bool:
        """Begin what may begin because others have taken long. Whether something waits still."""
        with self._lock:
            self._begin()
            return self.waits

    def close(self) -> None:
        """End the idle threads, and cancel what waits."""
        with self._lock:
            while self._waiting:
                self._waiting.popleft()[0].cancel()
            while self._idle:
                self._idle.pop().inbox.put(None)

    def rest(self, thread: _Thread) -> None:
        """Count this thread no longer, until its request has ended."""
        with self._lock:
            thread.begun = float("-inf")
            self._begin()

    def _begin(self) -> None:
        """Hand out what waits, as far as threads may begin. Under the lock."""
        while self._waiting and len(self._busy) < MOST:
            now = time.monotonic()
            if sum(now - thread.begun < PATIENCE for thread in self._busy) >= AT_ONCE:
                return
            thread = self._idle.pop() if self._idle else self._started()
            thread.begun = now
            self._busy.add(thread)
            thread.inbox.put(self._waiting.popleft())

    def _started(self) -> _Thread:
        thread = _Thread(self)
        threading.Thread(target=self._work, args=(thread,), name="request", daemon=True).start()
        return thread

    def _work(self, thread: _Thread) -> None:
        _of_this_thread.thread = thread
        while (given := thread.inbox.get()) is not None:
            future, work = given
            if future.set_running_or_notify_cancel():
                try:
                    future.set_result(work())
                except BaseException as error:
                    future.set_exception(error)
            del given, future, work  # an idle thread keeps nothing of a request
            with self._lock:
                self._busy.discard(thread)
                self._idle.append(thread)
                self._begin()


def rest() -> None:
    """Say that the request of this thread now sleeps until something is ready: it counts no longer."""
    thread: _Thread | None = getattr(_of_this_thread, "thread", None)
    if thread is not None:
        thread.threads.rest(thread)
