"""Pages asked for in this process, and their time and queries."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from typing import Any


class Counter:
    """Counts the queries of a ``with connection.execute_wrapper(counter)``."""

    count = 0

    def __call__(self, execute: Callable[..., Any], *query: Any) -> Any:
        self.count += 1
        return execute(*query)


def timed(call: Callable[[], Any], rounds: int) -> tuple[float, float]:
    """Milliseconds of ``call`` over ``rounds`` after one that is not counted: median, 95th percentile."""
    call()
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        call()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times), sorted(times)[max(0, round(0.95 * rounds) - 1)]
