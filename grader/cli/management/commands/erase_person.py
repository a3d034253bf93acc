"""Takes a person's name off what they did."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from grader.accounts.models import User
from grader.operations.keeping.erasure import person_erase


class Command(BaseCommand):
    help = (
        "Make the account USERNAME nobody's: its name, address, number, tokens, sessions and drafts go, what was "
        "handed in stays without a name. Export their data before, on their account's page. It cannot be undone, and "
        "is recorded."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username", metavar="USERNAME")
        parser.add_argument("--by", required=True, help="who asks for it")
        parser.add_argument("--reason", default="", help="why")
        parser.add_argument("--code", action="store_true", help="the text of their submissions goes too")
        parser.add_argument("--yes", action="store_true", help="do not ask")

    def handle(self, *args: Any, username: str, by: str, reason: str, code: bool, yes: bool, **options: Any) -> None:
        user = User.objects.filter(username=username).first()
        if user is None:
            raise CommandError(f"There is no account {username}.")
        if not yes and input(f"Erase {user.get_full_name()} ({username})? Type the account's name: ") != username:
            raise CommandError("Nothing was erased.")
        done = person_erase(user=user, by=by, reason=reason, code=code)
        counts = ", ".join(f"{count} {what}" for what, count in done.counts.items())
        self.stdout.write(f"{username} is {user.username} now. Gone or cleared: {counts}.")
