"""Gives questions to other systems: GIFT, Moodle XML, QTI 2.1 and 3.0."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from grader.cli.exercises import UnknownExerciseError, folders_of, load
from grader.content.problems import ContentError
from grader.grading.exporting import items_of
from grader.grading.questions import DrawError
from grader.languages import LANGUAGES
from grader.questions.exchange.formats import FORMS, write_questions
from grader.questions.exchange.items import Item
from grader.sandbox.client import Jails
from grader.submissions.working.host import jail_settings

FAULTY, BAD_USAGE = 1, 2


class Command(BaseCommand):
    help = "Write questions (slugs, folders, or folders of them) into one file for another system."
    requires_system_checks: list[str] = []  # noqa: RUF012 - Django's own form

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="what to write")
        parser.add_argument("paths", metavar="PATH", nargs="+")
        parser.add_argument("--form", choices=FORMS, required=True, help="of the file")
        parser.add_argument("--language", choices=LANGUAGES, default="en")
        parser.add_argument("--variants", type=int, default=5, help="of a drawn question; default: 5")

    def handle(self, *args: Any, file: Path, paths: list[str], form: str, **options: Any) -> None:
        if not 1 <= options["variants"] <= 200:
            raise CommandError("--variants is a number from 1 to 200.", returncode=BAD_USAGE)
        try:
            items = self._items(folders_of(paths), options["language"], options["variants"])
        except UnknownExerciseError as error:
            raise CommandError(str(error), returncode=BAD_USAGE) from error
        except (ContentError, DrawError) as error:
            raise CommandError(str(error), returncode=FAULTY) from error
        data, left_out = write_questions(items, form)
        file.write_bytes(data)
        for one in left_out:
            self.stdout.write(self.style.WARNING(f"{one}."))
        self.stdout.write(f"{file}: {len(items)} questions asked for; {len(left_out)} notes on what was left out.")

    def _items(self, folders: list[Path], language: str, variants: int) -> list[Item]:
        """The questions among the exercises; code has no place in these files."""
        items: list[Item] = []
        with Jails(jail_settings()) as jails:
            for folder in folders:
                bundle = load(folder)
                if bundle.spec.question is not None:
                    items += items_of(bundle, variants=variants, language=language, jails=jails)
        return items
