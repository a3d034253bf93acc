"""``manage.py move_reports``: pack the reports of before, some at a time."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from grader.submissions.runs.reports import reports_move


class Command(BaseCommand):
    help = "Pack reports that are still kept in their run. Stop it at any time: the next call goes on."

    def handle(self, *args: Any, **options: Any) -> None:
        moved, (last, count) = 0, reports_move(after=0)
        while last:
            moved += count
            self.stdout.write(f"{moved} packed", ending="\r")
            last, count = reports_move(after=last)
        self.stdout.write(f"{moved} reports packed; none is left.")
