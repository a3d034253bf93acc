"""Threads of a worker's own, which grade what no message tells of."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from django.db import connection

from grader.config import config
from grader.submissions.models import Queue
from grader.submissions.runs.aside import live_work_waits
from grader.submissions.working.places import most

log = logging.getLogger(__name__)

NAME = "helper-{}"  # of a thread that helps with a queue


class Helpers:
    """Threads, at most as many as runs may be under way, each of which calls ``grade`` with a queue's name and ends."""

    def __init__(self, grade: Callable[[str], object]) -> None:
        self._grade = grade
        self._threads: list[threading.Thread] = []
        self._lock = threading.Lock()

    def may_help(self, queue: str) -> bool:
        """What is graded aside leaves live work a slot, where there are two, and begins only while none of it waits."""
        if queue != Queue.BULK:
            return True
        aside = sum(thread.is_alive() and thread.name == NAME.format(queue) for thread in self._threads)
        return aside < max(1, config.slots - 1) and not live_work_waits()

    def help(self, queue: str) -> None:
        """Grade in a thread of its own, as if a message had come."""
        thread = threading.Thread(target=self._run, args=(queue,), name=NAME.format(queue), daemon=True)
        with self._lock:
            self._threads = [thread for thread in self._threads if thread.is_alive()]
            if len(self._threads) >= most(config.slots):
                return
            self._threads.append(thread)
            thread.start()

    def join(self) -> None:
        """Return when all have ended."""
        for thread in self._threads:
            thread.join()

    def _run(self, queue: str) -> None:
        try:
            self._grade(queue)
        except Exception:
            log.exception("What waits in %s could not be graded; trying again", queue)
        finally:
            connection.close()
