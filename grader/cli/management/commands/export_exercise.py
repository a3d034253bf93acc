"""Writes an exercise's folder, byte for byte as it was given."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from grader.catalog.own.folders.export import exported, folder_of
from grader.content.archive import write_zip
from grader.errors import NotFound

BAD_USAGE = 2


class Command(BaseCommand):
    help = "Write the folder of an exercise, byte for byte: the library's, or with --course that course's own."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("slug")
        parser.add_argument("--course", default="", help="whose own exercise it is; default: the library's")
        parser.add_argument("--hash", default="", dest="wanted", help="the beginning of its hash; default: current")
        parser.add_argument("--into", type=Path, default=Path(), help="where the folder is made; default: here")
        parser.add_argument("--zip", action="store_true", dest="as_zip", help="write SLUG.zip in place of a folder")

    def handle(self, *args: Any, slug: str, course: str, wanted: str, into: Path, as_zip: bool, **options: Any) -> None:
        try:
            version = exported(slug=slug, course=course, wanted=wanted)
        except NotFound:
            where = f"the course {course}" if course else "the library"
            raise CommandError(f"{where} has no such exercise, or not in that version.", returncode=BAD_USAGE) from None
        files = folder_of(version=version)
        target = into / (f"{slug}.zip" if as_zip else slug)
        if target.exists():
            raise CommandError(f"{target} is there already.", returncode=BAD_USAGE)
        if as_zip:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(write_zip(slug, files))
        for path, data in files.items() if not as_zip else ():
            file = target / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
        self.stdout.write(f"{target}: {len(files)} files of version {version.hash[:12]}.")
