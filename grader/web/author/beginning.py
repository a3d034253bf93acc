"""The list of a course's own exercises, and beginning one: from a scaffold, a copy, an upload or another system."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods

from grader.catalog.models import Exercise
from grader.catalog.own.drafts import draft_create
from grader.catalog.own.errors import BadSlug
from grader.catalog.own.repositories.pulls import source_check, source_set
from grader.catalog.own.selectors import library_sources, own_list, source_get
from grader.content.scaffold.exercise import KINDS, Kind, new_exercise
from grader.content.spec.exercise import SLUG_PATTERN, SPEC_FILE
from grader.courses.selectors import CourseView
from grader.errors import NotFound, Refused
from grader.languages import LANGUAGES, Language
from grader.web.author.incoming.importing import taken_over
from grader.web.author.incoming.repository import typed_source
from grader.web.author.incoming.upload import uploaded
from grader.web.author.places import authored
from grader.web.requests import person, wants_json

SCAFFOLDS = (
    (_("Code"), (("code", _("A function")), ("class", _("A torch module")), ("chain", _("Functions called in a row")))),
    (
        _("Question"),
        (
            ("question", _("A number, drawn anew for everyone")),
            ("choice", _("One of several options")),
            ("choices", _("All options that hold")),
            ("text", _("A word")),
            ("shape", _("A shape")),
            ("array", _("An array")),
            ("order", _("Put into order")),
            ("match", _("Match pairs")),
            ("table", _("A table of layers")),
        ),
    ),
)
LANGUAGE_SETS: Mapping[str, tuple[Language, ...]] = {"both": LANGUAGES, **{one: (one,) for one in LANGUAGES}}


@require_GET
def listing(request: HttpRequest, course: str) -> HttpResponse:
    view = authored(request, course)
    context = {"view": view, "course": view.course, "rows": own_list(view=view), "here": "exercises"}
    return render(request, "web/author/list.html", context)


@sensitive_post_parameters("token")
@require_http_methods(["GET", "POST"])
def begin(request: HttpRequest, course: str) -> HttpResponse:
    view = authored(request, course)
    refused: Refused | None = None
    if request.method == "POST":
        try:
            if request.POST.get("from") == "import":
                return taken_over(request, view, _topic(request))
            slug, found, source = _asked_for(request, view)
            exercise = draft_create(course=view.course, slug=slug, files=found, by=person(request), source=source)
            if request.POST.get("from") == "git":
                source_set(exercise=exercise, by=person(request), **typed_source(request))
                return redirect("author-source", course=course, exercise=exercise.slug)
        except NotFound:
            raise
        except Refused as refusal:
            if wants_json(request):
                raise
            refused = refusal
        else:
            return redirect("author-exercise", course=course, exercise=exercise.slug)
    context: dict[str, Any] = {
        "view": view,
        "course": view.course,
        "scaffolds": SCAFFOLDS,
        "sources": library_sources(viewer=request.user, view=view),
        "typed": request.POST,
        "refused": refused,
        "here": "exercises",
    }
    return render(request, "web/author/beginning/new.html", context, status=refused.status if refused else 200)


def _asked_for(request: HttpRequest, view: CourseView) -> tuple[str, Mapping[str, bytes], Exercise | None]:
    """The address and the files that the form asks to begin with, and what they are a copy of."""
    slug = request.POST.get("slug", "").strip()
    how = request.POST.get("from")
    if how == "copy":
        name = request.POST.get("source", "")
        source, files = source_get(viewer=request.user, view=view, slug=name)
        return slug or f"{name}-2", files, source
    if how == "git":
        typed = typed_source(request)
        source_check(**typed)
        return slug, {SPEC_FILE: b""}, None
    if how == "upload":
        name, found = uploaded(request)
        return slug or _slug_like(name), found, None
    kind: Kind = next((kind for kind in KINDS if kind == request.POST.get("kind")), "code")
    if not re.fullmatch(SLUG_PATTERN, slug):
        raise BadSlug(slug=slug[:64])
    languages = LANGUAGE_SETS.get(request.POST.get("languages", ""), LANGUAGES)
    return slug, new_exercise(slug, _topic(request), kind, languages), None


def _topic(request: HttpRequest) -> str:
    return _slug_like(request.POST.get("topic", "")) or "own"


def _slug_like(name: str) -> str:
    """``name`` as part of an address, as near as it comes."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:64].rstrip("-")
