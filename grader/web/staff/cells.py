"""The gradebook's cells as HTML, made in Python: 3,000 of them a window would take a template a third of a second."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import Any

from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from grader.courses.models import Course
from grader.gradebook.book.spread import Spread
from grader.gradebook.book.window import AssignmentColumns, Book, BookMark, BookRow


def book_cells(course: Course, book: Book) -> Iterator[tuple[BookRow, SafeString]]:
    """Each row with the cells behind its student's name: an assignment's exercises, then its sum."""
    pattern = reverse("mark", args=[course.slug, "ASSIGNMENT", "EXERCISE", 0]).removesuffix("0/")
    words = {"late": _("late"), "adjusted": _("adjusted"), "excused": _("excused"), "none": _("no mark")}
    places = [
        (
            one,
            [
                (
                    item.exercise_id,
                    escape(pattern.replace("ASSIGNMENT", one.assignment.slug).replace("EXERCISE", item.exercise.slug)),
                )
                for item in one.items
            ],
        )
        for one in book.columns
    ]
    for row in book.rows:
        cells = []
        for one, items in places:
            for exercise, address in items:
                mark = row.marks.get((one.assignment.pk, exercise))
                cells.append(_cell(mark, f"{address}{row.enrolment.user_id}/", words))
            standing = row.standings[one.assignment.pk]
            dropped = ' class="sum dropped"' if one.assignment.pk in row.total.dropped else ' class="sum"'
            cells.append(f"<td{dropped}>{plain(standing.points)}</td>")
        yield row, mark_safe("".join(cells))  # noqa: S308  made of numbers, our own words and escaped addresses


def book_heads(book: Book, spread: dict[tuple[int, int], Spread]) -> Iterator[tuple[AssignmentColumns, list[Any]]]:
    """Each assignment's columns with the picture of how their marks are spread; None where there are none."""
    for one in book.columns:
        yield one, [(item, _picture(spread.get((one.assignment.pk, item.exercise_id)))) for item in one.items]


def _picture(found: Spread | None) -> SafeString | None:
    """Ten bars in a field of 10 by 8, one path: sixty of them stand in a head."""
    if found is None:
        return None
    most = max(found.bars)
    bars = "".join(f"M{x} 8v-{max(1, round(8 * n / most))}h.8V8z" for x, n in enumerate(found.bars) if n)
    words = ngettext(
        "%(n)s student: mean %(mean)s, median %(median)s",
        "%(n)s students: mean %(mean)s, median %(median)s",
        found.count,
    ) % {"n": found.count, "mean": plain(found.mean), "median": plain(found.median)}
    words = escape(words)
    return mark_safe(  # noqa: S308  made of numbers and our own words
        f'<svg class="spark" viewBox="0 0 10 8" preserveAspectRatio="none" role="img" aria-label="{words}">'
        f'<title>{words}</title><path d="{bars}"/></svg>'
    )


@lru_cache(maxsize=4096)
def plain(points: Decimal) -> str:
    """Points without trailing zeros: ``7.5``, ``10``."""
    text = f"{points:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _cell(mark: BookMark | None, address: str, words: dict[str, str]) -> str:
    """``address`` is escaped."""
    if mark is None:
        return f'<td><a href="{address}" aria-label="{words["none"]}">·</a></td>'
    if mark.excused:
        return f'<td><a href="{address}" title="{words["excused"]}">–</a></td>'
    classes = "full" if mark.points >= mark.max_points else "some" if mark.points > 0 else "zero"
    notes = [words[name] for name in ("late", "adjusted") if getattr(mark, name)]
    signs = ("*" if mark.adjusted else "") + ("˙" if mark.late else "")
    title = f' title="{escape(", ".join(notes))}"' if notes else ""
    return f'<td class="{classes}"><a href="{address}"{title}>{plain(mark.points)}{signs}</a></td>'
