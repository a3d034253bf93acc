"""SQLite, with a queue in front of its write lock.

SQLite lets one writer in and tells the others to try again: they sleep, longer each time, and whoever comes along just
then goes first. Under load the lock lies idle while everybody sleeps, and some sleep for seconds. Here a transaction
begins by waiting its turn: the threads of a process for a lock between them, as long as SQLite's own timeout, and the
one of them that has it for a lock on a file beside the database, which the kernel gives to the next process at once. A
process that dies gives its lock back.
"""

from __future__ import annotations

import fcntl
import os
import sqlite3
import threading
from typing import Any

from django.db.backends.sqlite3 import base

_threads = threading.Lock()


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's own; a transaction has its turn from before its BEGIN until after its COMMIT or ROLLBACK."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._queue: int | None = None  # descriptor of the lock's file
        self._my_turn = False

    def _start_transaction_under_autocommit(self) -> None:
        with self.wrap_database_errors:
            self._wait()
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
        except BaseException:
            self._leave()
            raise

    def _commit(self) -> None:
        super()._commit()  # type: ignore[misc]
        self._leave()

    def _rollback(self) -> None:
        try:
            super()._rollback()  # type: ignore[misc]
        finally:
            self._leave()

    def _close(self) -> None:
        try:
            super()._close()  # type: ignore[misc]
        finally:
            self._leave()
            if self._queue is not None:
                os.close(self._queue)
                self._queue = None

    def _wait(self) -> None:
        if self.is_in_memory_db():
            return
        if not _threads.acquire(timeout=self.settings_dict["OPTIONS"]["timeout"]):
            raise sqlite3.OperationalError("database is locked")
        try:
            if self._queue is None:
                path = f"{self.settings_dict['NAME']}-queue"
                self._queue = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
            fcntl.flock(self._queue, fcntl.LOCK_EX)
        except BaseException:
            _threads.release()
            raise
        self._my_turn = True

    def _leave(self) -> None:
        if self._my_turn and self._queue is not None:
            self._my_turn = False
            fcntl.flock(self._queue, fcntl.LOCK_UN)
            _threads.release()
