"""Brings the database up to date and turns into the web server."""

from __future__ import annotations

import os
from typing import Any

from django.core.management.base import BaseCommand
from django.db import connections

from grader.cli.prepare import prepare
from grader.cli.processes import web_command


class Command(BaseCommand):
    help = "Serve the pages on HOST and PORT, after bringing database, static files and exercises up to date."

    def handle(self, *args: Any, **options: Any) -> None:
        prepare()
        connections.close_all()
        command = web_command()
        os.execv(command[0], command)
