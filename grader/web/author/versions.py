"""What was published of an exercise, and the difference between two versions: of a course's own and the library's."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from grader.catalog.models import Exercise
from grader.catalog.own.versions import difference_of, library_versioned, parts_since, version_rows
from grader.catalog.selectors import ItemView
from grader.content.changes.parts import Part
from grader.courses.selectors import CourseView
from grader.gradebook.teaching.asked import asked_in
from grader.submissions.models import SubmissionKind
from grader.submissions.selectors import SubmissionView
from grader.web.author.places import authored, own

PARTS = {
    Part.STATEMENT: _("the statement"),
    Part.STARTER: _("the starter code"),
    Part.CASES: _("the cases"),
    Part.POINTS: _("what is worth how many points"),
    Part.REFERENCE: _("the reference"),
    Part.JUDGING: _("how it is judged"),
    Part.QUESTION: _("what is asked"),
    Part.SENTENCES: _("sentences about known mistakes"),
    Part.PROOF: _("files that students never meet"),
}


def in_words(parts: Iterable[Part]) -> str:
    """ "the statement, the cases" """
    return gettext(", ").join(str(PARTS[part]) for part in parts)


@dataclass(frozen=True, slots=True)
class Changed:
    """What has changed since somebody handed in, in words; ``regraded``: their result is by the new version."""

    parts: str
    regraded: bool


def changed_since(view: ItemView, sent: Iterable[SubmissionView]) -> Changed | None:
    """What the exercise has changed for its student since they handed in last; None where nothing has."""
    last = next((one for one in sent if one.submission.kind == SubmissionKind.SUBMISSION), None)
    current = view.exercise.current
    if last is None or current is None or last.submission.version_id == current.pk:
        return None
    parts = parts_since(before=last.submission.version, after=current)
    said = in_words(part for part in parts if part not in (Part.SENTENCES, Part.PROOF))
    return Changed(said, last.run.version_id == current.pk) if said else None


@require_GET
def versions(request: HttpRequest, course: str, exercise: str) -> HttpResponse:
    view = own(request, course, exercise)
    return _versions(request, view.course, view.exercise)


@require_GET
def difference(request: HttpRequest, course: str, exercise: str) -> HttpResponse:
    view = own(request, course, exercise)
    return _difference(request, view.course, view.exercise)


@require_GET
def library_versions(request: HttpRequest, course: str, exercise: str) -> HttpResponse:
    view = authored(request, course)
    return _versions(request, view, library_versioned(viewer=request.user, view=view, slug=exercise))


@require_GET
def library_difference(request: HttpRequest, course: str, exercise: str) -> HttpResponse:
    view = authored(request, course)
    return _difference(request, view, library_versioned(viewer=request.user, view=view, slug=exercise))


def _versions(request: HttpRequest, view: CourseView, exercise: Exercise) -> HttpResponse:
    rows = version_rows(exercise=exercise)
    context = {
        **_where(view, exercise),
        "rows": [(row, in_words(row.changed)) for row in rows],
        "asked": asked_in(exercise=exercise, course=view.course),
    }
    return render(request, "web/author/versions/versions.html", context)


def _difference(request: HttpRequest, view: CourseView, exercise: Exercise) -> HttpResponse:
    found = difference_of(exercise=exercise, before=request.GET.get("from", ""), after=request.GET.get("to", ""))
    context = {**_where(view, exercise), "found": found, "parts": in_words(found.parts)}
    return render(request, "web/author/versions/difference.html", context)


def _where(view: CourseView, exercise: Exercise) -> dict[str, object]:
    """The addresses of the pages; the library's exercise has no draft to go back to."""
    place = [view.course.slug, exercise.slug]
    names = ("author-versions", "author-difference")
    if exercise.course_id is None:
        names = ("library-versions", "library-difference")
    return {
        "view": view,
        "course": view.course,
        "exercise": exercise,
        "of_library": exercise.course_id is None,
        "versions_address": reverse(names[0], args=place),
        "difference_address": reverse(names[1], args=place),
        "here": "exercises",
    }
