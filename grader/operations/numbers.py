"""What the web server tells Prometheus: what its processes have counted, and the queues and workers as they are now."""

from __future__ import annotations

import os
from collections.abc import Iterator

from prometheus_client import REGISTRY, CollectorRegistry, Metric, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from grader.metrics import FOLDER
from grader.operations.models import SILENT
from grader.operations.selectors import ServiceState, service_state

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"


def exposition() -> bytes:
    """All of it, as Prometheus reads it. Raises what Django raises where the database is away."""
    now = CollectorRegistry()
    now.register(_Now(service_state()))
    if FOLDER not in os.environ:
        return generate_latest(REGISTRY) + generate_latest(now)
    counted = CollectorRegistry()
    MultiProcessCollector(counted)  # type: ignore[no-untyped-call]
    return generate_latest(counted) + generate_latest(now)


class _Now(Collector):
    def __init__(self, state: ServiceState) -> None:
        self._state = state

    def collect(self) -> Iterator[Metric]:
        state = self._state
        waiting = GaugeMetricFamily("tensorgrade_waiting_runs", "Runs that wait for a worker.", labels=["queue"])
        running = GaugeMetricFamily("tensorgrade_running_runs", "Runs that a worker has in hand.", labels=["queue"])
        oldest = GaugeMetricFamily(
            "tensorgrade_oldest_waiting_seconds", "How long the run that waits longest has waited.", labels=["queue"]
        )
        workers = GaugeMetricFamily("tensorgrade_workers", "Workers that live and serve the queue.", labels=["queue"])
        for queue in state.queues:
            waiting.add_metric([queue.name], queue.waiting)
            running.add_metric([queue.name], queue.running)
            oldest.add_metric([queue.name], queue.oldest.total_seconds() if queue.oldest else 0.0)
            workers.add_metric([queue.name], queue.workers)
        silent = GaugeMetricFamily(
            "tensorgrade_workers_silent",
            f"Workers that left no word and gave no sign of life for {SILENT.total_seconds():.0f} s.",
        )
        silent.add_metric([], sum(not state.lives(worker) for worker in state.workers))
        clock = GaugeMetricFamily(
            "tensorgrade_worker_clock_ahead_seconds",
            "A worker machine's clock before the database's.",
            labels=["worker"],
        )
        for worker in state.workers:
            if state.lives(worker):
                clock.add_metric([worker.name], worker.clock_ahead)
        yield from (waiting, running, oldest, workers, silent, clock)
