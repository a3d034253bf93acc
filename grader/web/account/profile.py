"""Who you are here, in which language you read, where you are signed in, and all that is kept about you."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from itertools import chain, groupby

from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from grader.accounts.addresses import agent_in_words
from grader.accounts.models import User
from grader.accounts.open_sessions import session_list
from grader.accounts.ways import other_ways
from grader.accounts.zones import zone_names
from grader.courses.selectors import course_list
from grader.gradebook.own.mine import everything_of
from grader.lti.selectors import identities_of
from grader.web.requests import person


@require_GET
def page(request: HttpRequest) -> HttpResponse:
    sessions = [
        {"row": row, "agent": agent_in_words(row.agent), "own": row.key == request.session.session_key}
        for row in session_list(user=person(request))
    ]
    platforms = {str(row.deployment.platform) for row in identities_of(user=person(request))}
    ways = other_ways()
    context = {
        "ways": ways,
        "own_ways": ways.of(person(request)) if ways is not None else {},
        "courses": course_list(viewer=request.user),
        "platforms": sorted(platforms),
        "sessions": sessions,
        "zones": _zones(),
    }
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
    for kind, row in chain(everything_of(user=user), _platforms(user), _ways(user)):
        yield comma + json.dumps({"kind": kind, **row}, cls=DjangoJSONEncoder, ensure_ascii=False)
        comma = ",\n"
    yield "\n]\n"


def _ways(user: User) -> Iterator[tuple[str, dict[str, object]]]:
    ways = other_ways()
    return ways.kept(user) if ways is not None else iter(())


def _platforms(user: User) -> Iterator[tuple[str, dict[str, object]]]:
    for row in identities_of(user=user):
        platform = row.deployment.platform
        said = {"platform": platform.issuer, "deployment": row.deployment.deployment_id, "subject": row.subject}
        yield "platform", {**said, "since": row.created_at}
