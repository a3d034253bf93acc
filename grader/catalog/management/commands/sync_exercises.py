"""Brings the library's exercises into the database."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from grader.catalog.services import exercise_sync
from grader.config import config
from grader.content.problems import ContentError


class Command(BaseCommand):
    help = "Store every exercise folder; a new version only where the content changed."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folders", nargs="*", type=Path, help="exercise folders (default: all of EXERCISES_DIR)")

    def handle(self, *args: Any, folders: list[Path], verbosity: int, **options: Any) -> None:
        found = folders or sorted(path.parent for path in config.exercises_dir.glob("*/*/exercise.toml"))
        if not found:
            raise CommandError(f"There is no exercise in {config.exercises_dir}; set EXERCISES_DIR to where they are.")
        wrong = 0
        changed = 0
        for folder in found:
            try:
                synced = exercise_sync(folder=folder)
            except ContentError as error:
                wrong += 1
                for problem in error.problems:
                    self.stderr.write(f"{folder / problem.file}:{problem.line or 1}: {problem.message}")
                continue
            changed += synced.changed
            if verbosity > 1 or (verbosity and synced.changed):
                self.stdout.write(f"{synced.version} {'stored' if synced.changed else 'is unchanged'}")
        if verbosity:
            self.stdout.write(f"{len(found)} exercises, {changed} new versions, {wrong} not stored.")
        if wrong:
            raise CommandError(f"{wrong} of {len(found)} exercises have errors, listed above; the others are stored.")
