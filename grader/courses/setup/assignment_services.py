"""Changing an assignment: its dates, its rules, whether students see it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from grader.accounts.models import User
from grader.courses.models import Assignment, Policy, Verb
from grader.courses.record.events import changes, record
from grader.courses.signals import dates_changed

FIELDS = ("title", "mode", "opens_at", "due_at", "closes_at", "category")


@transaction.atomic
def assignment_change(
    *, assignment: Assignment, by: User, fields: Mapping[str, Any], policy: Mapping[str, Any] | None
) -> Assignment:
    """Set ``fields`` (of ``FIELDS``) and the assignment's own policy (None: the course's); marks follow at once.

    Raises ValidationError for dates out of order and numbers out of range, and changes nothing then.
    """
    assert set(fields) <= set(FIELDS)
    changed = changes(assignment, {name: value for name, value in fields.items() if name != "category"})
    for name, value in fields.items():
        setattr(assignment, name, value)
    before = assignment.policy
    if policy is None:
        assignment.policy = None
    else:
        row = before or Policy()
        changed |= {f"policy.{name}": change for name, change in changes(row, policy).items()}
        for name, value in policy.items():
            setattr(row, name, value)
        row.full_clean()
        row.save()
        assignment.policy = row
    assignment.full_clean()
    assignment.save()
    if policy is None and before is not None:
        changed["policy"] = ["own", "course"]
        before.delete()
    if changed:
        record(
            Verb.ASSIGNMENT_CHANGED,
            course=assignment.course,
            actor=by,
            assignment=assignment,
            changes={
                name: [str(part) if part is not None else None for part in pair] for name, pair in changed.items()
            },
        )
        dates_changed.send(sender=Assignment, assignment=assignment, user_ids=None)
    return assignment


@transaction.atomic
def assignment_publish(*, assignment: Assignment, by: User, published: bool) -> Assignment:
    """Show the assignment to students, or hide it again."""
    if assignment.published != published:
        assignment.published = published
        assignment.save(update_fields=["published"])
        record(
            Verb.ASSIGNMENT_PUBLISHED if published else Verb.ASSIGNMENT_CHANGED,
            course=assignment.course,
            actor=by,
            assignment=assignment,
            published=published,
        )
    return assignment
