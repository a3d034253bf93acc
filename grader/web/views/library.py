"""The library: every exercise, by topic, with what the reader has mastered, and what to take next."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from grader.catalog.sync import library_enter
from grader.gradebook.own.practice import library_search, library_view
from grader.localised import localised
from grader.web.requests import person
from grader.web.topics import topic_name

MAX_QUERY = 100


@require_GET
def page(request: HttpRequest) -> HttpResponse:
    user = person(request)
    practice = library_enter(user=user)
    library = library_view(user=user, practice=practice)
    query = request.GET.get("q", "").strip()[:MAX_QUERY]
    shown = request.GET.get("show", "")
    context = {
        "library": library,
        "topics": [(topic_name(topic.slug), topic) for topic in library_search(library, query=query, shown=shown)],
        "path": [(topic_name(topic.slug), topic) for topic in library.topics],
        "practice": practice,
        "course": practice.course,
        "query": query,
        "shown": shown,
        "mastered": sum(topic.mastered for topic in library.topics),
        "all": sum(len(topic.rows) for topic in library.topics),
        "titles": {row.exercise.slug: localised(row.exercise.title) for t in library.topics for row in t.rows},
    }
    return render(request, "web/library.html", context)
