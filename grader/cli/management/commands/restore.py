"""Fills an empty database from a backup."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from grader.operations.keeping.backup import BackupError, backup_restore


class Command(BaseCommand):
    help = "Fill the empty database of DATABASE_URL, or of a new DATA_DIR, from FILE, which `backup` wrote."
    requires_system_checks: list[str] = []  # noqa: RUF012 - Django's own form

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="FILE", type=Path)

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        try:
            counts = backup_restore(file)
        except BackupError as error:
            raise CommandError(str(error)) from None
        self.stdout.write(f"{sum(counts.values())} rows of {len(counts)} tables are there again. Start the service.")
