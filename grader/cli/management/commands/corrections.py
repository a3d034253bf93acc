"""manage.py corrections COURSE FILE: what a gradebook file with other points changes, and with --apply doing it."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from grader.cli.courses import course_named, instructor_of, table_at
from grader.cli.management.commands.grade_file import BAD_USAGE
from grader.gradebook.book.corrections import corrections_apply, corrections_preview


class Command(BaseCommand):
    help = (
        "Show mark by mark what FILE (as export_grades writes it, with other points; - reads standard input) changes "
        "in COURSE (its slug). Writes only with --apply, as adjustments with --reason. Ends with 1 where a line is "
        "wrong; the others are applied all the same."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("course", metavar="COURSE")
        parser.add_argument("file", metavar="FILE")
        parser.add_argument("--apply", action="store_true", help="do what is shown")
        parser.add_argument("--reason", default="", help="which the students read")
        parser.add_argument("--as", dest="account", default="", help="in whose name (default: the first instructor)")

    def handle(self, *args: Any, course: str, file: str, **options: Any) -> None:
        found = course_named(course)
        by = instructor_of(found, options["account"])
        table = table_at(file)
        preview = corrections_preview(viewer=by, course=found, table=table)
        for one in preview.corrections:
            before = "no mark" if one.before is None else f"{one.before:f}"
            after = "excused" if one.after is None else f"{one.after:f}"
            place = f"{one.assignment.slug}/{one.exercise.slug}"
            self.stdout.write(f"line {one.line}: {one.user.username} {place}: {before} -> {after}")
        for line, sentence in preview.problems:
            self.stderr.write(f"line {line}: {sentence}")
        if options["apply"]:
            try:
                count = corrections_apply(viewer=by, course=found, table=table, reason=options["reason"])
            except ValidationError as error:
                raise CommandError(" ".join(error.messages), returncode=BAD_USAGE) from error
            self.stdout.write(f"{count} changed, {preview.unchanged} as before.")
        else:
            count = len(preview.corrections)
            self.stdout.write(f"{count} to change, {preview.unchanged} as before. Nothing is written: --apply does it.")
        if preview.problems:
            raise CommandError("Some lines are wrong and were left out.", returncode=1)
