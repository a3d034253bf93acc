"""Says how the service is: its queues and its workers, for people and scripts."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from grader.operations.health import readiness
from grader.operations.selectors import ServiceState, service_state

NOT_WELL = 1


class Command(BaseCommand):
    help = "Say what waits and who grades it; ends with 1 where pages cannot be shown or grading stands still."
    requires_system_checks: list[str] = []  # noqa: RUF012 - Django's own form

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", dest="as_json", help="one JSON object")

    def handle(self, *args: Any, as_json: bool, **options: Any) -> None:
        found = readiness()
        state = service_state() if found.facts["database"] == "answers" else None
        if as_json:
            self.stdout.write(json.dumps({**found.facts, **(_facts(state) if state else {})}))
        else:
            self.say(found.facts, state)
        if not found.ready:
            raise CommandError("Pages cannot be shown.", returncode=NOT_WELL)
        if state is not None and state.standing:
            why = "no worker lives" if state.abandoned else "a student waits for more than a minute"
            raise CommandError(f"Grading stands still: {why}.", returncode=NOT_WELL)

    def say(self, facts: dict[str, object], state: ServiceState | None) -> None:
        for name in ("database", "broker", "static_files", "clock", "release"):
            if name in facts:
                self.stdout.write(f"{name.replace('_', ' '):<14}{facts[name]}")
        if state is None:
            return
        self.stdout.write(f"\n{'queue':<14}{'waiting':>8}{'in hand':>9}{'oldest':>10}{'workers':>9}")
        for queue in state.queues:
            oldest = "–" if queue.oldest is None else f"{queue.oldest.total_seconds():.1f} s"
            self.stdout.write(f"{queue.name:<14}{queue.waiting:>8}{queue.running:>9}{oldest:>10}{queue.workers:>9}")
        self.stdout.write("")
        for worker in state.workers:
            life = "lives" if state.lives(worker) else f"silent since {worker.seen_at:%Y-%m-%d %H:%M:%S} UTC"
            self.stdout.write(
                f"{worker.name}: {life}, {worker.in_hand} of {worker.slots} in hand, {', '.join(worker.queues)}, "
                f"clock {worker.clock_ahead:+.2f} s, {worker.release}"
            )
        if not state.workers:
            self.stdout.write("No worker has given a sign of life.")


def _facts(state: ServiceState) -> dict[str, object]:
    return {
        "queues": {
            queue.name: {
                "waiting": queue.waiting,
                "in_hand": queue.running,
                "oldest_seconds": None if queue.oldest is None else queue.oldest.total_seconds(),
                "workers": queue.workers,
            }
            for queue in state.queues
        },
        "living": [worker.name for worker in state.workers if state.lives(worker)],
    }
