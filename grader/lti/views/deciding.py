"""After a launch: on to its page, or to what an instructor decides first - the course, what a link opens, content."""

from __future__ import annotations

import uuid

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from grader.accounts.models import User
from grader.errors import NotFound
from grader.lti.launching.claims import Said
from grader.lti.launching.content import (
    Made,
    choice_of,
    choices,
    content_answer,
    content_make,
    exercises_offered,
)
from grader.lti.launching.leads import (
    Lead,
    Place,
    connectable,
    context_connect,
    launch_get,
    launch_lead,
    launch_place,
    link_set,
    may_make_course,
)
from grader.lti.models import Launch
from grader.web.requests import person

_ADDRESSES = {Lead.CONNECT: "lti-connect", Lead.CHOOSE: "lti-choose", Lead.CONTENT: "lti-content"}


@never_cache
@require_GET
def go_on(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    launch = launch_get(viewer=request.user, public_id=public_id)
    lead = launch_lead(launch=launch)
    if lead is not Lead.THERE:
        return redirect(_ADDRESSES[lead], public_id=public_id)
    place = launch_place(launch=launch)
    if place is None:
        raise NotFound
    return redirect(_address(place))


@never_cache
@require_http_methods(["GET", "POST"])
def connect(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Which course here is the platform's: one of the viewer's, or a new one."""
    launch = _at(request, public_id, Lead.CONNECT)
    viewer = person(request)
    if request.method == "POST":
        slug = request.POST.get("course", "")
        title = request.POST.get("title", "")
        context_connect(
            launch=launch, viewer=viewer, slug=slug, title=title, time_zone=request.POST.get("time_zone", "UTC")
        )
        return redirect("lti-go-on", public_id=public_id)
    context = {
        "launch": launch,
        "said": Said.of(launch.said),
        "courses": connectable(viewer=viewer),
        "may_make": may_make_course(launch=launch, viewer=viewer),
    }
    return render(request, "lti/connect.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
def choose(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """What a link that was made on the platform by hand shall open."""
    launch = _at(request, public_id, Lead.CHOOSE)
    return _choosing(request, launch, several=False)


@never_cache
@require_http_methods(["GET", "POST"])
def content(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Deep linking: what the platform shall link to."""
    launch = _at(request, public_id, Lead.CONTENT)
    deep = Said.of(launch.said).deep
    return _choosing(request, launch, several=deep is not None and deep.several)


def _choosing(request: HttpRequest, launch: Launch, *, several: bool) -> HttpResponse:
    viewer = person(request)
    problem = ""
    search = (request.POST if request.method == "POST" else request.GET).get("q", "").strip()[:80]
    if request.POST.get("do") in ("choose", "make"):
        try:
            if request.POST["do"] == "make":
                made = Made(title=request.POST.get("title", ""), exercises=tuple(request.POST.getlist("exercise")))
                places = [Place(content_make(viewer=viewer, launch=launch, made=made))]
            else:
                places = choice_of(viewer=viewer, launch=launch, chosen=request.POST.getlist("chosen"))
        except ValidationError as error:
            problem = " ".join(error.messages)
        else:
            if places:
                return _chosen(request, launch, places if several else places[:1])
            problem = _("Choose what the link shall open.")
    context = {
        "launch": launch,
        "course": launch.context.course if launch.context else None,
        "several": several,
        "deep": Said.of(launch.said).deep,
        "choices": choices(viewer=viewer, launch=launch),
        "offered": exercises_offered(viewer=viewer, launch=launch, text=search),
        "search": search,
        "title": request.POST.get("title", Said.of(launch.said).link_title),
        "ticked": request.POST.getlist("exercise"),
        "problem": problem,
    }
    return render(request, "lti/choose.html", context, status=422 if problem else 200)


def _chosen(request: HttpRequest, launch: Launch, places: list[Place]) -> HttpResponse:
    deep = Said.of(launch.said).deep
    if deep is None:
        link_set(launch=launch, place=places[0])
        return redirect("lti-go-on", public_id=launch.public_id)
    url = request.build_absolute_uri(reverse("lti-launch"))
    answer = content_answer(launch=launch, places=places, launch_url=url)
    response = render(request, "lti/send.html", {"deep": deep, "answer": answer, "launch": launch})
    # The platform may lead its own answer on to another of its hosts, which browsers count as a form's too.
    schemes = ["https:", "http:"] if deep.return_url.startswith("http:") else ["https:"]
    response._csp_replace = {"form-action": schemes}  # type: ignore[attr-defined]
    return response


def _at(request: HttpRequest, public_id: uuid.UUID, lead: Lead) -> Launch:
    """The viewer's own launch where this is what comes next for it. Raises NotFound where it is not."""
    launch = launch_get(viewer=request.user, public_id=public_id)
    if not isinstance(request.user, User) or launch_lead(launch=launch) is not lead:
        raise NotFound
    return launch


def _address(place: Place) -> str:
    course, assignment = place.assignment.course.slug, place.assignment.slug
    if place.item is None:
        return reverse("assignment", args=[course, assignment])
    return reverse("exercise", args=[course, assignment, place.item.exercise.slug])
