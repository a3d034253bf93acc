"""The gradebook, one mark with what made it, corrections, statistics, files."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import Router, Status

from grader.accounts.tokens.once import done_once
from grader.accounts.tokens.scopes import Scope
from grader.api.asked import KEY, LIMIT, MANY, OFFSET, listed
from grader.api.auth import needs
from grader.api.errors import REFUSALS, Unacceptable, checked
from grader.api.staff.courses import taught
from grader.api.staff.schemas import AdjustmentIn, BookMarkOut, BookOut, BookRowOut, StatisticsOut
from grader.api.student.courses import caller
from grader.api.student.marks import mark_out
from grader.api.student.schemas import MarkOut
from grader.courses.models import Verb
from grader.courses.record.events import record
from grader.courses.selectors import assignment_get
from grader.errors import NotFound
from grader.gradebook.book.export.files import csv_lines
from grader.gradebook.book.export.sheets import FORMS, sheet
from grader.gradebook.book.window import STATES, AssignmentColumns, BookRow, Sort, Wanted, gradebook
from grader.gradebook.marks.explained import mark_explained
from grader.gradebook.models import AdjustmentKind
from grader.gradebook.services import adjustment_add
from grader.gradebook.teaching.statistics import assignment_statistics

router = Router(auth=needs(Scope.TEACH))
MARK = "/teach/{slug}/marks/{assignment}/{exercise}/{user}"


@router.get("/teach/{slug}/gradebook", response={200: BookOut, **REFUSALS}, url_name="teach-gradebook")
def book(
    request: HttpRequest,
    slug: str,
    section: int | None = None,
    state: str = "",
    q: str = "",
    sort: Sort = Sort.NAME,
    limit: int = LIMIT,
    offset: int = OFFSET,
) -> BookOut:
    """The marks of the students you teach, a window of rows. ``state``: missing, late, adjusted or dropped."""
    course = taught(request, slug).course
    if state and state not in STATES:
        raise Unacceptable(reason=_("state is one of %(words)s.") % {"words": ", ".join(STATES)})
    wanted = Wanted(section=section, state=state, query=q.strip()[:80], sort=sort, offset=offset, limit=limit)
    found = gradebook(viewer=caller(request), course=course, wanted=wanted)
    return BookOut(items=[_row(row, found.columns) for row in found.rows], count=found.count, next=found.after)


@router.get("/teach/{slug}/export", response={200: None, **REFUSALS}, url_name="teach-export")
def export(request: HttpRequest, slug: str, form: str = "tensorgrade") -> HttpResponse:
    """The gradebook as a CSV file in the form of a learning platform; 404 for one that is not known."""
    course = taught(request, slug).course
    found = FORMS.get(form)
    if found is None:
        raise NotFound
    rows = sheet(viewer=caller(request), course=course, form=found)
    text = "".join(csv_lines(rows, mark=found.name == "tensorgrade", quoted=found.quoted))
    record(Verb.EXPORTED, course=course, actor=caller(request), form=found.name)
    return HttpResponse(text, content_type="text/csv; charset=utf-8")


@router.get(MARK, response={200: MarkOut, **REFUSALS}, url_name="teach-mark")
def mark(request: HttpRequest, slug: str, assignment: str, exercise: str, user: int) -> MarkOut:
    """A student's mark and all that made it."""
    course = taught(request, slug).course
    return mark_out(
        mark_explained(viewer=caller(request), course=course, assignment=assignment, exercise=exercise, user_id=user)
    )


@router.post(
    f"{MARK}/adjustments", auth=needs(Scope.MANAGE), response={201: MarkOut, **REFUSALS}, url_name="teach-adjustments"
)
def adjust(
    request: HttpRequest,
    slug: str,
    assignment: str,
    exercise: str,
    user: int,
    data: AdjustmentIn,
    key: str | None = KEY,
) -> Status[Any]:
    """Give or take points, excuse, or take an adjustment back, with the reason; the mark as it is then."""
    course, by = taught(request, slug).course, caller(request)

    def found() -> Any:
        return mark_explained(viewer=by, course=course, assignment=assignment, exercise=exercise, user_id=user)

    before = found()
    kind = AdjustmentKind(data.kind)
    withdraws = next((row for row in before.standing if row.pk == data.withdraw), None)

    def do() -> dict[str, Any]:
        if (kind is AdjustmentKind.WITHDRAWAL) != (withdraws is not None):
            raise Unacceptable(reason=_("“withdraw” is the id of an adjustment that stands, with kind “withdrawal”."))
        with checked():
            adjustment_add(
                assignment=before.item.assignment,
                user=before.user,
                exercise=before.item.exercise,
                kind=kind,
                value=data.value,
                withdraws=withdraws,
                reason=data.reason,
                by=by,
            )
        return mark_out(found()).dict()

    asked = ["adjustment", slug, assignment, exercise, user, data.dict()]
    return Status(201, done_once(user=by, key=key, asked=asked, do=do))


@router.get(
    "/teach/{slug}/statistics/{assignment}",
    response={200: list[StatisticsOut], **REFUSALS},
    url_name="teach-statistics",
)
def statistics(
    request: HttpRequest, response: HttpResponse, slug: str, assignment: str, limit: int = MANY, offset: int = OFFSET
) -> list[StatisticsOut]:
    """How each exercise of an assignment went."""
    taught(request, slug)
    row = assignment_get(viewer=caller(request), course_slug=slug, slug=assignment).assignment
    found = assignment_statistics(viewer=caller(request), assignment=row)
    return [
        StatisticsOut(
            exercise=one.item.exercise.slug,
            tried=one.tried,
            passed=one.passed,
            tries=one.tries,
            seconds=one.time.total_seconds() if one.time else None,
            difficulty=one.difficulty,
            discrimination=one.discrimination,
            bins=list(one.bins),
        )
        for one in listed(request, response, found, limit, offset)
    ]


def _row(row: BookRow, columns: Sequence[AssignmentColumns]) -> BookRowOut:
    user = row.enrolment.user
    return BookRowOut(
        user=user.pk,
        user_name=user.username,
        name=user.get_full_name(),
        student_number=row.enrolment.student_number,
        marks=[
            BookMarkOut(
                assignment=one.assignment.slug,
                exercise=item.exercise.slug,
                points=found.points,
                max_points=found.max_points,
                late=found.late,
                excused=found.excused,
                adjusted=found.adjusted,
            )
            for one in columns
            for item in one.items
            if (found := row.marks.get((one.assignment.pk, item.exercise_id))) is not None
        ],
        totals={one.assignment.slug: row.standings[one.assignment.pk].points for one in columns},
        percent=row.total.percent,
    )
