"""Takes questions over from other systems: GIFT, Moodle XML, QTI, text2qti."""

from __future__ import annotations

import re
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from grader.config import config
from grader.content.loader import load_files
from grader.content.problems import ContentError
from grader.content.scaffold.imported import question_files
from grader.content.spec.exercise import SLUG_PATTERN
from grader.languages import LANGUAGES
from grader.questions.exchange.formats import read_questions
from grader.questions.exchange.items import MAX_BYTES, ExchangeError, Item, slug_of

FAULTY, BAD_USAGE = 1, 2


class Command(BaseCommand):
    help = "Make a folder in TOPIC of each question in a GIFT, Moodle XML, text2qti or QTI file."
    requires_system_checks: list[str] = []  # noqa: RUF012 - Django's own form

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("topic", metavar="TOPIC")
        parser.add_argument("--language", choices=LANGUAGES, default="en", help="which the questions are in")
        parser.add_argument("--into", type=Path, default=config.exercises_dir, help="the library; default: this site's")

    def handle(self, *args: Any, file: Path, topic: str, language: str, into: Path, **options: Any) -> None:
        if not re.fullmatch(SLUG_PATTERN, topic):
            message = f"{topic!r} is no name for a topic: small letters, digits and single hyphens."
            raise CommandError(message, returncode=BAD_USAGE)
        try:
            with file.open("rb") as stream:
                found = read_questions(stream.read(MAX_BYTES + 1), language)
        except OSError as error:
            raise CommandError(f"{file}: {error.strerror}.", returncode=BAD_USAGE) from error
        except ExchangeError as error:
            raise CommandError(f"{file}: {error}.", returncode=FAULTY) from error
        taken = {folder.name for folder in into.glob("*/*") if folder.is_dir()}
        made = sum(self._make(item, into / topic, topic, taken) for item in found.items)
        for one in found.left_out:
            self.stdout.write(self.style.WARNING(f"{one}."))
        self.stdout.write(f"{made} questions in {into / topic}; {len(found.left_out)} notes on what was left out.")
        if made < len(found.items) or not found.items:
            raise CommandError("Not every question became a folder.", returncode=FAULTY)

    def _make(self, item: Item, folder: Path, topic: str, taken: set[str]) -> bool:
        slug = slug_of(item.title, taken)
        files = question_files(item, topic)
        try:
            load_files(slug, files)
        except ContentError as error:
            self.stderr.write(f"{item.title}: {error}")
            return False
        taken.add(slug)
        (folder / slug).mkdir(parents=True)
        for name, content in files.items():
            (folder / slug / name).write_bytes(content)
        self.stdout.write(f"{folder / slug}: {item.question.type}, {item.title}")
        return True
