"""What a teaching page's address and forms say, read: keys, points, which submissions, a table that was sent."""

from __future__ import annotations

from decimal import Decimal
from urllib.parse import urlencode

from django.core.exceptions import ValidationError
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _

from grader.gradebook.book.export.files import csv_lines
from grader.gradebook.teaching.browsing import Sought
from grader.tables import MAX_BYTES, Table, TableUnreadable, decimal_of, read_table


def number(text: str | None, *, digits: int = 9) -> int | None:
    """A whole number of at most so many ``digits``; None for anything else, nothing included."""
    return int(text) if text and text.isdecimal() and len(text) <= digits else None


def points(text: str) -> Decimal:
    """Points in cents, below zero too. Raises ValidationError for what is none, or beyond 9,999."""
    value = decimal_of(text)
    if value is None or abs(value) > 9999:
        raise ValidationError(_("“%(text)s” is no number of points.") % {"text": text.strip()[:40]})
    return value.quantize(Decimal("0.01"))


def table_sent(request: HttpRequest) -> tuple[Table, str]:
    """The table that was uploaded as ``file``, else pasted as ``table``; and as text, for the form to send again.

    Raises TableUnreadable.
    """
    upload = request.FILES.get("file")
    if upload is None:
        text = request.POST.get("table", "")
        return read_table(text), text
    if (upload.size or 0) > MAX_BYTES:
        raise TableUnreadable(reason=_("it is larger than %(size)s MB.") % {"size": MAX_BYTES >> 20})
    table = read_table(upload.read())
    return table, "\r\n".join(csv_lines([[*row] for row in (table.header, *table.rows)], mark=False))


def sought_in(get: QueryDict) -> Sought:
    """Which submissions an address asks for: those of the list, and within which one of them is looked at."""
    return Sought(
        assignment=get.get("assignment", "")[:60],
        exercise=get.get("exercise", "")[:80],
        verdict=get.get("verdict", "")[:20],
        mistake=get.get("mistake", "")[:120],
        section=number(get.get("section")),
        user=number(get.get("user")),
        late=get.get("late") == "1",
        query=get.get("q", "").strip()[:80],
        counted=get.get("counted") == "1",
        before=number(get.get("before"), digits=17),
    )


def within(sought: Sought) -> str:
    """The same as the end of an address, "" where everything is asked for; where a window begins is left out."""
    asked = {
        "assignment": sought.assignment,
        "exercise": sought.exercise,
        "verdict": sought.verdict,
        "mistake": sought.mistake,
        "section": sought.section,
        "user": sought.user,
        "late": int(sought.late),
        "q": sought.query,
        "counted": int(sought.counted),
    }
    return urlencode({name: value for name, value in asked.items() if value})
