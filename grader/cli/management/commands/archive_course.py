"""Writes a whole course into one file."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from grader.courses.models import Course
from grader.operations.keeping.archive import course_archive


class Command(BaseCommand):
    help = "Write people, marks, decisions, submissions and exercises of the course SLUG into the zip FILE."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("slug", metavar="SLUG")
        parser.add_argument("file", metavar="FILE", type=Path)

    def handle(self, *args: Any, slug: str, file: Path, **options: Any) -> None:
        course = Course.objects.filter(slug=slug).first()
        if course is None:
            raise CommandError(f"There is no course {slug}.")
        try:
            counts = course_archive(course=course, path=file)
        except OSError as error:
            raise CommandError(str(error)) from None
        self.stdout.write(f"{file}: " + ", ".join(f"{count} {what}" for what, count in counts.items()))
