"""A file of another system: what came of it, exercise by exercise."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from grader.catalog.own.folders.importing import MOST_BYTES, Sent, exercises_import
from grader.courses.selectors import CourseView
from grader.languages import LANGUAGES
from grader.web.requests import person


def taken_over(request: HttpRequest, view: CourseView, topic: str) -> HttpResponse:
    """Make drafts of what was sent, and say of each what could not be carried over. Raises Refused."""
    file, reference = request.FILES.get("file"), request.FILES.get("reference")
    language = next((one for one in LANGUAGES if one == request.POST.get("language")), LANGUAGES[0])
    sent = Sent(
        name=str(file.name) if file else "",
        data=file.read(MOST_BYTES + 1) if file else b"",
        reference=reference.read(MOST_BYTES + 1) if reference else None,
        language=language,
    )
    made = exercises_import(course=view.course, sent=sent, topic=topic, by=person(request))
    context = {
        "view": view,
        "course": view.course,
        "made": made,
        "drafts": sum(one.exercise is not None for one in made),
        "file": sent.name,
        "here": "exercises",
    }
    return render(request, "web/author/beginning/imported.html", context)
