"""The gradebook: a window of rows at a time, its files, and corrections that come back from one."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods

from grader.accounts.models import User
from grader.courses.models import Verb
from grader.courses.record.events import record
from grader.courses.selectors import CourseView, course_get
from grader.errors import NotFound
from grader.gradebook.book.corrections import corrections_apply, corrections_preview
from grader.gradebook.book.export.files import csv_lines, xlsx_file
from grader.gradebook.book.export.sheets import FORMS, sheet
from grader.gradebook.book.spread import spreads
from grader.gradebook.book.window import STATES, WINDOW, Sort, Wanted, gradebook
from grader.tables import TableUnreadable
from grader.web.requests import check_changes
from grader.web.staff.asked import number, table_sent
from grader.web.staff.cells import book_cells, book_heads

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def taught(request: HttpRequest, course: str, *, archived: bool = False) -> CourseView:
    """The course at this address, for whoever teaches it. Raises NotFound for all others.

    An archived course is not changed: raises CourseArchived, but with ``archived``, where what is sent changes nothing.
    """
    view = course_get(viewer=request.user, slug=course)
    if not view.teaches:
        raise NotFound
    if not archived:
        check_changes(request, view.course)
    return view


@require_GET
def page(request: HttpRequest, course: str) -> HttpResponse:
    view = taught(request, course)
    wanted = _wanted(request)
    book = gradebook(viewer=request.user, course=view.course, wanted=wanted)
    context: dict[str, Any] = {
        "view": view,
        "course": view.course,
        "book": book,
        "rows": book_cells(view.course, book),
        "sorts": Sort,
        "states": STATES,
        "here": "gradebook",
        "forms": FORMS,
        "first": wanted.offset + 1,
        "last": wanted.offset + len(book.rows),
        "before": max(0, wanted.offset - WINDOW) if wanted.offset else None,
    }
    partial = request.headers.get("HX-Target") == "more-rows"
    if not partial:
        spread = spreads(viewer=request.user, course=view.course, columns=book.columns, section=wanted.section)
        context["heads"] = book_heads(book, spread)
    return render(
        request, "web/staff/marks/gradebook_rows.html" if partial else "web/staff/marks/gradebook.html", context
    )


@require_GET
def export(request: HttpRequest, course: str) -> HttpResponseBase:
    view = taught(request, course)
    form = FORMS.get(request.GET.get("form", "tensorgrade"))
    if form is None:
        raise NotFound
    assert isinstance(request.user, User)
    record(Verb.EXPORTED, course=view.course, actor=request.user, form=form.name)
    name = f"{view.course.slug}-{form.name}-{timezone.localdate():%Y-%m-%d}"
    rows = sheet(viewer=request.user, course=view.course, form=form)
    if request.GET.get("as") == "xlsx":
        file = xlsx_file(rows, title=view.course.slug)
        response: HttpResponseBase = FileResponse(file, content_type=XLSX)
        name += ".xlsx"
    else:
        # Canvas takes a byte order mark for a part of its first header.
        lines = csv_lines(rows, mark=form.name == "tensorgrade", quoted=form.quoted)
        response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
        name += ".csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@require_http_methods(["GET", "POST"])
def corrections(request: HttpRequest, course: str) -> HttpResponse:
    """A file or pasted lines; its preview; and, once the reader has agreed, the corrections themselves."""
    view = taught(request, course)
    assert isinstance(request.user, User)
    context: dict[str, Any] = {"view": view, "course": view.course, "here": "gradebook"}
    if request.method == "POST":
        text = request.POST.get("table", "")
        try:
            table, text = table_sent(request)
            if request.POST.get("apply"):
                count = corrections_apply(
                    viewer=request.user, course=view.course, table=table, reason=request.POST.get("reason", "")
                )
                messages.success(
                    request, ngettext("%(n)s mark was changed.", "%(n)s marks were changed.", count) % {"n": count}
                )
                return redirect("gradebook", course=course)
            context["preview"] = corrections_preview(viewer=request.user, course=view.course, table=table)
        except TableUnreadable as error:
            context["problem"] = str(error)
        except ValidationError as error:
            context["problem"] = " ".join(error.messages)
            context["preview"] = corrections_preview(viewer=request.user, course=view.course, table=table)
        context |= {"table": text, "reason": request.POST.get("reason", "")}
    status = 422 if "problem" in context else 200
    return render(request, "web/staff/marks/import.html", context, status=status)


def _wanted(request: HttpRequest) -> Wanted:
    get = request.GET
    sort = get.get("sort", "")
    return Wanted(
        section=number(get.get("section")),
        state=get["state"] if get.get("state") in STATES else "",
        query=get.get("q", "").strip()[:80],
        sort=Sort(sort) if sort in set(Sort) else Sort.NAME,
        offset=number(get.get("from"), digits=7) or 0,
    )
