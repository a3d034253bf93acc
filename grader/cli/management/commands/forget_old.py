"""Forgets what nobody needs any more."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from grader.operations.keeping.forgetting import forgotten


class Command(BaseCommand):
    help = (
        "Take away old trials, drafts, saves, sessions and logs, as KEEP_..._DAYS say. Stop it when you like: it goes "
        "on at the next call. Without --really it only counts."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--really", action="store_true", help="take them away")

    def handle(self, *args: Any, really: bool, **options: Any) -> None:
        for what, count in forgotten(really=really):
            self.stdout.write(f"{count:>8} {what}{'' if really else ' would go'}")
