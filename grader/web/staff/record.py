"""Who did what in a course and when: a page of it, and all of it as a file."""

from __future__ import annotations

import json
from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from grader.courses.models import Course, Event
from grader.courses.record.window import events_after, events_of
from grader.gradebook.book.export.files import csv_lines
from grader.gradebook.book.export.sheets import Cell
from grader.web.staff.asked import number
from grader.web.staff.gradebook import taught


@require_GET
def page(request: HttpRequest, course: str) -> HttpResponse:
    view = taught(request, course)
    before = request.GET.get("before", "")
    events = events_of(viewer=request.user, course=view.course, before=number(before, digits=17))
    context = {"view": view, "course": view.course, "events": events, "here": "record"}
    return render(request, "web/staff/course/record.html", context)


@require_GET
def export(request: HttpRequest, course: str) -> StreamingHttpResponse:
    view = taught(request, course)
    rows = _rows(view.course, events_after(viewer=request.user, course=view.course))
    response = StreamingHttpResponse(csv_lines(rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{view.course.slug}-record.csv"'
    return response


def _rows(course: Course, events: Iterator[Event]) -> Iterator[list[Cell]]:
    yield ["at", "who", "did", "to", "assignment", "data"]
    for event in events:
        yield [
            event.at.astimezone(course.zone).isoformat(timespec="seconds"),
            event.actor.username if event.actor else "",
            event.verb,
            event.subject.username if event.subject else "",
            event.assignment.slug if event.assignment else "",
            json.dumps(event.data, ensure_ascii=False),
        ]
