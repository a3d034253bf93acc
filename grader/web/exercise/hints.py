"""Opening the next hint of an exercise."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from grader.catalog.models import Kind
from grader.catalog.selectors import exercise_page
from grader.errors import NotFound
from grader.submissions.help.hints import hint_open, hints_get
from grader.web.exercise.page import address_of, item, keep_draft
from grader.web.requests import wants_fragment


@require_POST
def open_next(request: HttpRequest, course: str, assignment: str, exercise: str) -> HttpResponse:
    """Opens it. Without scripts the page's whole form comes along, so what stands in the editor is kept first."""
    view = item(request, course, assignment, exercise)
    if view.exercise.kind != Kind.CODE:
        raise NotFound
    written = exercise_page(exercise=view.exercise).hints
    hint_open(view=view, written=written, number=hint_number(request))
    if wants_fragment(request):
        context = {"hints": hints_get(view=view, written=written), "hint_address": f"{address_of(view)}hint/"}
        return render(request, "web/exercise/hints.html", context)
    return keep_draft(request, view, at="hints")


def hint_number(request: HttpRequest) -> int:
    """The number that the pressed button names; 0, which no hint has, for anything else."""
    text = request.POST.get("hint", "")
    return int(text) if text.isdecimal() and len(text) == 1 else 0
