"""The library: the path from a neuron to LeNet, what the reader has mastered of it, and what to take next."""

from __future__ import annotations

from dataclasses import asdict

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from grader.catalog.sync import library_enter
from grader.gradebook.own.finding import KINDS, MAX_QUERY, STATES, Wanted, library_find, wanted_from
from grader.gradebook.own.practice import library_view
from grader.localised import localised
from grader.web.parts.topics import topic_name
from grader.web.requests import person


@never_cache
@require_GET
def page(request: HttpRequest) -> HttpResponse:
    user = person(request)
    practice = library_enter(user=user)
    library = library_view(user=user, practice=practice)
    asked = {name: request.GET.get(name, "") for name in ("topic", "kind", "state")}
    wanted = wanted_from(library, query=request.GET.get("q", ""), **asked)
    found = library_find(library, wanted)
    context = {
        "library": library,
        "stops": [
            (topic_name(one.slug), one, _address(wanted.but(topic=one.slug, query=""))) for one in library.topics
        ],
        "topics": [(topic_name(one.slug), one) for one in found.topics],
        "found": found,
        "shown": sum(len(topic.rows) for topic in found.topics),
        "wanted": wanted,
        "max_query": MAX_QUERY,
        "kinds": [(kind, _address(wanted.but(kind=kind))) for kind in ("", *KINDS)],
        "states": [(state, _address(wanted.but(state=state))) for state in ("", *STATES)],
        "everywhere": _address(wanted.but(topic="")) if wanted.query and wanted.topic else "",
        "narrowed": bool(wanted.query or wanted.kind or wanted.state),
        "all_of_it": _address(Wanted(topic=wanted.topic)),
        "practice": practice,
        "course": practice.course,
        "titles": {row.exercise.slug: localised(row.exercise.title) for row in library.rows},
    }
    return render(request, "web/library.html", context)


def _address(wanted: Wanted) -> str:
    """This page with that asked for; what is asked for by nothing stays out of it."""
    values = asdict(wanted)
    values["q"] = values.pop("query")
    return "?" + urlencode({name: value for name, value in values.items() if value})
