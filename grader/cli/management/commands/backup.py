"""Writes everything the service keeps into one file."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from grader.operations.keeping.backup import BackupError, backup_write


class Command(BaseCommand):
    help = "Write everything the service keeps into FILE, beside the running service. It holds people's data: mind it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="FILE", type=Path)

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        try:
            counts = backup_write(file)
        except (BackupError, OSError) as error:
            raise CommandError(str(error)) from None
        size = file.stat().st_size / (1 << 20)
        self.stdout.write(f"{file}: {sum(counts.values())} rows of {len(counts)} tables, {size:.1f} MiB.")
