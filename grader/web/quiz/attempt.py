"""An attempt at a quiz: answering, saving, handing in, reviewing; without scripts too, with them it saves by itself.

None of its pages is kept by the browser: Back shall show what the server holds, and the time as it is.
"""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from grader.clock import now as database_now
from grader.errors import NotFound, Refused
from grader.quizzes.errors import AttemptOver
from grader.quizzes.filling.places import presented_at, sent_response
from grader.quizzes.models import Attempt, Place
from grader.quizzes.selectors import attempt_get, attempt_own, places_of, review_get
from grader.quizzes.sitting.attempts import attempt_finish
from grader.quizzes.sitting.receipts import readable
from grader.quizzes.sitting.saving import late_keep, place_flag, place_get, response_save
from grader.web.quiz.attempt_page import (
    AttemptPage,
    attempt_page,
    hint_open_at,
    prefix_of,
    regrade_reasons,
    reviewed_places,
)
from grader.web.quiz.attempt_state import attempt_state, clock, drafts_of, saved_state
from grader.web.requests import person, wants_json
from grader.web.views.errors import problem

MAX_AGE = timedelta(days=30)  # what a page may say of how long ago something was typed


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """The questions. A POST, from a browser without scripts, saves all that are on the page and goes on."""
    attempt = attempt_own(viewer=request.user, public_id=public_id)
    if attempt.finished_at is not None:
        return HttpResponseRedirect(reverse("attempt-done", args=[attempt.public_id]))
    found = attempt_page(attempt, at=request.GET.get("q"))
    if request.method != "POST":
        return render(request, "web/quiz/attempt.html", {**found.context(), "state": attempt_state(found)})
    try:
        new_unread = _save_all(request, found)
    except AttemptOver:
        _keep_late(request, found)
        return _end(attempt)
    except NotFound:
        raise
    except Refused as refusal:
        return problem(request, HTTPStatus(refusal.status), str(refusal))
    address, wanted = reverse("attempt", args=[attempt.public_id]), request.POST.get("go", "")
    if "hint" in request.POST:
        return _hint(request, found, address)
    if wanted == "finish":
        return HttpResponseRedirect(reverse("attempt-finish", args=[attempt.public_id]))
    if new_unread is not None:  # shown before going on; the second press goes on
        return HttpResponseRedirect(f"{address}?q={new_unread}#q{new_unread}")
    return HttpResponseRedirect(f"{address}?q={wanted}" if wanted.isascii() and wanted.isdigit() else address)


def _hint(request: HttpRequest, found: AttemptPage, address: str) -> HttpResponse:
    """Opens the next hint of a question that the page shows, once what stood on it is saved."""
    number, _, hint = request.POST.get("hint", "").partition(".")
    view = next((view for view in found.shown if str(view.number) == number), None)
    if view is None:
        raise NotFound
    hint_open_at(attempt=found.attempt, view=view, number=_number(hint) or 0)
    return HttpResponseRedirect(f"{address}?q={number}#q{number}-hints")


def _save_all(request: HttpRequest, found: AttemptPage) -> int | None:
    """Save what the page shows; the number of the first answer that cannot be read and has not been told so."""
    new_unread = None
    for view in found.shown:
        flagged = f"{view.prefix}flag" in request.POST
        if view.presented is None:
            place_flag(place=view.place, flagged=flagged)
            continue
        response = sent_response(view.place, view.presented, request.POST, prefix=view.prefix)
        if response != view.place.response or flagged != view.place.flagged:
            saved = response_save(place=view.place, response=response, flagged=flagged)
            if saved.reading.unread and response != view.place.response and new_unread is None:
                new_unread = view.number
    return new_unread


def _keep_late(request: HttpRequest, found: AttemptPage) -> None:
    """What came after the end does not count, and its teachers find it all the same."""
    for view in found.shown:
        if view.presented is not None:
            late_keep(
                place=view.place, response=sent_response(view.place, view.presented, request.POST, prefix=view.prefix)
            )


@never_cache
@require_GET
def state(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Time, revisions and answers, for the page's script."""
    attempt = attempt_own(viewer=request.user, public_id=public_id)
    return JsonResponse(attempt_state(attempt_page(attempt, whole=True)))


@never_cache
@require_POST
def save(request: HttpRequest, public_id: uuid.UUID, position: int) -> HttpResponse:
    """Saves one answer and its flag, for the page's script. Answers with what stands there now, and the time."""
    place = place_get(user=person(request), public_id=public_id, position=position)
    attempt = place.attempt
    flag = request.POST.get("flag")
    if place.variant_id is None:
        revision = place_flag(place=place, flagged=flag == "1")
        return JsonResponse({**clock(attempt, attempt.ends_at), "revision": revision, "saved_at": None})
    presented = presented_at(place)
    response = sent_response(place, presented, request.POST, prefix=prefix_of(place))
    tabs = request.POST.get("tabs", "").split()[:20]
    try:
        saved = response_save(
            place=place,
            response=response,
            flagged=None if flag is None else flag == "1",
            tab=tabs[0] if tabs else request.POST.get("tab", ""),
            tabs=tabs,
            base=_number(request.POST.get("revision", "")),
            typed_at=_typed_at(request),
        )
    except AttemptOver as over:
        return _too_late(place, response, tabs, over)
    except NotFound:
        raise
    except Refused as refusal:
        return JsonResponse({"sentence": str(refusal)}, status=refusal.status)
    return JsonResponse(saved_state(place, presented, saved))


def _typed_at(request: HttpRequest) -> datetime | None:
    """When the answer was typed, from how many milliseconds ago the page says that was."""
    age = _number(request.POST.get("age", ""))
    return None if age is None else database_now() - min(timedelta(milliseconds=age), MAX_AGE)


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 13 else None


def _too_late(place: Place, response: object, tabs: list[str], over: AttemptOver) -> HttpResponse:
    attempt = attempt_finish(attempt=place.attempt)
    kept = late_keep(place=place, response=response, tab=tabs[0] if tabs else "")
    answer = {**clock(attempt, attempt.ends_at), "late": kept, "sentence": str(over)}
    return JsonResponse(answer, status=over.status)


def _end(attempt: Attempt) -> HttpResponse:
    attempt_finish(attempt=attempt)
    return HttpResponseRedirect(reverse("attempt-done", args=[attempt.public_id]))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def finish(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """What is answered, flagged and open, and the last click."""
    attempt = attempt_own(viewer=request.user, public_id=public_id)
    if attempt.finished_at is None and request.method != "POST":
        found = attempt_page(attempt, whole=True)
        return render(request, "web/quiz/finish.html", {**found.context(), "state": attempt_state(found)})
    if wants_json(request):
        ended = attempt_finish(attempt=attempt)
        return JsonResponse(clock(ended, ended.ends_at))
    return _end(attempt)


@never_cache
@require_GET
def done(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """The receipt and, as far as the quiz's policy allows now, the review."""
    attempt = attempt_get(viewer=request.user, public_id=public_id)
    if attempt.finished_at is None:
        if attempt.user_id != request.user.pk:
            raise NotFound
        return HttpResponseRedirect(reverse("attempt", args=[attempt.public_id]))
    places = places_of(attempt=attempt)
    context = {
        "attempt": attempt,
        "assignment": attempt.assignment,
        "course": attempt.assignment.course,
        "own": attempt.user_id == request.user.pk,
        "drafts": drafts_of(attempt, places),
        "receipt": readable(attempt.receipt),
        "answered": sum(place.answered or (place.submission_id is not None and not place.unread) for place in places),
        "unread": sum(place.given and place.unread for place in places),
        "asked": len(places),
    }
    try:
        review = review_get(viewer=request.user, attempt=attempt)
    except NotFound:
        raise
    except Refused as refusal:
        return render(request, "web/quiz/done.html", {**context, "later": str(refusal)})
    context |= {
        "review": review,
        "places": reviewed_places(review, attempt),
        "reasons": regrade_reasons(review, attempt),
    }
    return render(request, "web/quiz/done.html", context)
