"""Do something in several threads at the same moment, each with a database connection of its own."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from django.db import connection

T = TypeVar("T")


def at_once(*work: Callable[[], T]) -> Sequence[T]:
    """What each of ``work`` gives, in order; what one raises is raised here."""
    ready = threading.Barrier(len(work))

    def run(one: Callable[[], T]) -> T:
        try:
            ready.wait()
            return one()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(work)) as pool:
        return [future.result() for future in [pool.submit(run, one) for one in work]]
