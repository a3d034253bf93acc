"""Writes an exercise as a Gradescope autograder."""

from __future__ import annotations

from argparse import ArgumentParser
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from grader.cli.exercises import UnknownExerciseError, folder_of, load
from grader.cli.gradescope.autograder import autograder_of
from grader.config import config
from grader.content.problems import ContentError
from grader.grading.author.cache import Cache
from grader.grading.author.jobs import AuthorError
from grader.grading.handing_out import plain_cases
from grader.sandbox.client import Jails
from grader.submissions.working.host import jail_settings


class Command(BaseCommand):
    help = "Write EXERCISE (a slug, or a folder anywhere) as a Gradescope autograder; its README says what that loses."
    requires_system_checks: list[str] = []  # noqa: RUF012 - Django's own form

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("exercise", metavar="EXERCISE")
        parser.add_argument("--output", "-o", type=Path, help="default: EXERCISE-gradescope.zip")
        parser.add_argument(
            "--hidden", action="store_true", help="hidden cases too; the graded code can read them there"
        )

    def handle(self, *args: Any, exercise: str, output: Path | None, hidden: bool, **options: Any) -> None:
        try:
            bundle = load(folder_of(exercise))
        except (UnknownExerciseError, ContentError) as error:
            raise CommandError(str(error), returncode=2) from error
        if bundle.spec.code is None:
            raise CommandError(f"{bundle.slug} is a question: it has no code to grade.", returncode=2)
        try:
            with Jails(jail_settings(slots=1)) as jails:
                cases = plain_cases(bundle, jails=jails, cache=Cache(config.cache_dir), visible_only=not hidden)
        except AuthorError as error:
            raise CommandError(str(error), returncode=3) from error
        target = output or Path(f"{bundle.slug}-gradescope.zip")
        target.write_bytes(autograder_of(bundle, cases, versions=_versions()))
        judged = sum(case["steps"] is not None and case["check"] == "value" for case in cases)
        self.stdout.write(f"{target}: {judged} of {len(cases)} cases are judged there; its README says what is lost.")


def _versions() -> dict[str, str]:
    found = {}
    for name in ("numpy", "torch"):
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found
