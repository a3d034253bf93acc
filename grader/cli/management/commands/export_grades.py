"""manage.py export_grades COURSE: the gradebook as a file, in our own form or in that of a learning platform."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from grader.cli.courses import course_named, instructor_of
from grader.cli.management.commands.grade_file import BAD_USAGE
from grader.courses.models import Verb
from grader.courses.record.events import record
from grader.gradebook.book.export.files import csv_lines, xlsx_file
from grader.gradebook.book.export.sheets import FORMS, sheet

OWN = ("csv", "xlsx")


class Command(BaseCommand):
    help = "Write the gradebook of COURSE (its slug) to --to, or to standard output; the record says so."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("course", metavar="COURSE")
        others = sorted(set(FORMS) - {"tensorgrade"})
        parser.add_argument("--format", choices=[*OWN, *others], default="csv", help="default: csv, every exercise")
        parser.add_argument("--to", default="-", metavar="FILE")
        parser.add_argument("--as", dest="account", default="", help="in whose name (default: the first instructor)")

    def handle(self, *args: Any, course: str, to: str, **options: Any) -> None:
        found = course_named(course)
        by = instructor_of(found, options["account"])
        wanted = options["format"]
        form = FORMS["tensorgrade" if wanted in OWN else wanted]
        rows = sheet(viewer=by, course=found, form=form)
        if wanted == "xlsx":
            with xlsx_file(rows, title=found.slug) as file:
                data = file.read()
        else:
            # Canvas takes a byte order mark for a part of its first header.
            data = "".join(csv_lines(rows, mark=form.name == "tensorgrade", quoted=form.quoted)).encode()
        try:
            if to == "-":
                sys.stdout.buffer.write(data)
            else:
                Path(to).write_bytes(data)
        except OSError as error:
            raise CommandError(f"{to} cannot be written: {error.strerror}.", returncode=BAD_USAGE) from error
        record(Verb.EXPORTED, course=found, actor=by, form=form.name)
