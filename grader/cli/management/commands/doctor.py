"""Says what this host can enforce, for people and scripts."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from grader.sandbox.doctor import examine, meets_minimum
from grader.submissions.working.host import jail_settings

NOT_ENOUGH = 1


class Command(BaseCommand):
    help = "Try on this host everything a jail must enforce; ends with 1 where that is less than grading needs."
    requires_system_checks: list[str] = []  # noqa: RUF012 - Django's own form

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", dest="as_json", help="one JSON object")

    def handle(self, *args: Any, as_json: bool, **options: Any) -> None:
        probes = examine(jail_settings())
        enough = meets_minimum(probes)
        if as_json:
            self.stdout.write(json.dumps({"ok": enough, "probes": [asdict(probe) for probe in probes]}))
        else:
            for probe in probes:
                mark = "✓" if probe.ok else "✗" if probe.needed else "–"
                self.stdout.write(f"{mark} {probe.name}: {probe.found}")
                if not probe.ok and probe.remedy:
                    self.stdout.write(f"    {probe.remedy}")
        if not enough:
            raise CommandError("This host enforces less than grading needs.", returncode=NOT_ENOUGH)
