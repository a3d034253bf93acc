"""What was published of an exercise, and the difference between two versions."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from grader.catalog.own.asking import check_latest
from grader.catalog.own.versions import difference_of, parts_since, version_rows
from grader.catalog.selectors import ItemView
from grader.content.changes import Part
from grader.gradebook.teaching.asked import asked_in
from grader.submissions.models import SubmissionKind
from grader.submissions.selectors import SubmissionView
from grader.web.author.places import own

PARTS = {
    Part.STATEMENT: _("the statement"),
    Part.STARTER: _("the starter code"),
    Part.CASES: _("the cases"),
    Part.REFERENCE: _("the reference"),
    Part.JUDGING: _("how it is judged"),
    Part.QUESTION: _("what is asked"),
    Part.SENTENCES: _("sentences about known mistakes"),
    Part.PROOF: _("files that students never meet"),
}


def in_words(parts: Iterable[Part]) -> str:
    """ "the statement, the cases" """
    return gettext(", ").join(str(PARTS[part]) for part in parts)


def changed_since(view: ItemView, sent: Iterable[SubmissionView]) -> str:
    """What the exercise has changed for its student since they handed in last, in words; "" where nothing has."""
    last = next((one.submission for one in sent if one.submission.kind == SubmissionKind.SUBMISSION), None)
    if last is None or last.version_id == view.exercise.current_id or view.exercise.current is None:
        return ""
    parts = parts_since(before=last.version, after=view.exercise.current)
    return in_words(part for part in parts if part not in (Part.SENTENCES, Part.PROOF))


@require_GET
def versions(request: HttpRequest, course: str, exercise: str) -> HttpResponse:
    view = own(request, course, exercise)
    rows = version_rows(exercise=view.exercise)
    context = {
        "view": view.course,
        "course": view.course.course,
        "exercise": view.exercise,
        "rows": [(row, in_words(row.changed)) for row in rows],
        "asked": asked_in(exercise=view.exercise),
        "check": check_latest(exercise=view.exercise),
        "here": "exercises",
    }
    return render(request, "web/author/versions.html", context)


@require_GET
def difference(request: HttpRequest, course: str, exercise: str) -> HttpResponse:
    view = own(request, course, exercise)
    found = difference_of(exercise=view.exercise, before=request.GET.get("from", ""), after=request.GET.get("to", ""))
    context = {
        "view": view.course,
        "course": view.course.course,
        "exercise": view.exercise,
        "found": found,
        "parts": in_words(found.parts),
        "here": "exercises",
    }
    return render(request, "web/author/difference.html", context)
