"""Keeps the port and a web server on it; ``--on`` turns into that server itself."""

from __future__ import annotations

import os
import sys
from argparse import SUPPRESS, ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.db import connections

from grader.cli.prepare import prepare
from grader.cli.processes import web_command


class Command(BaseCommand):
    help = (
        "Serve the pages on HOST and PORT, after bringing database, static files and exercises up to date. "
        "SIGHUP replaces the server by one of the code as it is then, without refusing anybody."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        # The descriptors of the listening socket, and of where to say that it is warm.
        parser.add_argument("--on", type=int, nargs=2, help=SUPPRESS)

    def handle(self, *args: Any, on: list[int] | None, **options: Any) -> None:
        if on is None:
            command = [sys.executable, "-m", "grader.cli.handover"]
        else:
            prepare()
            connections.close_all()
            for passed in on:
                os.set_inheritable(passed, True)
            command = [*web_command(), *map(str, on)]
        os.execv(command[0], command)
