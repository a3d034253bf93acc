"""Titles and maxima of columns: looked at now and then, and told to the platform where they changed."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from grader import clock
from grader.lti.grades.line_items import CHECK, column_update
from grader.lti.models import LineItem


def columns_waiting() -> bool:
    """Whether a column is to be looked at. One query."""
    return _due().exists()


def columns_update(*, most: int = 50) -> int:
    """Look at the columns whose time it is; how many those were. Two workers at once take different ones."""
    done = 0
    for column in _due().order_by("checked_at")[:most]:
        taken = LineItem.objects.filter(pk=column.pk, checked_at=column.checked_at).update(checked_at=clock.now())
        if taken:
            column_update(column=column)
            done += 1
    return done


def _due() -> QuerySet[LineItem]:
    now = clock.now()
    rows = LineItem.objects.exclude(url="").filter(
        Q(checked_at=None) | Q(checked_at__lt=now - CHECK, assignment__course__archived_at=None)
    )
    return rows.select_related("assignment__course", "item__exercise", "context__deployment__platform")
