"""Reads a results.json of Gradescope into a report and prints it."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from grader.cli.gradescope.results import report_of
from grader.cli.words import report_lines
from grader.grading.report.report import to_json

MOST = 16 << 20


class Command(BaseCommand):
    help = "Read FILE, a results.json of Gradescope, into a report and print it."
    requires_system_checks: list[str] = []  # noqa: RUF012 - Django's own form

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="FILE", type=Path)
        parser.add_argument("--json", action="store_true", dest="as_json", help="the report as it would be stored")

    def handle(self, *args: Any, file: Path, as_json: bool, **options: Any) -> None:
        try:
            if file.stat().st_size > MOST:
                raise ValueError(f"{file} is larger than {MOST >> 20} MB.")
            data = json.loads(file.read_bytes())
            if not isinstance(data, dict):
                raise ValueError("results.json is an object.")
            report = report_of(data)
        except (OSError, ValueError, RecursionError) as error:
            raise CommandError(str(error), returncode=2) from error
        if as_json:
            self.stdout.write(json.dumps(to_json(report), ensure_ascii=False))
            return
        self.stdout.write(f"{report.verdict.value}, {report.points:g} of {report.max_points:g} points")
        for line in report_lines(report):
            self.stdout.write(line)
