"""Begins a new exercise: a folder that is complete and passes its own check, to be changed file by file."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from grader.config import config
from grader.content.scaffold.exercise import KINDS, Kind, new_exercise

BAD_USAGE = 2


class Command(BaseCommand):
    help = "Begin a new exercise in TOPIC/SLUG: a small one that grades as it is, to be changed file by file."
    requires_system_checks: list[str] = []  # noqa: RUF012 - Django's own form

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("place", metavar="TOPIC/SLUG")
        parser.add_argument("--kind", choices=KINDS, default="code")
        parser.add_argument("--into", type=Path, default=config.exercises_dir, help="the library; default: this site's")

    def handle(self, *args: Any, place: str, kind: Kind, into: Path, **options: Any) -> None:
        topic, _, slug = place.partition("/")
        try:
            files = new_exercise(slug, topic, kind)
        except ValueError as error:
            raise CommandError(f"TOPIC/SLUG, such as convolution/corr2d: {error}.", returncode=BAD_USAGE) from error
        folder = into / topic / slug
        if folder.exists():
            raise CommandError(f"{folder} is there already.", returncode=BAD_USAGE)
        for path, data in files.items():
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
        self.stdout.write(f"{folder}: {len(files)} files. Change them, then: manage.py check_exercise {folder}")
