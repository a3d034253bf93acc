"""A course, in whose name a command works on it, and the table it is given."""

from __future__ import annotations

import sys
from pathlib import Path

from django.core.management.base import CommandError

from grader.accounts.models import User
from grader.cli.management.commands.grade_file import BAD_USAGE
from grader.courses.models import Course
from grader.courses.people.membership import acting_instructor
from grader.tables import MAX_BYTES, Table, TableUnreadable, read_table


def course_named(slug: str) -> Course:
    """Raises CommandError where there is no course at this address."""
    found = Course.objects.filter(slug=slug).first()
    if found is None:
        raise CommandError(f"There is no course {slug}.", returncode=BAD_USAGE)
    return found


def account_named(name: str) -> User:
    """Raises CommandError where nobody has this account."""
    found = User.objects.filter(username=name, is_active=True).first()
    if found is None:
        raise CommandError(f"There is no account {name}.", returncode=BAD_USAGE)
    return found


def instructor_of(course: Course, name: str) -> User:
    """The instructor called ``name``, or without one the course's first. Raises CommandError."""
    found = acting_instructor(course=course, name=name)
    if found is None:
        whom = f"{name} is no instructor" if name else "There is no instructor"
        raise CommandError(f"{whom} of {course.slug}.", returncode=BAD_USAGE)
    return found


def table_at(file: str) -> Table:
    """The table in a file, or on standard input for ``-``. Raises CommandError."""
    try:
        data = sys.stdin.buffer.read(MAX_BYTES + 1) if file == "-" else _read(Path(file))
        return read_table(data)
    except OSError as error:
        raise CommandError(f"{file} cannot be read: {error.strerror}.", returncode=BAD_USAGE) from error
    except TableUnreadable as error:
        raise CommandError(f"{file}: {error}", returncode=BAD_USAGE) from error


def _read(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(MAX_BYTES + 1)
