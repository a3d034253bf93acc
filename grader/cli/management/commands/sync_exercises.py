"""Brings the library's exercises into the database."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from grader.catalog.models import Candidate
from grader.catalog.publishing import candidates_check, candidates_forget, folders_of_library, folders_offer
from grader.cli.progress import Bar
from grader.config import config
from grader.grading.author.cache import Cache
from grader.grading.check.types import Fault
from grader.submissions.working.host import open_jails


class Command(BaseCommand):
    help = (
        "Offer every exercise folder: what is new is checked here, or by the workers where this machine has no jail, "
        "and published when it passes. What does not pass leaves the exercise as it was."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folders", nargs="*", type=Path, help="exercise folders (default: all of EXERCISES_DIR)")

    def handle(self, *args: Any, folders: list[Path], verbosity: int, **options: Any) -> None:
        found = folders or folders_of_library()
        if not found:
            raise CommandError(f"There is no exercise in {config.exercises_dir}; set EXERCISES_DIR to where they are.")
        offered = folders_offer(folders=found)
        if not folders:
            candidates_forget(but=[folder.name for folder in found])
        published = [*offered.published, *(self._check() if offered.waiting else ())]
        if verbosity:
            for slug in published:
                self.stdout.write(f"{slug} is published")
            left = Candidate.objects.filter(slug__in=[folder.name for folder in found], problems=[]).count()
            self.stdout.write(
                f"{len(found)} exercises: {len(offered.unchanged)} unchanged, {len(published)} published, "
                f"{left} left for a worker to check."
            )
        self._complain(found)

    def _check(self) -> list[str]:
        try:
            jails = open_jails()
        except SystemExit:
            return []  # the workers do it
        bar = Bar()
        with jails:
            published, _ = candidates_check(
                jails=jails,
                cache=Cache(config.cache_dir),
                progress=lambda done, total, slug: bar.show("checked", done, total, slug),
            )
        bar.clear()
        return published

    def _complain(self, folders: list[Path]) -> None:
        refused = 0
        for folder in folders:
            candidate = Candidate.objects.exclude(problems=[]).filter(slug=folder.name).first()
            if candidate is not None:
                refused += 1
                for problem in candidate.problems:
                    fault = Fault.from_json(problem)
                    self.stderr.write(f"{folder / fault.file}:{fault.line or 1}: {fault.message} [{fault.rule}]")
        if refused:
            raise CommandError(
                f"{refused} of {len(folders)} exercises have errors, listed above, and stay as they were; "
                "the others are published."
            )
