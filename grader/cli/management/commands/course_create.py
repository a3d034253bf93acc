"""manage.py course_create: a new course with its first instructor."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from grader.cli.courses import account_named
from grader.cli.management.commands.grade_file import BAD_USAGE
from grader.courses.setup.addresses import free_course_slug
from grader.courses.setup.course_services import course_start


class Command(BaseCommand):
    help = "Make a course and print its slug. A title in one language at least; both are possible."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--instructor", required=True, metavar="ACCOUNT")
        parser.add_argument("--title-en", default="", metavar="TITLE")
        parser.add_argument("--title-zh", default="", metavar="TITLE")
        parser.add_argument("--term", default="")
        parser.add_argument("--time-zone", default="UTC", help="of its dates, such as Europe/Berlin (default: UTC)")
        parser.add_argument("--slug", default="", help="its part of the address (default: made from title and term)")

    def handle(self, *args: Any, **options: Any) -> None:
        title = {"en": options["title_en"].strip(), "zh-hans": options["title_zh"].strip()}
        title = {language: text for language, text in title.items() if text}
        if not title:
            raise CommandError("Give --title-en or --title-zh.", returncode=BAD_USAGE)
        slug = options["slug"] or free_course_slug(title=options["title_en"], term=options["term"])
        try:
            course = course_start(
                by=account_named(options["instructor"]),
                slug=slug,
                title=title,
                term=options["term"],
                time_zone=options["time_zone"],
                languages=list(title),
            )
        except ValidationError as error:
            raise CommandError(" ".join(error.messages), returncode=BAD_USAGE) from error
        self.stdout.write(course.slug)
