"""An attempt at a quiz: answering, saving, handing in, reviewing; without scripts too, with them it saves by itself."""

from __future__ import annotations

import uuid
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from grader.errors import NotFound, Refused
from grader.quizzes.attempts import attempt_finish
from grader.quizzes.errors import AttemptOver
from grader.quizzes.models import Attempt
from grader.quizzes.receipts import readable
from grader.quizzes.saving import place_flag, place_get, response_save
from grader.quizzes.selectors import attempt_get, attempt_own, review_get
from grader.web.attempt_page import attempt_page, reviewed_places, sent_response
from grader.web.requests import person
from grader.web.views.errors import problem


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """The questions. A POST, from a browser without scripts, saves all that are on the page and goes on."""
    attempt = attempt_own(viewer=request.user, public_id=public_id)
    if attempt.finished_at is not None:
        return HttpResponseRedirect(reverse("attempt-done", args=[attempt.public_id]))
    found = attempt_page(attempt, at=request.GET.get("q"))
    if request.method != "POST":
        return render(request, "web/quiz/attempt.html", found.context())
    try:
        for place in found.shown:
            if not place.is_code:
                response = sent_response(place.place, request.POST)
                if response != place.place.response:
                    response_save(place=place.place, response=response)
            place_flag(place=place.place, flagged=f"{place.prefix}flag" in request.POST)
    except AttemptOver:
        return _end(attempt)
    except NotFound:
        raise
    except Refused as refusal:
        return problem(request, HTTPStatus(refusal.status), str(refusal))
    if request.POST.get("go") == "finish":
        return HttpResponseRedirect(reverse("attempt-finish", args=[attempt.public_id]))
    wanted = request.POST.get("go", "")
    query = f"?q={wanted}" if wanted.isascii() and wanted.isdigit() else ""
    return HttpResponseRedirect(f"{reverse('attempt', args=[attempt.public_id])}{query}")


@require_POST
def save(request: HttpRequest, public_id: uuid.UUID, position: int) -> HttpResponse:
    """Saves one answer, or its flag, for the page's script. Answers with the revision and the server's time."""
    place = place_get(user=person(request), public_id=public_id, position=position)
    attempt = place.attempt
    try:
        if "flag" in request.POST:
            place_flag(place=place, flagged=request.POST["flag"] == "1")
            return JsonResponse({})
        base = request.POST.get("revision", "")
        kept = response_save(
            place=place,
            response=sent_response(place, request.POST),
            tab=request.POST.get("tab", ""),
            base=int(base) if base.isascii() and base.isdigit() and len(base) < 10 else None,
            aside="aside" in request.POST,
        )
    except AttemptOver as over:
        _end(attempt)
        answer = {"over": True, "sentence": str(over), "done": reverse("attempt-done", args=[attempt.public_id])}
        return JsonResponse(answer, status=over.status)
    except NotFound:
        raise
    except Refused as refusal:
        return JsonResponse({"sentence": str(refusal)}, status=refusal.status)
    answer = {"revision": kept.revision, "saved_at": kept.saved_at.isoformat()}
    if kept.replaced is not None:
        answer["other"] = True  # another tab had saved something else; both are kept, this one counts
    return JsonResponse(answer)


def _end(attempt: Attempt) -> HttpResponse:
    attempt_finish(attempt=attempt)
    return HttpResponseRedirect(reverse("attempt-done", args=[attempt.public_id]))


@require_http_methods(["GET", "HEAD", "POST"])
def finish(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """What is answered, flagged and open, and the last click."""
    attempt = attempt_own(viewer=request.user, public_id=public_id)
    if attempt.finished_at is not None or request.method == "POST":
        return _end(attempt)
    return render(request, "web/quiz/finish.html", attempt_page(attempt, at=None).context())


@require_GET
def done(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """The receipt and, as far as the quiz's policy allows now, the review."""
    attempt = attempt_get(viewer=request.user, public_id=public_id)
    if attempt.finished_at is None:
        if attempt.user_id != request.user.pk:
            raise NotFound
        return HttpResponseRedirect(reverse("attempt", args=[attempt.public_id]))
    context = {
        "attempt": attempt,
        "assignment": attempt.assignment,
        "course": attempt.assignment.course,
        "own": attempt.user_id == request.user.pk,
        "receipt": readable(attempt.receipt),
        "answered": sum(place.answered for place in attempt.places.all()),
        "asked": attempt.places.count(),
    }
    try:
        review = review_get(viewer=request.user, attempt=attempt)
    except NotFound:
        raise
    except Refused as refusal:
        return render(request, "web/quiz/done.html", {**context, "later": str(refusal)})
    return render(request, "web/quiz/done.html", {**context, "review": review, "places": reviewed_places(review)})
