"""Who you are here, in which language you read, where you are signed in, and all that is kept about you."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from itertools import groupby

from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from grader.accounts.addresses import agent_in_words
from grader.accounts.models import User
from grader.accounts.open_sessions import session_list
from grader.accounts.zones import zone_names
from grader.courses.selectors import course_list
from grader.gradebook.own.mine import everything_of
from grader.web.requests import person


@require_GET
def page(request: HttpRequest) -> HttpResponse:
    sessions = [
        {"row": row, "agent": agent_in_words(row.agent), "own": row.key == request.session.session_key}
        for row in session_list(user=person(request))
    ]
    context = {"courses": course_list(viewer=request.user), "sessions": sessions, "zones": _zones()}
    return render(request, "web/profile.html", context)


@cache
def _zones() -> list[tuple[str, list[str]]]:
    """The time zones by their part of the world."""
    return [(part, list(names)) for part, names in groupby(zone_names(), key=lambda name: name.split("/")[0])]


@require_GET
def everything(request: HttpRequest) -> StreamingHttpResponse:
    """All that is kept about the reader, as one JSON object a line inside a list."""
    assert isinstance(request.user, User)
    response = StreamingHttpResponse(_listed(request.user), content_type="application/json; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="tensorgrade-my-data.json"'
    return response


def _listed(user: User) -> Iterator[str]:
    yield "[\n"
    comma = ""
    for kind, row in everything_of(user=user):
        yield comma + json.dumps({"kind": kind, **row}, cls=DjangoJSONEncoder, ensure_ascii=False)
        comma = ",\n"
    yield "\n]\n"
