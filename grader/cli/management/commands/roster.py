"""manage.py roster COURSE FILE: what a list of people would change in a course, and with --apply doing it."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from grader.cli.courses import course_named, instructor_of, table_at
from grader.courses.people.roster import Change, roster_apply, roster_preview


class Command(BaseCommand):
    help = (
        "Show row by row what FILE (CSV, Excel or lines; - reads standard input) would change among the students of "
        "COURSE (its slug). Writes only with --apply, and doing it twice changes nothing. Ends with 1 where a line is "
        "wrong; the others are applied all the same."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("course", metavar="COURSE")
        parser.add_argument("file", metavar="FILE")
        parser.add_argument("--apply", action="store_true", help="do what is shown")
        parser.add_argument("--drop", action="store_true", help="take out students whom the file leaves out")
        parser.add_argument("--as", dest="account", default="", help="in whose name (default: the first instructor)")

    def handle(self, *args: Any, course: str, file: str, **options: Any) -> None:
        found = course_named(course)
        by = instructor_of(found, options["account"])
        table = table_at(file)
        drop = options["drop"]
        if options["apply"]:
            roster = roster_apply(course=found, table=table, drop=drop, by=by)
        else:
            roster = roster_preview(course=found, table=table, drop=drop)
        for row in roster.rows:
            if row.change is not Change.SAME:
                where = f"line {row.line}" if row.line else "not in the file"
                who = " ".join(part for part in (row.name, row.email, row.number, row.section) if part)
                self.stdout.write(f"{row.change:6} {where}: {who}{f' ({row.says})' if row.says else ''}")
        counts = ", ".join(f"{count} {change}" for change, count in roster.counts.items())
        self.stdout.write(f"{counts}.{'' if options['apply'] else ' Nothing is written: --apply does it.'}")
        if roster.counts.get(Change.WRONG):
            raise CommandError("Some lines are wrong and were left out.", returncode=1)
