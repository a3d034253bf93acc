"""How the marks of a column are spread: a small picture's bars, and the mean and median in words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count

from grader.courses.models import Course
from grader.courses.rules import Viewer
from grader.courses.selectors import students_taught
from grader.gradebook.book.window import AssignmentColumns
from grader.gradebook.models import Mark

BARS = 10


@dataclass(frozen=True, slots=True)
class Spread:
    """``bars``: students by tenths of the points, full marks in the last; ``count`` students have a mark."""

    bars: tuple[int, ...]
    count: int
    mean: Decimal
    median: Decimal


def spreads(
    *, viewer: Viewer, course: Course, columns: Sequence[AssignmentColumns], section: int | None = None
) -> dict[tuple[int, int], Spread]:
    """By (assignment, exercise), over the students the viewer teaches, or a section of them; no mark, no place in it.

    Three queries, and one row for each exercise and number of points. Raises NotFound for who does not teach here.
    """
    people = students_taught(viewer=viewer, course=course)
    if section is not None:
        people = people.filter(sections=section)
    marks = Mark.objects.filter(
        assignment__in=[one.assignment.pk for one in columns], user__in=people.values("user"), excused=False
    )
    counted: dict[tuple[int, int], list[tuple[Decimal, int]]] = defaultdict(list)
    rows = marks.order_by().values_list("assignment", "exercise", "points").annotate(count=Count("pk"))
    for assignment, exercise, points, count in rows:
        counted[assignment, exercise].append((points, count))
    return {
        (one.assignment.pk, item.exercise_id): _spread(some, item.points)
        for one in columns
        for item in one.items
        if (some := counted.get((one.assignment.pk, item.exercise_id)))
    }


def _spread(counted: list[tuple[Decimal, int]], worth: Decimal) -> Spread:
    bars = [0] * BARS
    for points, count in counted:
        share = float(points / worth) if worth else 0.0
        bars[min(BARS - 1, max(0, int(share * BARS)))] += count
    total = sum(count for _, count in counted)
    mean = sum((points * count for points, count in counted), Decimal(0)) / total
    return Spread(tuple(bars), total, mean.quantize(Decimal("0.01")), _median(sorted(counted), total))


def _median(counted: list[tuple[Decimal, int]], total: int) -> Decimal:
    """Of an even number the mean of the middle two."""
    middle, seen = [], 0
    for points, count in counted:
        for place in {(total - 1) // 2, total // 2}:
            if seen <= place < seen + count:
                middle.append(points)
        seen += count
    return (sum(middle, Decimal(0)) / len(middle)).quantize(Decimal("0.01"))
