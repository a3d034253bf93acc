"""manage.py course_copy COURSE --days N: a course copied to a new term, all its dates so many days later."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from grader.cli.courses import course_named, instructor_of
from grader.cli.management.commands.grade_file import BAD_USAGE
from grader.courses.setup.addresses import free_course_slug
from grader.courses.setup.copying import copy_preview, course_copy


class Command(BaseCommand):
    help = (
        "Copy assignments, exercises, rules and categories of COURSE (its slug), unpublished; prints the copy's slug. "
        "With --show only the dates are printed."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("course", metavar="COURSE")
        parser.add_argument("--days", type=int, required=True, help="to shift all dates by, at the same time of day")
        parser.add_argument("--term", default="")
        parser.add_argument("--slug", default="", help="its part of the address (default: made from title and term)")
        parser.add_argument("--show", action="store_true", help="print the dates, write nothing")
        parser.add_argument("--as", dest="account", default="", help="in whose name (default: the first instructor)")

    def handle(self, *args: Any, course: str, days: int, **options: Any) -> None:
        found = course_named(course)
        by = instructor_of(found, options["account"])
        if options["show"]:
            for one in copy_preview(course=found, days=days):
                dates = (f"{date:%a %Y-%m-%d %H:%M}" if date else "-" for date in one.dates)
                self.stdout.write(f"{one.assignment.slug}: opens {{}}, due {{}}, closes {{}}".format(*dates))
            return
        term = options["term"]
        slug = options["slug"] or free_course_slug(title=found.title.get("en", ""), term=term)
        try:
            new = course_copy(course=found, slug=slug, title=found.title, term=term, days=days, by=by)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages), returncode=BAD_USAGE) from error
        self.stdout.write(new.slug)
