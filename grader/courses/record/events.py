"""Writing the record of who did what in a course. Services call it inside their own transaction."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from grader.accounts.models import User
from grader.courses.models import Assignment, Course, Event, Verb


def record(
    verb: Verb,
    *,
    course: Course,
    actor: User | None,
    subject: User | None = None,
    assignment: Assignment | None = None,
    **data: Any,
) -> Event:
    """Store that ``actor`` (None: the service itself) did ``verb`` to ``subject``; ``data`` is kept as JSON."""
    event = Event(course=course, actor=actor, verb=verb, subject=subject, assignment=assignment, data={**_plain(data)})
    event.save()
    return event


def changes(row: Any, after: Mapping[str, Any]) -> dict[str, list[Any]]:
    """What ``after`` changes of ``row``'s fields, as ``{field: [before, after]}`` in JSON's own types."""
    return {
        name: [_value(getattr(row, name)), _value(value)]
        for name, value in after.items()
        if getattr(row, name) != value
    }


def _plain(data: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _value(value) for name, value in data.items()}


def _value(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value
