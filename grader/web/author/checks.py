"""Having a draft checked, and publishing what passed."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from grader.catalog.own.asking import check_ask, check_latest, version_of_draft
from grader.catalog.own.publishing import draft_publish, warnings_of
from grader.catalog.own.selectors import OwnView, draft_read
from grader.catalog.own.versions import parts_since
from grader.content.changes.parts import RESULTS
from grader.errors import NotFound, Refused
from grader.gradebook.teaching.asked import asked_in
from grader.web.author.places import own
from grader.web.author.proof import proof_of, state_of
from grader.web.author.versions import in_words
from grader.web.requests import person


@never_cache
@require_http_methods(["GET", "POST"])
def check(request: HttpRequest, course: str, exercise: str) -> HttpResponse:
    """Ask for a check; or, to the page's script, how far the newest one has come."""
    view = own(request, course, exercise)
    path = request.POST.get("path", "") or request.GET.get("path", "")
    if request.method == "GET":
        return JsonResponse(state_of(request, view, path))
    try:
        check_ask(exercise=view.exercise, contents=view.contents, by=person(request))
    except NotFound:
        raise
    except Refused as refusal:
        messages.error(request, str(refusal))
    address = reverse("author-exercise", args=[course, exercise])
    return redirect(f"{address}?{urlencode({'file': path})}#check" if path else f"{address}#check")


@never_cache
@require_http_methods(["GET", "POST"])
def publish(request: HttpRequest, course: str, exercise: str) -> HttpResponse:
    """What who publishes should know, and sign; then publishing."""
    view = own(request, course, exercise)
    if request.method == "GET":
        return _publish_page(request, view)
    try:
        version = version_of_draft(exercise=view.exercise, contents=view.contents)
        newest = check_latest(exercise=view.exercise)
        draft_publish(
            exercise=view.exercise,
            version=version,
            check=newest if newest is not None and newest.version_id == version.pk else None,
            by=person(request),
            signed=request.POST.getlist("signed"),
            note=request.POST.get("note", ""),
        )
    except NotFound:
        raise
    except Refused as refusal:
        return _publish_page(request, view, refused=refusal)
    messages.success(request, _("Published. Put it into an assignment, and students find it there."))
    return redirect("author-exercise", course=course, exercise=exercise)


def _publish_page(request: HttpRequest, view: OwnView, *, refused: Refused | None = None) -> HttpResponse:
    read = draft_read(slug=view.exercise.slug, contents=view.contents)
    newest = check_latest(exercise=view.exercise)
    proof = proof_of(view, read, newest)
    warned = (
        warnings_of(course=view.course.course, version=newest.version, check=newest)
        if newest is not None and proof.may_publish
        else ()
    )
    current = view.exercise.current
    parts = parts_since(before=current, after=newest.version) if current is not None and newest is not None else ()
    context = {
        "view": view.course,
        "course": view.course.course,
        "exercise": view.exercise,
        "proof": proof,
        "again": current is not None,
        "same": current is not None and newest is not None and newest.version_id == current.pk,
        "parts": in_words(parts),
        "results": bool(RESULTS & set(parts)),
        "asked": asked_in(exercise=view.exercise, course=view.course.course) if current is not None else (),
        "warned": warned,
        "signed": request.POST.getlist("signed"),
        "note": request.POST.get("note", ""),
        "refused": refused,
        "here": "exercises",
    }
    return render(
        request, "web/author/proof/publish.html", context, status=refused.status if refused else HTTPStatus.OK
    )
