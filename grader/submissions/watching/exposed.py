"""What a worker tells Prometheus, on a port of its own: what it has counted, and how it is now."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import Any

from prometheus_client import REGISTRY, Metric, start_http_server
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily
from prometheus_client.registry import Collector

from grader import clock
from grader.config import config
from grader.submissions.working.worker import Worker

log = logging.getLogger(__name__)


def expose(worker: Worker) -> None:
    """Answer on METRICS_HOST and METRICS_PORT, from a thread, as long as this process lives; 0 is nowhere."""
    if not config.metrics_port:
        return
    REGISTRY.register(_Now(worker))
    start_http_server(config.metrics_port, config.metrics_host)
    log.info("Metrics are told on %s:%s", config.metrics_host, config.metrics_port)


class _Now(Collector):
    def __init__(self, worker: Worker) -> None:
        self._worker = worker

    def collect(self) -> Iterator[Metric]:
        facts: dict[str, Any] = self._worker.jails.facts()
        yield GaugeMetricFamily("tensorgrade_slots", "Runs this worker grades at once.", value=config.slots)
        yield GaugeMetricFamily("tensorgrade_in_hand", "Runs it is grading.", value=self._worker.in_hand)
        yield GaugeMetricFamily(
            "tensorgrade_clock_ahead_seconds",
            "Its machine's clock before the database's.",
            value=clock.ahead().total_seconds(),
        )
        spares = GaugeMetricFamily("tensorgrade_spares", "Forks that wait for a job.", labels=["kind"])
        for kind, one in facts["kinds"].items():
            spares.add_metric([kind], one["spares"])
        started = CounterMetricFamily(
            "tensorgrade_jails_started", "Warm parents started, the first of its kind included.", labels=["kind"]
        )
        for kind, count in facts["started"].items():
            started.add_metric([kind], count)
        yield from (spares, started)
