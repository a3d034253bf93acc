"""Grades a stored run again and says whether every byte of its verdict agrees."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from grader.catalog.selectors import bundle_of
from grader.config import config
from grader.grading.author.cache import Cache
from grader.grading.replay import replay
from grader.sandbox.client import Jails
from grader.submissions.models import GradingRun
from grader.submissions.runs.reports import report_of
from grader.submissions.working.host import jail_settings

DIFFERS, BAD_USAGE = 1, 2


class Command(BaseCommand):
    help = "Grade RUN (its number) again and compare; ends with 1 if the verdict differs. Nothing is stored."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("run", metavar="RUN", type=int)

    def handle(self, *args: Any, run: int, **options: Any) -> None:
        found = GradingRun.objects.select_related("submission", "version").filter(pk=run).first()
        report = report_of(found) if found is not None else None
        if found is None or report is None:
            raise CommandError(f"There is no run {run} with a report.", returncode=BAD_USAGE)
        submission = found.submission
        with Jails(jail_settings(slots=1, spares=0)) as jails:
            again = replay(
                report,
                bundle_of(version=found.version),
                submission.source,
                jails,
                Cache(config.cache_dir),
            )
        for place in again.environment:
            self.stdout.write(f"It ran elsewhere: {place.path} was {place.was}, is {place.now}.")
        for difference in again.differences:
            self.stdout.write(f"{difference.path} was {difference.was!r}, is {difference.now!r}.")
        if not again.agrees:
            raise CommandError(f"The verdict of run {run} is not the same.", returncode=DIFFERS)
        self.stdout.write(f"Run {run}: every byte of the verdict agrees ({again.report.verdict.value}).")
