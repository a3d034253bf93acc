"""Runs one of manage.py's commands in this process and gives what it printed and how it ended."""

from __future__ import annotations

from dataclasses import dataclass
from io import StringIO

from django.core.management import call_command
from django.core.management.base import CommandError


@dataclass(frozen=True)
class Ended:
    """What a command left: the exit code a shell would see, and its output."""

    code: int
    out: str
    said: str = ""


def run(*args: object) -> Ended:
    """``run("grade_file", "corr2d", path, "--json")``."""
    out = StringIO()
    try:
        call_command(*map(str, args), stdout=out, stderr=StringIO())
    except CommandError as error:
        return Ended(error.returncode, out.getvalue(), str(error))
    return Ended(0, out.getvalue())
